package io.usher.core.script.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptWordsTests {

	private static final Path BASE = Path.of(System.getProperty("basedir", ""));

	@Test
	void everyWordHasAMeaning() {
		assertThat(all()).allSatisfy((word) -> {
			assertThat(word.meaning()).as(word.name()).isNotBlank();
			assertThat(word.form()).contains(word.name());
		});
	}

	@Test
	void everyMeaningIsOfAWord() throws IOException {
		JsonNode file = JsonMapper.shared()
			.readTree(Files.readString(BASE.resolve("src/main/resources/io/usher/core/script/language/words.json")));
		Set<String> described = new TreeSet<>();
		file.forEach((group) -> group.propertyNames().forEach(described::add));
		assertThat(described).isEqualTo(all().map(ScriptWord::name).collect(Collectors.toCollection(TreeSet::new)));
	}

	@Test
	void theReferenceSaysTheSame() throws IOException {
		String page = Files.readString(BASE.resolve("../docs/scripts.md"))
			.replace("`", "")
			.replace("\\|", "|")
			.replace("\\\\", "\\")
			.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1");
		assertThat(all()).allSatisfy((word) -> assertThat(page).contains("| " + word.meaning() + " |"));
	}

	private static Stream<ScriptWord> all() {
		return Stream.of(ScriptWords.filters(), ScriptWords.functions(), ScriptWords.tests(), ScriptWords.statements())
			.flatMap(List::stream);
	}

}
