package io.usher.core.script.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.script.RecordingLibrary;
import io.usher.core.script.ScriptContext;
import io.usher.core.script.ScriptLimits;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.answer.KnownBefore;
import io.usher.core.script.answer.ScriptResult.Outcome;
import io.usher.core.script.answer.ScriptVariable;
import io.usher.core.script.evaluation.ScriptEvaluation;
import io.usher.core.script.evaluation.ScriptEvaluator;
import io.usher.core.script.gallery.GalleryScript.Example;
import io.usher.core.script.syntax.Statement;
import io.usher.core.script.syntax.Target;
import io.usher.core.script.syntax.TemplateParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class GalleryTests {

	private static final Path FILES = Path.of(System.getProperty("basedir", ""))
		.resolve("src/main/resources/io/usher/core/script/gallery");

	private static final Instant MORNING = Instant.parse("2024-02-29T11:15:30Z");

	/** Time enough for a busy machine. */
	private static final ScriptLimits LIMITS = new ScriptLimits(Duration.ofMinutes(1), 1_000_000, 1 << 20, 4 << 20,
			8 << 20, 40 << 20, 200, 2_000_000);

	private static final ScriptEvaluator EVALUATOR = new ScriptEvaluator();

	static List<String> ids() {
		return Gallery.all().stream().map(GalleryScript::id).toList();
	}

	static Stream<Arguments> examples() {
		return Gallery.all()
			.stream()
			.flatMap((script) -> script.examples()
				.stream()
				.map((example) -> Arguments.of(script.id(), example.shows(), example)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("examples")
	void answersAsTheExampleSays(String id, String shows, Example example) {
		for (InfinityVersion version : InfinityVersion.values()) {
			ScriptEvaluation evaluation = evaluate(script(id), example, version);
			assertThat(evaluation.result().diagnostics()).filteredOn(ScriptProblem::isError).isEmpty();
			assertThat(evaluation.result().outcome()).isEqualTo(Outcome.APPLIED);
			assertThat(evaluation.result().told(script(id).kind())).isEqualTo(example.result());
			assertThat(evaluation.debugLog()).isEqualTo(example.debugLog());
			assertThat(evaluation.result().diagnostics()).extracting(ScriptProblem::message)
				.isEqualTo(example.warnings());
		}
	}

	@ParameterizedTest
	@MethodSource("ids")
	void showsEveryBranch(String id) {
		GalleryScript script = script(id);
		MarkedBranches branches = MarkedBranches.of(script.source());
		for (Example example : script.examples()) {
			Map<String, Object> variables = new HashMap<>(example.input());
			variables.putIfAbsent(ScriptVariable.SERVICE_CONFIG.scriptName(), null);
			assertThat(branches.run(variables, clock(example)))
				.isEqualTo(evaluate(script, example, InfinityVersion.V34).output());
		}
		assertThat(branches.notTaken()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("ids")
	void warnsOfNothingButLinesForTheLogAndOlderNames(String id) {
		Predicate<String> wanted = (warning) -> warning.startsWith("pex_debug_log fills")
				|| warning.endsWith("(expected: overflow_locations, a list, instead)");
		assertThat(script(id).examples()).flatExtracting(Example::warnings).allMatch(wanted);
	}

	/** Those who adapt a script find all that they change before anything else. */
	@ParameterizedTest
	@MethodSource("ids")
	void setsItsParametersFirst(String id) {
		GalleryScript script = script(id);
		List<String> first = TemplateParser.parse(script.source(), new RecordingLibrary())
			.stream()
			.filter((each) -> !(each instanceof Statement.Text text && text.text().isBlank()))
			.limit(script.parameters().size())
			.map((each) -> (each instanceof Statement.Set set && set.target() instanceof Target.Variable variable)
					? variable.name() : each.toString())
			.toList();
		assertThat(first).containsExactlyElementsOf(script.parameters().keySet());
		assertThat(script.parameters().values()).allMatch(GalleryTests::isSentence);
	}

	@ParameterizedTest
	@MethodSource("ids")
	void saysWhatItIsForAndWhatItShows(String id) {
		GalleryScript script = script(id);
		assertThat(script.source()).startsWith("{# ");
		assertThat(script.title()).isNotBlank();
		assertThat(isSentence(script.purpose())).as(script.purpose()).isTrue();
		assertThat(script.examples()).isNotEmpty().extracting(Example::shows).doesNotHaveDuplicates();
		assertThat(script.examples()).extracting(Example::shows).allMatch(GalleryTests::isSentence);
	}

	@Test
	void hasEveryExampleOfTheGuide() {
		Map<String, String> byHeading = new LinkedHashMap<>();
		Gallery.all()
			.stream()
			.filter((script) -> script.guideTitle() != null)
			.forEach((script) -> byHeading.put(script.guideTitle(), script.id()));
		assertThat(byHeading).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
				Map.entry("Minimum basic pass-through service configuration script", "service-pass-through"),
				Map.entry("Minimum basic pass-through media location script", "media-location-pass-through"),
				Map.entry("Basic pass-through service configuration script with call_info debug line",
						"service-pass-through-debug"),
				Map.entry("Unconditionally nominate media locations", "media-location-always"),
				Map.entry("Nominate a media location for RTMP streaming", "media-location-rtmp"),
				Map.entry("Remove PIN based on location", "remove-pin-by-location"),
				Map.entry("Remove PIN if device is registered", "remove-pin-if-registered"),
				Map.entry("Inject an ADP into every conference (with a debug line for service_config)", "inject-adp"),
				Map.entry("Reject specified User Agents", "reject-user-agents"),
				Map.entry("Test whether a participant's address is within a particular subnet", "bandwidth-by-subnet"),
				Map.entry("Lock a conference when the first participant connects",
						"lock-when-first-participant-connects"),
				Map.entry("Use a different theme based on time of day", "theme-by-time-of-day"),
				Map.entry("Limit VMR access to registered devices only", "registered-devices-only"),
				Map.entry("Disable encryption when calling a specific device", "no-encryption-to-devices"),
				Map.entry("Change layout for Microsoft Teams gateway calls", "layout-teams"),
				Map.entry("Change layout for Google Meet gateway calls", "layout-google-meet"),
				Map.entry("Route incoming calls directly into a breakout room", "breakout-room-by-alias"),
				Map.entry("Mask phone numbers", "mask-phone-numbers"),
				Map.entry("Control VMR entry via identity provider attributes and VMR service tag",
						"admit-by-idp-attribute"),
				Map.entry("Construct remote display name from custom claims / identity provider attributes",
						"display-name-from-claims")));
	}

	@Test
	void showsEveryFileOnceSortedByKind() throws IOException {
		assertThat(Gallery.all()).extracting(GalleryScript::kind).isSorted();
		try (Stream<Path> files = Files.list(FILES)) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(
					ids().stream().flatMap((id) -> Stream.of(id + ".jinja", id + ".json")).toList());
		}
	}

	@Test
	void branchesThatNoInputTakesAreFound() {
		MarkedBranches branches = MarkedBranches.of("""
				{% if a == 1 %}one{% elif a == 2 %}two{% endif %}
				{% for x in list %}{% if x %}x{% endif %}{% else %}none{% endfor %}
				{% if a %}{% else %}nothing{% endif %}
				""");
		assertThat(branches.run(Map.of("a", 0L, "list", List.of()), clock(MORNING))).contains("nothing");
		assertThat(branches.notTaken()).containsExactly("1:4 condition holds", "1:27 condition holds",
				"2:4 loop has an element", "2:23 condition holds", "2:23 no condition holds", "3:4 condition holds");
		branches.run(Map.of("a", 1L, "list", List.of(0L)), clock(MORNING));
		assertThat(branches.notTaken()).containsExactly("1:27 condition holds", "2:23 condition holds");
		assertThat(MarkedBranches.of("{% for x in [] %}{% else %}none{% endfor %}").notTaken())
			.containsExactly("1:4 loop has an element", "1:4 loop has no element");
	}

	private static GalleryScript script(String id) {
		return Gallery.all().stream().filter((each) -> each.id().equals(id)).findFirst().orElseThrow();
	}

	@SuppressWarnings("unchecked")
	private static ScriptEvaluation evaluate(GalleryScript script, Example example, InfinityVersion version) {
		ScriptContext context = new ScriptContext(clock(example), new Random(1), LIMITS);
		Map<String, Object> participant = (Map<String, Object>) example.input()
			.get(ScriptVariable.PARTICIPANT.scriptName());
		return EVALUATOR.evaluate(script.kind(), script.source(), example.input(), context, version,
				new KnownBefore(participant, (name) -> true));
	}

	private static Clock clock(Example example) {
		Instant at = example.at();
		return clock((at != null) ? at : MORNING);
	}

	private static Clock clock(Instant at) {
		return Clock.fixed(at, ZoneOffset.UTC);
	}

	private static boolean isSentence(String text) {
		return text.endsWith(".") && Character.isUpperCase(text.charAt(0));
	}

}
