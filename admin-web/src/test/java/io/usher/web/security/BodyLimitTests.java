package io.usher.web.security;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
	void takesLargerImportsFromPrograms() throws Exception {
		for (String path : List.of("/api/usher/v1/imports/dump", "/api/usher/v1/imports/configuration",
				"/api/usher/v1/csv/conferences")) {
			assertThat(status(request(path, 100, false))).as(path).isEqualTo(200);
			assertThat(status(request(path, 101, false))).as(path).isEqualTo(413);
		}
		assertThat(status(request("/api/usher/v1/csvs", 11, false))).isEqualTo(413);
		assertThat(status(request("/api/usher/v1/scripts/evaluate", 11, false))).isEqualTo(413);
	}

	@Test
	void readsTwoLargeImportsOfProgramsAtATime() throws Exception {
		String path = "/api/usher/v1/csv/conferences";
		List<Integer> answers = new ArrayList<>();
		during(path, 11, () -> during(path, 11, () -> {
			answers.add(status(request(path, 11, false)));
			answers.add(status(request(path, 10, false)));
			MockHttpServletRequest chunked = request(path, 0, false);
			chunked.addHeader("Transfer-Encoding", "chunked");
			answers.add(status(chunked));
		}));
		answers.add(status(request(path, 11, false)));
		assertThat(answers).containsExactly(503, 200, 503, 200);
	}

	/** Does something else while a body is read. */
	private void during(String path, int length, Work work) throws ServletException, IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(request(path, length, false), response, (request, answer) -> work.run());
		assertThat(response.getStatus()).isEqualTo(200);
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

	private interface Work {

		void run() throws ServletException, IOException;

	}

}
