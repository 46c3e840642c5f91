package io.usher.web.security;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

class RequestRatesTests {

	private static final String CONFERENCES = "/api/admin/configuration/v1/conference/";

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(30).toNanos());

	@AfterEach
	void logOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void takesAsManyAsAreAllowedInAnyMinute() {
		RequestRates rates = rates(1000);
		assertThat(IntStream.range(0, 1000).filter((i) -> rates.ask("a").isZero()).count()).isEqualTo(1000);
		assertThat(rates.ask("a")).isEqualTo(Duration.ofMinutes(1));
		pass(Duration.ofSeconds(59));
		assertThat(rates.ask("a")).isEqualTo(Duration.ofSeconds(1));
		pass(Duration.ofSeconds(1));
		assertThat(rates.ask("a")).isZero();
	}

	@Test
	void makesRoomAsTheOldestGoes() {
		RequestRates rates = rates(130);
		for (int i = 0; i < 400; i++) {
			assertThat(rates.ask("a")).as("request " + i).isZero();
			pass(Duration.ofMillis(462));
		}
		RequestRates small = rates(2);
		small.ask("a");
		pass(Duration.ofSeconds(20));
		small.ask("a");
		assertThat(small.ask("a")).isEqualTo(Duration.ofSeconds(40));
		pass(Duration.ofSeconds(40));
		assertThat(small.ask("a")).isZero();
		assertThat(small.ask("a")).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void countsEachCredentialByItself() {
		RequestRates rates = rates(1);
		assertThat(rates.ask("a")).isZero();
		assertThat(rates.ask("b")).isZero();
		assertThat(rates.ask("a")).isPositive();
	}

	@Test
	void countsNothingWithoutALimit() {
		RequestRates rates = rates(0);
		assertThat(IntStream.range(0, 5000)).allMatch((i) -> rates.ask("a").isZero());
	}

	@Test
	void tellsHowLongToWait() throws Exception {
		RequestLimit limit = new RequestLimit(rates(1), 1);
		TestingAuthenticationToken alice = new TestingAuthenticationToken("alice", "");
		assertThat(ask(limit, alice, CONFERENCES).getStatus()).isEqualTo(200);
		pass(Duration.ofMillis(500));
		MockHttpServletResponse refused = ask(limit, alice, CONFERENCES);
		assertThat(refused.getStatus()).isEqualTo(429);
		assertThat(refused.getHeader("Retry-After")).isEqualTo("60");
		assertThat(refused.getContentAsString())
			.isEqualTo("{\"error\":\"Too many requests (expected: at most 1 a minute; the next one in 60 s).\"}");
	}

	@Test
	void countsTheManagementApiAloneAndOnlyThoseWhoAreLoggedIn() throws Exception {
		RequestLimit limit = new RequestLimit(rates(1), 1);
		TestingAuthenticationToken alice = new TestingAuthenticationToken("alice", "");
		Authentication nobody = new AnonymousAuthenticationToken("key", "anonymous",
				AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
		for (int i = 0; i < 3; i++) {
			assertThat(ask(limit, alice, "/api/usher/v1/changes").getStatus()).isEqualTo(200);
			assertThat(ask(limit, alice, "/api/administer").getStatus()).isEqualTo(200);
			assertThat(ask(limit, nobody, CONFERENCES).getStatus()).isEqualTo(200);
		}
		assertThat(ask(limit, alice, CONFERENCES).getStatus()).isEqualTo(200);
		assertThat(ask(limit, alice, "/api/admin/status/v1/").getStatus()).isEqualTo(429);
	}

	private static MockHttpServletResponse ask(RequestLimit limit, Authentication who, String path) throws Exception {
		SecurityContextHolder.getContext().setAuthentication(who);
		MockHttpServletResponse response = new MockHttpServletResponse();
		limit.doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
		return response;
	}

	private RequestRates rates(int limit) {
		return new RequestRates(limit, this.now::get);
	}

	private void pass(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

}
