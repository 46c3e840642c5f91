package io.usher.core.regex;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What Python 3.11 made of patterns and replacements, line by line.
 */
class PythonDifferentialTests {

	private static final Map<Integer, Flag> FLAGS = Map.of((int) 'i', Flag.IGNORE_CASE, (int) 'm', Flag.MULTILINE,
			(int) 's', Flag.DOT_ALL, (int) 'x', Flag.VERBOSE, (int) 'a', Flag.ASCII);

	static Stream<JsonNode> patterns() {
		return JsonLines.of("/regex/python-3.11.jsonl");
	}

	static Stream<JsonNode> replacements() {
		return JsonLines.of("/regex/python-3.11-replacements.jsonl");
	}

	@ParameterizedTest
	@MethodSource("patterns")
	void matchesAsPythonDoes(JsonNode line) {
		String pattern = line.get("pattern").asString();
		Set<Flag> flags = EnumSet.noneOf(Flag.class);
		line.get("flags").asString().chars().forEach((flag) -> flags.add(FLAGS.get(flag)));
		if (line.has("error")) {
			assertThatExceptionOfType(PythonRegexException.class).isThrownBy(() -> PythonRegex.compile(pattern, flags))
				.withMessageContaining("(expected: ");
			return;
		}
		PythonRegex regex = PythonRegex.compile(pattern, flags);
		String text = line.get("text").asString();
		assertThat(groups(regex.fullMatch(text, Steps.of(200_000)))).isEqualTo(JsonLines.texts(line.get("full")));
		assertThat(groups(regex.search(text, Steps.of(200_000)))).isEqualTo(JsonLines.texts(line.get("search")));
	}

	@ParameterizedTest
	@MethodSource("patterns")
	void requiresOnlyLiteralsThatMatchesHave(JsonNode line) {
		if (!line.has("error") && !line.get("search").isNull()) {
			String folded = PythonRegex.fold(line.get("text").asString());
			assertThat(PythonRegex.compile(line.get("pattern").asString()).requiredLiterals())
				.allMatch((literals) -> line.get("flags").asString().isEmpty()
						|| literals.stream().anyMatch(folded::contains));
		}
	}

	@ParameterizedTest
	@MethodSource("replacements")
	void replacesAsPythonDoes(JsonNode line) {
		PythonRegex regex = PythonRegex.compile(line.get("pattern").asString());
		String template = line.get("template").asString();
		if (line.has("error")) {
			assertThatExceptionOfType(PythonRegexException.class)
				.isThrownBy(() -> PythonReplacement.compile(template, regex))
				.withMessageContaining("(expected: ");
			return;
		}
		PythonMatch match = regex.fullMatch(line.get("text").asString(), Steps.of(1000));
		assertThat(match).isNotNull();
		assertThat(PythonReplacement.compile(template, regex).expand(match)).isEqualTo(line.get("expanded").asString());
	}

	private static @Nullable List<@Nullable String> groups(@Nullable PythonMatch match) {
		return (match != null) ? match.groups() : null;
	}

}
