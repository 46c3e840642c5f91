package io.usher.web.console;

import io.usher.web.ConsoleTest;
import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * What people see when something went wrong.
 */
@ConsoleTest
class ErrorPageTests {

	@Autowired
	private MockMvcTester pages;

	@ParameterizedTest
	@CsvSource({ "404, There is no such page", "403, 403", "400, 400", "503, 503", "500, 500" })
	void isAPageOfTheConsole(int status, String words) {
		assertThat(this.pages.get()
			.uri("/error")
			.accept(MediaType.TEXT_HTML)
			.requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)).bodyText()
			.contains(words, "u-plain-main", "<title>")
			.doesNotContain("Whitelabel");
	}

	@Test
	void keepsTheMenuWhileTheDatabaseIsAwayForWhoIsLoggedIn() {
		assertThat(this.pages.get()
			.uri("/error")
			.with(user("admin").roles("ADMINISTRATOR"))
			.accept(MediaType.TEXT_HTML)
			.requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 503)
			.requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/decisions")).bodyText()
			.contains("Its database cannot be used", "aria-label=\"Main\"")
			.doesNotContain("u-plain-main");
	}

}
