package io.usher.web.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.usher.core.configuration.Configurations;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.profile.ScriptTest;
import io.usher.core.script.CompiledScript;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.evaluation.Difference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The tests that are kept for scripts of policy profiles: which pass, and which a changed
 * script would break.
 */
@Component
public class SavedTests {

	/** After this long the tests that are left are not run. */
	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

	private final Configurations configurations;

	private final ScriptTrials trials;

	SavedTests(Configurations configurations, ScriptTrials trials) {
		this.configurations = configurations;
		this.trials = trials;
	}

	/** Runs the tests of all three scripts of a profile as they are saved. */
	public Summary of(PolicyProfile profile) {
		return Arrays.stream(ScriptKind.values())
			.map((kind) -> of(profile, kind))
			.reduce(new Summary(0, 0, List.of()), Summary::and);
	}

	/** Runs the tests of one script of a profile as it is saved. */
	public Summary of(PolicyProfile profile, ScriptKind kind) {
		return Summary.of(run(profile, kind, source(profile, kind)));
	}

	/**
	 * Returns the tests that pass now and would fail, were the script another.
	 * @param newScript the script's text, empty when it is to be removed
	 */
	public List<Failure> broken(PolicyProfile profile, ScriptKind kind, String newScript) {
		List<Outcome> failing = run(profile, kind, newScript).stream().filter((outcome) -> !outcome.passed()).toList();
		if (failing.isEmpty()) {
			return List.of();
		}
		List<ScriptTest> passing = run(profile, kind, source(profile, kind)).stream()
			.filter(Outcome::passed)
			.map(Outcome::test)
			.toList();
		return failing.stream()
			.filter((outcome) -> outcome.ran() && passing.contains(outcome.test()))
			.map((outcome) -> new Failure(outcome.test().name(), outcome.differences()))
			.toList();
	}

	/**
	 * Runs all tests of a script against a text that may be another than the saved one.
	 */
	List<Outcome> run(PolicyProfile profile, ScriptKind kind, String script) {
		long start = System.nanoTime();
		List<Outcome> outcomes = new ArrayList<>();
		for (ScriptTest test : tests(profile, kind)) {
			boolean late = System.nanoTime() - start > PATIENCE;
			outcomes.add(late ? new Outcome(test, false, false, List.of()) : run(test, script));
		}
		return outcomes;
	}

	/** Returns the tests of a script, by name. */
	List<ScriptTest> tests(PolicyProfile profile, ScriptKind kind) {
		return this.configurations.current()
			.scriptTests(profile.id())
			.stream()
			.filter((test) -> test.kind() == kind)
			.toList();
	}

	/** Returns the text of a profile's script, empty when there is none. */
	static String source(PolicyProfile profile, ScriptKind kind) {
		return Optional.ofNullable(profile.scripts().get(kind)).map(CompiledScript::source).orElse("");
	}

	private Outcome run(ScriptTest test, String script) {
		Map<String, @Nullable Object> told = this.trials
			.run(test.kind(), script, test.input(), test.at(), ScriptTrials.repeatable())
			.result()
			.told(test.kind());
		List<Difference> differences = Difference.fromExpected(test.expected(), told);
		return new Outcome(test, true, differences.isEmpty(), differences);
	}

	/**
	 * How the tests of a profile do.
	 *
	 * @param passed how many pass
	 * @param total how many there are
	 * @param failing the names of those that do not
	 */
	public record Summary(int passed, int total, List<String> failing) {

		public Summary {
			failing = List.copyOf(failing);
		}

		static Summary of(List<Outcome> outcomes) {
			List<String> failing = outcomes.stream()
				.filter((outcome) -> !outcome.passed())
				.map((outcome) -> outcome.test().name())
				.toList();
			return new Summary(outcomes.size() - failing.size(), outcomes.size(), failing);
		}

		Summary and(Summary other) {
			List<String> all = new ArrayList<>(this.failing);
			all.addAll(other.failing);
			return new Summary(this.passed + other.passed, this.total + other.total, all);
		}

		/** Tells whether all pass, or there are none. */
		public boolean allPass() {
			return this.passed == this.total;
		}

	}

	/**
	 * A test that a changed script fails.
	 *
	 * @param test the test's name
	 * @param differences what is other than expected
	 */
	public record Failure(String test, List<Difference> differences) {

		public Failure {
			Objects.requireNonNull(test);
			differences = List.copyOf(differences);
		}

	}

	/**
	 * What came of one test.
	 *
	 * @param test the test
	 * @param ran whether there was time to run it
	 * @param passed whether Infinity would be told what is expected
	 * @param differences what it would be told otherwise
	 */
	record Outcome(ScriptTest test, boolean ran, boolean passed, List<Difference> differences) {

	}

}
