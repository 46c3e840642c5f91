package io.usher.core.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configuration;
import io.usher.core.decision.DecisionCase.Expected;
import io.usher.core.decision.DecisionContext.Detail;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decides every case under {@code decisions/}, as a live call and as the simulator would.
 */
class DecisionCasesTests {

	private static final Path CASES = directory();

	private static final ObjectMapper YAML = YAMLMapper.builder()
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

	@Timeout(10)
	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("cases")
	void decides(String file, String description, DecisionCase given) {
		CaseConfiguration written = new CaseConfiguration();
		given.include().forEach((name) -> written.add(records(name)));
		Configuration configuration = written.add(given.configuration()).build();
		for (Detail detail : Detail.values()) {
			FakeCallNames names = new FakeCallNames();
			FakeExternalPolicy upstream = new FakeExternalPolicy(given.upstream());
			DecisionContext context = DecisionContext.of(CLOCK, new Random(1))
				.with(names)
				.with(new FakeServedServices())
				.with(upstream)
				.with(new FakePictures())
				.with(detail);
			check(given.request(), given.expect(), configuration, context, names, upstream);
			given.next()
				.forEach((exchange) -> check(exchange.request(), exchange.expect(), configuration, context, names,
						upstream));
		}
	}

	@Test
	void everyCaseHasADescriptionOfItsOwn() {
		assertThat(cases().map((arguments) -> arguments.get()[0] + ": " + arguments.get()[1])).doesNotHaveDuplicates();
	}

	private static void check(DecisionCase.Request asked, Expected expected, Configuration configuration,
			DecisionContext context, FakeCallNames names, FakeExternalPolicy upstream) {
		Decision decision = Decisions.decide(request(asked), configuration, context);
		Answer answer = decision.answer();
		assertThat(kind(answer)).as(() -> "answer, after " + sentences(decision)).isEqualTo(expected.answer());
		Object whole = answer.body().get("result");
		Map<?, ?> result = (whole instanceof Map<?, ?> map) ? map : Map.of();
		if (expected.status() != null) {
			assertThat(answer.status()).as("status").isEqualTo(expected.status());
		}
		if (expected.result() != null) {
			assertThat(whole).as("result").isEqualTo(expected.result());
		}
		expected.has().forEach((name, value) -> assertThat((Object) result.get(name)).as(name).isEqualTo(value));
		expected.absent().forEach((name) -> assertThat(result.containsKey(name)).as(name + " is there").isFalse());
		if (expected.reason() != null) {
			assertThat(answer.reason()).contains(expected.reason());
		}
		if (expected.suffixes() != null) {
			assertThat(names.calls()).as("calls that were named").isEqualTo(expected.suffixes());
		}
		if (expected.asked() != null) {
			assertThat(upstream.asked()).as("what the upstream server was asked").isEqualTo(expected.asked());
		}
		if (expected.debug() != null) {
			assertThat(debugLines(decision)).as("debug lines").isEqualTo(expected.debug());
		}
		if (context.detail() == Detail.EVERYTHING) {
			checkTrace(decision, expected);
		}
		checkViolations(decision, expected);
		checkKeepsSecrets(decision, configuration);
	}

	private static List<String> debugLines(Decision decision) {
		return decision.trace()
			.steps()
			.stream()
			.filter(Step.ScriptRan.class::isInstance)
			.flatMap((step) -> ((Step.ScriptRan) step).debugLog().stream())
			.toList();
	}

	private static void checkTrace(Decision decision, Expected expected) {
		List<String> sentences = sentences(decision);
		int from = 0;
		for (String words : expected.trace()) {
			int at = from;
			while (at < sentences.size() && !sentences.get(at).contains(words)) {
				at++;
			}
			assertThat(at).as(() -> "place of \"" + words + "\" in " + sentences).isLessThan(sentences.size());
			from = at + 1;
		}
		expected.untold().forEach((words) -> assertThat(sentences).noneMatch((sentence) -> sentence.contains(words)));
		assertThat(decision.trace().steps().get(0)).isInstanceOf(Step.ProfileChosen.class);
		assertThat(decision.trace().steps()).last().isInstanceOf(Step.Concluded.class);
	}

	private static void checkViolations(Decision decision, Expected expected) {
		List<String> violations = decision.trace()
			.steps()
			.stream()
			.filter(Step.AnswerChecked.class::isInstance)
			.flatMap((step) -> ((Step.AnswerChecked) step).violations().all().stream())
			.map((violation) -> violation.severity() + " " + violation.message())
			.toList();
		assertThat(violations).hasSameSizeAs(expected.violations());
		expected.violations()
			.forEach((words) -> assertThat(violations).anyMatch((violation) -> violation.contains(words)));
	}

	private static void checkKeepsSecrets(Decision decision, Configuration configuration) {
		String told = sentences(decision) + " " + decision.maskedBody();
		secrets(configuration).forEach((secret) -> assertThat(told).as("what people see")
			.doesNotContainPattern("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)"));
	}

	private static List<String> secrets(Configuration configuration) {
		return configuration.all()
			.map((record) -> record.document())
			.map(Document::values)
			.flatMap((values) -> values.values().stream())
			.filter(Secret.Known.class::isInstance)
			.map((secret) -> ((Secret.Known) secret).value())
			.filter((secret) -> !secret.isEmpty())
			.toList();
	}

	private static List<String> sentences(Decision decision) {
		return decision.trace().steps().stream().map(Step::sentence).toList();
	}

	private static String kind(Answer answer) {
		return answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
	}

	private static PolicyRequest request(DecisionCase.Request asked) {
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		if (asked.query() != null) {
			for (String pair : asked.query().split("&")) {
				String[] parts = pair.split("=", 2);
				parameters.computeIfAbsent(decode(parts[0]), (any) -> new ArrayList<>()).add(decode(parts[1]));
			}
		}
		asked.parameters()
			.forEach((name, value) -> parameters.put(name,
					(value instanceof List<?> list) ? list.stream().map(String::valueOf).toList()
							: List.of((value != null) ? String.valueOf(value) : "")));
		RequestType type = (asked.type() != null) ? RequestType.valueOf(asked.type().toUpperCase(Locale.ROOT))
				: RequestType.SERVICE_CONFIGURATION;
		return PolicyRequest.of(type, (asked.alias() != null) ? asked.alias() : "", Parameters.of(parameters));
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	static Stream<Arguments> cases() {
		List<Arguments> all = new ArrayList<>();
		for (Path topic : list(CASES)) {
			for (Path path : topic.endsWith("configurations") ? List.<Path>of() : list(topic)) {
				DecisionCase.File file = YAML.readValue(path.toFile(), DecisionCase.File.class);
				String name = topic.getFileName() + "/" + path.getFileName();
				file.cases().forEach((one) -> all.add(Arguments.of(name, one.description(), inside(file, one))));
			}
		}
		return all.stream();
	}

	/** Returns the case with what its file says for all cases before it. */
	private static DecisionCase inside(DecisionCase.File file, DecisionCase one) {
		List<String> include = Stream.concat(file.include().stream(), one.include().stream()).toList();
		Map<String, List<Map<String, Object>>> configuration = new LinkedHashMap<>();
		Stream.of(file.configuration(), one.configuration())
			.forEach((part) -> part.forEach((resource,
					records) -> configuration.computeIfAbsent(resource, (any) -> new ArrayList<>()).addAll(records)));
		return new DecisionCase(one.description(), include, configuration, one.upstream(), one.request(), one.expect(),
				one.next());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, List<Map<String, Object>>> records(String name) {
		return YAML.readValue(CASES.resolve("configurations").resolve(name + ".yaml").toFile(), Map.class);
	}

	private static List<Path> list(Path directory) {
		try (Stream<Path> entries = Files.list(directory)) {
			return entries.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path directory() {
		try {
			return Path.of(DecisionCasesTests.class.getResource("/decisions").toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
