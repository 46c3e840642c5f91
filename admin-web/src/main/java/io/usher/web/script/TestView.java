package io.usher.web.script;

import java.util.List;

import io.usher.core.profile.ScriptTest;
import tools.jackson.databind.json.JsonMapper;

/**
 * A saved test and what came of it, as the page shows it.
 *
 * @param number its number
 * @param name its name
 * @param state {@code passed}, {@code failed} or {@code late}
 * @param at the moment that the script sees, empty for now
 * @param differences what is other than expected
 * @param loaded whether the editors hold it
 */
record TestView(long number, String name, String state, String at, List<OutcomeView.Change> differences,
		boolean loaded) {

	static TestView of(SavedTests.Outcome outcome, String loaded, JsonMapper json) {
		ScriptTest test = outcome.test();
		String state = outcome.passed() ? "passed" : outcome.ran() ? "failed" : "late";
		return new TestView(test.id().number(), test.name(), state, TesterForm.written(test.at()).replace('T', ' '),
				outcome.differences().stream().map((difference) -> OutcomeView.Change.of(difference, json)).toList(),
				loaded.equals(String.valueOf(test.id().number())));
	}

}
