package io.usher.core.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptVariable;
import io.usher.core.script.builtin.Filters;
import io.usher.core.script.builtin.Functions;
import io.usher.core.script.builtin.Tests;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.pex.PexFunctions;
import io.usher.core.script.run.Program;
import io.usher.core.script.run.Run;
import io.usher.core.script.syntax.SyntaxException;
import io.usher.core.script.syntax.Tags;
import io.usher.core.script.syntax.TemplateParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code docs/scripts.md} true: its examples are run, each filter and function has
 * one, and its limits are those of the engine.
 */
class ScriptReferenceTests {

	private static final Path PAGE = Path.of(System.getProperty("basedir", "")).resolve("../docs/scripts.md");

	private static final String ARROW = " → ";

	/** As those of a decision, with time enough for a busy machine. */
	private static final ScriptLimits LIMITS = new ScriptLimits(Duration.ofMinutes(1), ScriptLimits.DECISION.steps(),
			ScriptLimits.DECISION.output(), ScriptLimits.DECISION.size(), ScriptLimits.DECISION.room(),
			ScriptLimits.DECISION.bytes(), ScriptLimits.DECISION.depth(), ScriptLimits.DECISION.regexSteps());

	private static final ScriptEngine ENGINE = new ScriptEngine();

	static Stream<Example> examples() {
		return blocks("jinja").flatMap(String::lines).map(Example::read);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void printsWhatThePageSays(Example example) {
		ScriptRun run = ENGINE.compile(example.script()).run(variables(), context());
		assertThat(shown(run)).isEqualTo(example.shown());
	}

	@Test
	void everyFilterFunctionTestAndTagHasAnExample() {
		RecordingLibrary library = new RecordingLibrary();
		examples().forEach((example) -> use(example.script(), library));
		Set<String> unused = new TreeSet<>();
		unused.addAll(names("filter ", Filters.ALL));
		unused.addAll(names("function ", Functions.ALL));
		unused.addAll(names("test ", tests()));
		Tags.ALL.keySet().forEach((tag) -> unused.add("tag " + tag));
		unused.removeAll(library.used());
		assertThat(unused).as("without an example in docs/scripts.md").isEmpty();
		assertThat(PexFunctions.all()).extracting(ScriptFunction::name)
			.allMatch(
					(name) -> library.used().contains("filter " + name) || library.used().contains("function " + name));
	}

	/**
	 * Returns the tests that scripts can ask; those that are named as an operator, such
	 * as {@code ==}, are for filters that Infinity has disabled.
	 */
	private static List<ScriptFunction> tests() {
		return Tests.ALL.stream().filter((test) -> Character.isLetter(test.name().charAt(0))).toList();
	}

	private static Set<String> names(String prefix, Collection<ScriptFunction> functions) {
		Set<String> names = new TreeSet<>();
		functions.forEach((function) -> names.add(prefix + function.name()));
		return names;
	}

	private static void use(String script, RecordingLibrary library) {
		try {
			Program.compile(TemplateParser.parse(script, library), library)
				.run(new Run(variables(), context().clock(), context().random(), LIMITS.bounds()));
		}
		catch (SyntaxException | ScriptFailure ex) {
			// What the script uses before it fails is known.
		}
	}

	@Test
	void describesEveryNameThatScriptsCanUse() {
		String page = page();
		Stream.of(Filters.ALL, Functions.ALL, tests(), PexFunctions.all())
			.flatMap(List::stream)
			.map(ScriptFunction::name)
			.forEach((name) -> assertThat(page).containsPattern("(?m)^\\| .*`" + name + "[`( ]"));
	}

	@Test
	void describesEveryKindWithItsVariables() {
		List<String> lines = page().lines().toList();
		for (ScriptKind kind : ScriptKind.values()) {
			assertThat(lines).anyMatch((line) -> line.startsWith("| `" + kind.wireName() + "` |"));
		}
		for (ScriptVariable variable : ScriptVariable.values()) {
			List<String> kinds = Stream.of(ScriptKind.values())
				.filter((kind) -> kind.variables().contains(variable))
				.map((kind) -> "`" + kind.wireName() + "`")
				.toList();
			String in = (kinds.size() == ScriptKind.values().length) ? "all kinds" : String.join(", ", kinds);
			assertThat(lines).anyMatch((line) -> line.startsWith("| `" + variable.scriptName() + "` | " + in + " |"));
		}
	}

	@Test
	void tellsTheLimitsOfADecision() {
		ScriptLimits limits = ScriptLimits.DECISION;
		assertThat(page()).contains("| characters of a script | " + ScriptLimits.MAX_SOURCE + ", as in Infinity |",
				"| time | " + limits.time().toMillis() + " ms |",
				"| steps: expressions, elements, characters in part | " + limits.steps() + " |",
				"| characters that it prints | " + limits.output() + " |",
				"| characters of one text, or elements of one list | " + limits.size() + " |",
				"| characters and elements that it makes in all | " + limits.room() + " |",
				"| memory, where Java counts it | " + limits.bytes() + " bytes |",
				"| calls of macros and of `loop` within each other | " + limits.depth() + " |",
				"| characters that regular expressions look at | " + limits.regexSteps() + " |");
	}

	private static String shown(ScriptRun run) {
		if (!run.problems().isEmpty()) {
			return "error: " + run.problems().get(0).message();
		}
		String printed = run.output().isEmpty() ? "(nothing)" : run.output();
		return run.debugLog().isEmpty() ? printed : printed + ", log: " + String.join("; ", run.debugLog());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> variables() {
		return JsonMapper.shared().readValue(blocks("json").findFirst().orElseThrow(), Map.class);
	}

	private static ScriptContext context() {
		Clock clock = Clock.fixed(Instant.parse("2024-02-29T11:15:30Z"), ZoneOffset.UTC);
		return new ScriptContext(clock, new Random(1), LIMITS);
	}

	private static Stream<String> blocks(String language) {
		return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
			.matcher(page())
			.results()
			.map((block) -> block.group(1));
	}

	private static String page() {
		try {
			return Files.readString(PAGE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A line of the page: a script, an arrow, and what it prints. */
	private record Example(String script, String shown) {

		static Example read(String line) {
			int arrow = line.lastIndexOf(ARROW);
			assertThat(arrow).as("no arrow: %s", line).isPositive();
			return new Example(line.substring(0, arrow), line.substring(arrow + ARROW.length()));
		}

		@Override
		public String toString() {
			return this.script;
		}

	}

}
