package io.usher.web.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class BodyLimitTests {

	private final BodyLimit filter = new BodyLimit(DataSize.ofBytes(10), DataSize.ofBytes(100));

	@Test
	void takesLargerFilesToImportFromThoseAloneWhoAreLoggedIn() throws Exception {
		assertThat(status(request("/transfer/imports/csv", 100, true))).isEqualTo(200);
		assertThat(status(request("/transfer/imports/csv", 101, true))).isEqualTo(413);
		assertThat(status(request("/transfer/imports/csv", 11, false))).isEqualTo(413);
		assertThat(status(request("/transfer/imports/csv", 10, false))).isEqualTo(200);
		assertThat(status(request("/configuration/people/new", 11, true))).isEqualTo(413);
	}

	@Test
	void takesNoFilesOfUnknownLength() throws Exception {
		MockHttpServletRequest request = request("/transfer/imports/csv", 0, true);
		request.addHeader("Transfer-Encoding", "chunked");
		request.setContentType("Multipart/form-data; boundary=x");
		assertThat(status(request)).isEqualTo(411);
	}

	private static MockHttpServletRequest request(String path, int length, boolean loggedIn) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
		request.setContent(new byte[length]);
		if (loggedIn) {
			request.getSession()
				.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
						new SecurityContextImpl());
		}
		return request;
	}

	private int status(MockHttpServletRequest request) throws ServletException, IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(request, response, new MockFilterChain());
		return response.getStatus();
	}

}
