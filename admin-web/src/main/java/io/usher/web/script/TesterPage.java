package io.usher.web.script;

import java.security.Principal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.usher.core.account.Right;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.profile.ScriptTest;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.evaluation.ScriptEvaluation;
import io.usher.core.script.gallery.Gallery;
import io.usher.web.right.Rights;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts together what the tester's page shows.
 */
@Component
class TesterPage {

	/** The template. */
	static final String VIEW = "script/tester";

	private final ScriptTrials trials;

	private final SavedTests tests;

	private final TesterInputs inputs;

	private final JsonMapper json;

	TesterPage(ScriptTrials trials, SavedTests tests, TesterInputs inputs, JsonMapper json) {
		this.trials = trials;
		this.tests = tests;
		this.inputs = inputs;
		this.json = json;
	}

	/** Shows all of it, the script run and its tests too. */
	void show(Tried tried, TesterForm form, @Nullable Principal user, Model model) {
		frame(tried, form, user, model);
		Map<String, @Nullable Object> told = run(tried, form, model);
		model.addAttribute("form", expecting(form, told));
		tests(tried, form, model);
		model.addAttribute("gallery",
				Gallery.all().stream().filter((script) -> script.kind() == tried.kind()).toList());
	}

	/** Adds what every part of the page needs. */
	void frame(Tried tried, TesterForm form, @Nullable Principal user, Model model) {
		PolicyProfile profile = tried.profile();
		model.addAttribute("form", form);
		model.addAttribute("kind", tried.kind());
		model.addAttribute("kinds", ScriptKind.values());
		model.addAttribute("profile", profile);
		model.addAttribute("path", tried.path());
		model.addAttribute("on", profile != null && profile.script(tried.kind()).isPresent());
		model.addAttribute("maySave", tried.maySave(user));
		model.addAttribute("mayTest", tried.mayTest(user));
		model.addAttribute("seesLogs", Rights.has(user, Right.VIEW_LOGS));
		model.addAttribute("changed", !form.script().equals(tried.source()));
	}

	/**
	 * Runs the script and adds what came of it.
	 * @return what Infinity would be told, null when the script could not be run
	 */
	@Nullable Map<String, @Nullable Object> run(Tried tried, TesterForm form, Model model) {
		Input input = input(form);
		Instant at = null;
		try {
			at = form.moment();
		}
		catch (DateTimeParseException ex) {
			model.addAttribute("atError", "Choose a date and time such as 2024-02-29T11:15, or none for now.");
			return null;
		}
		Map<String, @Nullable Object> variables = input.variables();
		if (variables == null) {
			model.addAttribute("inputError", input);
			return null;
		}
		if (form.script().isBlank()) {
			return null;
		}
		ScriptEvaluation run = this.trials.run(tried.kind(), form.script(), variables, at, ScriptTrials.repeatable());
		Map<String, @Nullable Object> told = run.result().told(tried.kind());
		model.addAttribute("outcome",
				OutcomeView.of(tried.kind(), run, variables, tried.profile(), this.inputs.pretty(told), this.json));
		return told;
	}

	/** Runs the saved tests on the script that is written, and adds what came of them. */
	void tests(Tried tried, TesterForm form, Model model) {
		PolicyProfile profile = tried.profile();
		List<TestView> views = (profile == null) ? List.of()
				: this.tests.run(profile, tried.kind(), form.script())
					.stream()
					.map((outcome) -> TestView.of(outcome, form.test(), this.json))
					.toList();
		model.addAttribute("tests", views);
		model.addAttribute("passed", views.stream().filter((test) -> test.state().equals("passed")).count());
	}

	/** Returns the form expecting the present result where nothing else is expected. */
	TesterForm expecting(TesterForm form, @Nullable Map<String, @Nullable Object> told) {
		return (form.expected().isBlank() && told != null)
				? form.withTest(form.test(), form.testName(), this.inputs.pretty(told)) : form;
	}

	/** Adds the tests that the script that is written would break. */
	void broken(List<SavedTests.Failure> failures, Model model) {
		List<BrokenTest> broken = new ArrayList<>();
		failures.forEach((failure) -> broken.add(new BrokenTest(failure.test(),
				failure.differences()
					.stream()
					.map((difference) -> OutcomeView.Change.of(difference, this.json))
					.toList())));
		model.addAttribute("broken", broken);
	}

	private static Input input(TesterForm form) {
		try {
			Map<String, @Nullable Object> read = ScriptTest.object(form.input().isBlank() ? "{}" : form.input());
			return Objects.isNull(read) ? new Input(null, 1, 1) : new Input(read, 0, 0);
		}
		catch (JacksonException ex) {
			TokenStreamLocation place = ex.getLocation();
			return (place != null) ? new Input(null, Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()))
					: new Input(null, 1, 1);
		}
	}

	/**
	 * An input as it was read.
	 *
	 * @param variables the variables, null when it is no JSON object
	 * @param line the line from which it cannot be read
	 * @param column the column in it
	 */
	record Input(@Nullable Map<String, @Nullable Object> variables, int line, int column) {

	}

	/**
	 * A saved test that a change would break.
	 *
	 * @param name its name
	 * @param differences what would be other than expected
	 */
	record BrokenTest(String name, List<OutcomeView.Change> differences) {

	}

}
