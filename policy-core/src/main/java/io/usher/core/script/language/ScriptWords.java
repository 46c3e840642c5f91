package io.usher.core.script.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.usher.core.script.builtin.Filters;
import io.usher.core.script.builtin.Functions;
import io.usher.core.script.builtin.Tests;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.pex.PexFunctions;
import io.usher.core.script.syntax.Tags;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words that scripts may use. Which they are, the language itself says; what they
 * mean stands in a file beside this class.
 */
public final class ScriptWords {

	private static final Described MEANINGS = read();

	private ScriptWords() {
	}

	/** Returns what may stand after a {@code |}: filters of Jinja2 and of Infinity. */
	public static List<ScriptWord> filters() {
		return Stream
			.concat(words(names(Filters.ALL), MEANINGS.filters), words(names(PexFunctions.all()), MEANINGS.functions))
			.toList();
	}

	/** Returns what can be called. */
	public static List<ScriptWord> functions() {
		return Stream
			.concat(words(names(PexFunctions.all()), MEANINGS.functions),
					words(names(Functions.ALL), MEANINGS.functions))
			.toList();
	}

	/** Returns what may stand after {@code is}, save the signs of comparisons. */
	public static List<ScriptWord> tests() {
		Stream<String> words = names(Tests.ALL).filter((name) -> Character.isLetter(name.charAt(0))).sorted();
		return words(words, MEANINGS.tests).toList();
	}

	/** Returns the statements. */
	public static List<ScriptWord> statements() {
		return words(Tags.ALL.keySet().stream().sorted(), MEANINGS.statements).toList();
	}

	private static Stream<String> names(Collection<? extends ScriptFunction> functions) {
		return functions.stream().map(ScriptFunction::name);
	}

	private static Stream<ScriptWord> words(Stream<String> names, Map<String, Meaning> meanings) {
		return names.map((name) -> {
			Meaning meaning = meanings.getOrDefault(name, new Meaning(name, ""));
			return new ScriptWord(name, meaning.form, meaning.meaning);
		});
	}

	private static Described read() {
		try (InputStream in = ScriptWords.class.getResourceAsStream("words.json")) {
			if (in == null) {
				throw new IllegalStateException("words.json is missing");
			}
			return JsonMapper.shared().readValue(in, Described.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The file. */
	private record Described(Map<String, Meaning> statements, Map<String, Meaning> filters,
			Map<String, Meaning> functions, Map<String, Meaning> tests) {

	}

	/** What the file says of a word. */
	private record Meaning(String form, String meaning) {

	}

}
