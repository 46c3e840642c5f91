package io.usher.web.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.usher.core.configuration.Configurations;
import io.usher.web.ConsoleTest;
import io.usher.web.JourneyTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everybody can use every page: by keyboard, with a screen reader, in either theme.
 */
@JourneyTest
class AccessibilityIT extends BrowserJourney {

	@Autowired
	private Configurations configurations;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@TempDir
	private Path folder;

	private Requests requests;

	@BeforeEach
	void open() {
		this.requests = new Requests("http://localhost:" + this.port);
	}

	@Test
	void axeFindsNothingOnAnyPage() throws Exception {
		fillLogs();
		Inspection inspection = new Inspection(this.browser);
		List<String> faults = new ArrayList<>(inspection.open("/login"));
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		Map<String, List<String>> pages = ConsolePages.of(this.configurations.current(), aDecision(), aPlan());
		assertThat(patterns()).as("handlers of pages; those that are missing belong into ConsolePages")
			.isSubsetOf(known(pages));
		for (List<String> addresses : pages.values()) {
			for (String address : addresses) {
				faults.addAll(inspection.open(address));
			}
		}
		assertThat(faults).isEmpty();
	}

	@Test
	void whatMattersIsDoneByKeyboardAlone() throws Exception {
		Inspection inspection = new Inspection(this.browser);
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		List<String> faults = new ArrayList<>();

		this.browser.go("/configuration/conferences/new");
		this.browser.press(Keys.TAB);
		assertFocus(".u-skip");
		this.browser.press(Keys.ENTER);
		assertFocus("#content");
		tabTo(".u-save [type=submit]");
		assertThat(this.browser.evaluate("getComputedStyle(document.activeElement).outlineStyle")).isEqualTo("solid");
		this.browser.press(Keys.ENTER);
		this.browser.see("#faults");
		assertFocus("#f-name");
		faults.addAll(inspection.now("a form with errors"));
		this.browser.press("Keyboard room");
		tabTo("[data-rows-add]");
		this.browser.press(Keys.SPACE);
		assertFocus("[data-row] input");
		this.browser.press("keyboard.room@example.com");
		tabTo("[data-rows-remove]");
		this.browser.press(Keys.ENTER);
		assertFocus("[data-rows-add]");
		tabTo(".u-save [name=stay]");
		this.browser.press(Keys.ENTER);
		this.browser.see(".u-flash.u-tone-served");
		String room = this.browser.path();

		this.requests.send("PATCH", "/api/admin" + room.replace("/conferences/", "/v1/conference/") + "/",
				Map.of("description", "Somebody else's"));
		focus("#f-description");
		this.browser.press("Mine", Keys.ENTER);
		this.browser.see("#stale");
		assertFocus("#stale");
		faults.addAll(inspection.now("a stale edit"));

		this.browser.go("/configuration/conferences?q=Keyboard");
		focus("[data-check]");
		this.browser.press(Keys.SPACE);
		faults.addAll(inspection.now("a list with chosen rows"));
		focus("#bulk button");
		this.browser.press(Keys.ENTER);
		this.browser.see("#edit-form");
		faults.addAll(inspection.now("a bulk edit"));
		this.browser.go(room + "/delete");
		tabTo(".btn-danger");
		this.browser.press(Keys.ENTER);
		this.browser.see(".u-flash.u-tone-served");

		assertThat(faults).isEmpty();
	}

	@Test
	void rulesTheSimulatorTheTesterAndMenusAreUsedByKeyboardAlone() {
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		this.browser.press("meet.bob", Keys.ENTER);
		this.browser.see("#verdict");
		this.browser.waitUntil("document.activeElement.id === 'result'");

		this.browser.go("/configuration/call-routing-rules");
		focus("tbody tr:nth-child(2) [data-grip]");
		Object rule = this.browser.evaluate("document.activeElement.dataset.move");
		for (List<String> step : List.of(List.of(Keys.ARROW_UP.toString(), "1"),
				List.of(Keys.ARROW_DOWN.toString(), "2"))) {
			this.browser.press(step.get(0));
			this.browser.waitUntil("document.activeElement.dataset.move === '" + rule
					+ "' && document.activeElement.dataset.place === '" + step.get(1) + "'");
		}

		this.browser.go("/scripts/try/service");
		this.browser.see("#tester[data-ready]");
		focus(".tst-script .CodeMirror textarea");
		this.browser.press("x", Keys.TAB);
		assertThat(this.browser.evaluate("document.activeElement.closest('.tst-script .CodeMirror') !== null"))
			.isEqualTo(true);
		this.browser.press(Keys.ESCAPE);
		this.browser.press(Keys.TAB);
		assertThat(this.browser.evaluate("document.activeElement.closest('.tst-script .CodeMirror')")).isNull();

		this.browser.go("/");
		focus("#user-menu");
		this.browser.press(Keys.ENTER);
		this.browser.press(Keys.ARROW_DOWN);
		assertFocus(".u-menu a, .u-menu button");
		this.browser.press(Keys.ESCAPE);
		assertFocus("#user-menu");
		this.browser.resize(390, 844);
		focus(".u-bar button");
		this.browser.press(Keys.ENTER);
		this.browser.waitUntil("document.activeElement.closest('#side.show') !== null");
		this.browser.press(Keys.ESCAPE);
		this.browser.waitUntil("document.activeElement.matches('.u-bar button')");
	}

	private void focus(String selector) {
		this.browser.see(selector.contains("CodeMirror") ? ".CodeMirror" : selector);
		this.browser.evaluate("document.querySelector('" + selector + "').focus()");
	}

	private void tabTo(String selector) {
		for (int i = 0; i < 200 && !isFocused(selector); i++) {
			this.browser.press(Keys.TAB);
		}
		assertFocus(selector);
	}

	private void assertFocus(String selector) {
		assertThat(isFocused(selector))
			.as("focus on %s instead of %s", selector,
					this.browser.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
			.isTrue();
	}

	private boolean isFocused(String selector) {
		return Boolean.TRUE.equals(this.browser.evaluate("document.activeElement.matches('" + selector + "')"));
	}

	private static Set<String> known(Map<String, List<String>> pages) {
		Set<String> known = new TreeSet<>(pages.keySet());
		known.addAll(ConsolePages.OTHERS);
		return known;
	}

	private Set<String> patterns() {
		return this.requestMappingHandlerMapping.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((handler) -> isOfTheConsole(handler.getKey(), handler.getValue()))
			.flatMap((handler) -> handler.getKey().getPatternValues().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean isOfTheConsole(RequestMappingInfo mapping, HandlerMethod handler) {
		Class<?> type = handler.getBeanType();
		Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
		return type.getName().startsWith("io.usher.") && AnnotatedElementUtils.hasAnnotation(type, Controller.class)
				&& !AnnotatedElementUtils.hasAnnotation(type, RestController.class)
				&& (methods.isEmpty() || methods.contains(RequestMethod.GET));
	}

	private void fillLogs() throws Exception {
		for (String alias : List.of("meet.bob", "nobody@nowhere.example", "room@paris.branch.example.com")) {
			for (String location : List.of("London", "Edge", "Nowhere")) {
				this.requests.node("/policy/v1/service/configuration", Map.of("local_alias", alias, "location",
						location, "remote_display_name", "Bob", "protocol", "sip", "node_ip", "10.44.99.2"));
			}
		}
		this.requests.node("infinity", "wrong", "/policy/v1/service/configuration", Map.of("local_alias", "meet.bob"));
	}

	/** An import with rows of every kind. */
	private String aPlan() throws IOException {
		Path file = this.folder.resolve("rooms.csv");
		Files.writeString(file, """
				name,service_type,alias,participant_limit,host_view
				Accessible room,conference,accessible@example.com,20,our_layout
				Alice Jones,conference,,30,
				Crowded room,conference,crowded@example.com,-1,
				""");
		return new ImportPage(this.browser).upload("Conferences", file).path();
	}

	private String aDecision() {
		Awaitility.await().untilAsserted(() -> {
			this.browser.go("/decisions");
			assertThat(this.browser.shows("#rows tr")).isTrue();
		});
		return String.valueOf(this.browser.evaluate("document.querySelector('#rows a').pathname.split('/').pop()"));
	}

}
