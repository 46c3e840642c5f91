package io.usher.web.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.usher.core.account.Right;
import io.usher.core.account.Role;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.configuration.Configurations;
import io.usher.web.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Every handler against every role and nobody, as {@code routes.txt} says: a line each,
 * method, pattern and who gets through. The handlers are asked what they are, so that no
 * page is forgotten; the failure prints the lines that are missing.
 */
@ConsoleTest
class RouteMatrixTests {

	private static final String NOBODY = "nobody";

	private static final Map<String, String> VARIABLES = Map.of("resource", "conference", "slug", "conferences");

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Autowired
	private Configurations configurations;

	@Test
	void everyRoleGetsThroughWhereItMayAndNowhereElse() throws IOException {
		Map<String, Set<String>> expected = expected();
		List<String> wrong = new ArrayList<>();
		List<String> changing = new ArrayList<>();
		Set<String> handlers = handlers();
		for (String handler : handlers) {
			long revision = this.configurations.current().revision();
			Set<String> through = through(handler);
			if (this.configurations.current().revision() != revision) {
				changing.add(handler);
			}
			if (!through.equals(expected.get(handler))) {
				wrong.add(String.format("%-75s %s", handler, through.isEmpty() ? "-" : String.join(" ", through)));
			}
		}
		assertThat(wrong)
			.as("handlers whose line in routes.txt is missing or says something else. "
					+ "Read them, and copy those that are right:\n" + String.join("\n", wrong) + "\n")
			.isEmpty();
		assertThat(changing).as("handlers that take an empty form for a change").isEmpty();
		assertThat(handlers).as("lines of routes.txt without a handler").containsAll(expected.keySet());
	}

	@Test
	void aPathWithASlashAtItsEndNeedsWhatThePathWithoutNeeds() throws IOException {
		Map<String, Set<String>> expected = expected();
		assertThat(expected.keySet()).filteredOn((handler) -> handler.length() > 7 && handler.endsWith("/"))
			.allSatisfy((handler) -> assertThat(expected.get(handler))
				.isEqualTo(expected.getOrDefault(handler.substring(0, handler.length() - 1), expected.get(handler))));
	}

	@Test
	void everyFormNeedsAToken() {
		List<String> open = handlers().stream()
			.filter((handler) -> !handler.startsWith("GET ") && !handler.contains(" /api/")
					&& !handler.contains(" /oauth/") && !handler.endsWith(" /error"))
			.filter((handler) -> this.pages.method(method(handler))
				.uri(path(handler))
				.with(authentication(who("administrator")))
				.exchange()
				.getResponse()
				.getStatus() != 403)
			.toList();
		assertThat(open).isEmpty();
	}

	private Set<String> through(String handler) {
		Set<String> through = new TreeSet<>();
		Stream.concat(Stream.of(NOBODY), Arrays.stream(Role.values()).map(Role::value))
			.filter((who) -> isThrough(handler, who))
			.forEach(through::add);
		return through;
	}

	private boolean isThrough(String handler, String who) {
		MockMvcTester.MockMvcRequestBuilder request = this.pages.method(method(handler))
			.uri(path(handler))
			.with(csrf());
		// An empty form of the settings is a right one, and would change them.
		request = request.param(GlobalFields.DECISION_LOG_DAYS.name(), "never");
		if (handler.contains(" /api/")) {
			request = request.contentType(MediaType.APPLICATION_JSON).content("{}");
		}
		if (!who.equals(NOBODY)) {
			request = request.with(authentication(who(who)));
		}
		MvcTestResult result = request.exchange();
		MockHttpServletResponse answer = result.getResponse();
		boolean toTheLogin = answer.getStatus() == 302
				&& "/login".equals(Objects.requireNonNullElse(answer.getRedirectedUrl(), ""));
		return answer.getStatus() != 401 && answer.getStatus() != 403 && (!toTheLogin || handler.contains(" /login"));
	}

	private static UsernamePasswordAuthenticationToken who(String role) {
		Role found = Role.of(role).orElseThrow();
		return UsernamePasswordAuthenticationToken.authenticated("admin", null,
				Stream.concat(Stream.of("ROLE_" + found.name()), found.rights().stream().map(Right::name))
					.map(SimpleGrantedAuthority::new)
					.toList());
	}

	private static HttpMethod method(String handler) {
		return HttpMethod.valueOf(handler.substring(0, handler.indexOf(' ')));
	}

	/** Returns a path that the pattern takes and that names nothing there is. */
	private static String path(String handler) {
		String path = handler.substring(handler.indexOf(' ') + 1);
		path = path.replace("{kind}", path.startsWith("/scripts/") ? "service" : "administrators")
			.replace("{slug:(?!infinity$)[a-z0-9-]+}", "{slug}");
		for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
			path = path.replace("{" + variable.getKey() + "}", variable.getValue());
		}
		return path.replaceAll("\\[0-9]\\{\\d+,\\d+}", "")
			.replaceAll("\\{[^}]*}", "999999999")
			.replace("/**", "/999999999");
	}

	private Set<String> handlers() {
		Set<String> handlers = new TreeSet<>();
		this.requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
			Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
			for (String pattern : mapping.getPatternValues()) {
				if (methods.isEmpty()) {
					handlers.add("GET " + pattern);
				}
				methods.forEach((verb) -> handlers.add(verb + " " + pattern));
			}
		});
		return handlers;
	}

	private static Map<String, Set<String>> expected() throws IOException {
		Map<String, Set<String>> expected = new TreeMap<>();
		try (InputStream lines = RouteMatrixTests.class.getResourceAsStream("routes.txt")) {
			new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map((line) -> line.strip().split("\\s+"))
				.forEach((words) -> expected.put(words[0] + " " + words[1],
						new TreeSet<>(Arrays.asList(words).subList(2, words.length))));
			expected.values().forEach((roles) -> roles.remove("-"));
		}
		return expected;
	}

}
