package io.usher.web.security;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Ticker;
import io.usher.core.secret.SecretKey;
import io.usher.web.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@ConsoleTest
class LoginThrottleTests {

	private static final AtomicLong NOW = new AtomicLong();

	@Autowired
	private MockMvcTester pages;

	@Test
	void holdsUpTheRightPasswordByFormAndByBasicAfterTenWrongOnes() {
		for (int i = 0; i < 10; i++) {
			assertThat(ask("192.0.2.1", "admin", "wrong")).hasStatus(401);
		}
		assertThat(ask("192.0.2.1", "admin", ConsoleTest.PASSWORD)).hasStatus(429)
			.hasHeader("Retry-After", "300")
			.bodyJson()
			.extractingPath("$.error")
			.asString()
			.startsWith("Too many wrong passwords");
		assertThat(ask("192.0.2.2", "admin", ConsoleTest.PASSWORD)).hasStatusOk();
		MockHttpSession session = new MockHttpSession();
		assertThat(logIn(session, "192.0.2.1", ConsoleTest.PASSWORD)).hasRedirectedUrl("/login?error");
		assertThat(this.pages.get().uri("/login?error=").session(session)).bodyText()
			.contains("Too many wrong passwords. Wait five minutes");
		NOW.addAndGet(Duration.ofMinutes(5).toNanos() - 1);
		assertThat(ask("192.0.2.1", "ADMIN", ConsoleTest.PASSWORD)).hasStatus(429);
		NOW.addAndGet(1);
		assertThat(ask("192.0.2.1", "admin", ConsoleTest.PASSWORD)).hasStatusOk();
	}

	@Test
	void holdsUpGuessingByForm() {
		for (int i = 0; i < 10; i++) {
			assertThat(logIn(new MockHttpSession(), "192.0.2.3", "wrong")).hasRedirectedUrl("/login?error");
		}
		assertThat(ask("192.0.2.3", "admin", ConsoleTest.PASSWORD)).hasStatus(429);
	}

	@Test
	void countsWrongPresentPasswordsOfAChange() {
		for (int i = 0; i < 10; i++) {
			assertThat(change("192.0.2.4", "wrong")).hasStatus(422)
				.bodyText()
				.contains("This is not your present password.");
		}
		assertThat(change("192.0.2.4", ConsoleTest.PASSWORD)).hasStatus(422)
			.bodyText()
			.contains("id=\"current-error\">Too many wrong passwords. Wait five minutes");
		assertThat(ask("192.0.2.4", "admin", ConsoleTest.PASSWORD)).hasStatus(429);
	}

	@Test
	void holdsUpAnAddressThatTriesManyAccounts() {
		for (int i = 0; i < 50; i++) {
			assertThat(ask("2001:db8::" + i, "nobody" + i, "wrong")).hasStatus(401);
		}
		assertThat(ask("2001:db8::ffff", "admin", ConsoleTest.PASSWORD)).hasStatus(429);
		assertThat(ask("2001:db8:0:1::", "admin", ConsoleTest.PASSWORD)).hasStatusOk();
	}

	private MvcTestResult ask(String address, String name, String password) {
		return this.pages.get()
			.uri("/api/usher/v1/changes")
			.with(httpBasic(name, password))
			.remoteAddress(address)
			.exchange();
	}

	private MvcTestResult logIn(MockHttpSession session, String address, String password) {
		return this.pages.post()
			.uri("/login")
			.session(session)
			.with(csrf())
			.remoteAddress(address)
			.param("username", "admin")
			.param("password", password)
			.exchange();
	}

	private MvcTestResult change(String address, String current) {
		return this.pages.post()
			.uri("/account/password")
			.with(csrf())
			.with(user("admin"))
			.remoteAddress(address)
			.param("current", current)
			.param("password", "short")
			.param("again", "short")
			.exchange();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Time {

		@Bean
		@Primary
		Ticker ticker() {
			return NOW::get;
		}

		@Bean
		@Primary
		PasswordEncoder fastPasswords(SecretKey key) {
			return new RememberingPasswordEncoder(new BCryptPasswordEncoder(4), key);
		}

	}

}
