package io.usher.core.script.pex;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.usher.core.regex.PythonMatch;
import io.usher.core.regex.PythonRegex;
import io.usher.core.regex.PythonRegexException;
import io.usher.core.regex.PythonReplacement;
import io.usher.core.regex.Steps;
import io.usher.core.regex.StepsExhaustedException;
import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * The functions that match regular expressions, as Python's {@code re} does: they search,
 * and letters are matched in their case.
 */
final class PexRegexes {

	private final CallContext context;

	private final Steps steps;

	/** Makes them for one run. */
	PexRegexes(CallContext context) {
		this.context = context;
		this.steps = context.regexSteps();
	}

	/** Returns the first text that the pattern matches from its start on, else "". */
	String findFirstMatch(List<String> texts, String pattern) {
		return bounded("pex_find_first_match", () -> {
			PythonRegex regex = compile(pattern);
			return texts.stream().filter((text) -> matchesStart(regex, text)).findFirst().orElse("");
		});
	}

	private boolean matchesStart(PythonRegex regex, String text) {
		PythonMatch match = regex.search(text, this.steps);
		return match != null && match.start() == 0;
	}

	/** Returns the text with every match replaced. */
	String replace(String text, String pattern, String replacement) {
		return bounded("pex_regex_replace", () -> {
			PythonRegex regex = compile(pattern);
			return replace(text, regex, PythonReplacement.compile(replacement, regex));
		});
	}

	private String replace(String text, PythonRegex regex, PythonReplacement replacement) {
		StringBuilder replaced = new StringBuilder(text.length());
		Growth growth = new Growth(this.context);
		int kept = 0;
		PythonMatch match = regex.search(text, 0, this.steps);
		while (match != null) {
			this.context.work(1);
			replaced.append(text, kept, match.start()).append(replacement.expand(match));
			growth.reached(replaced.length());
			kept = match.end();
			match = next(regex, text, match);
		}
		return replaced.append(text, kept, text.length()).toString();
	}

	/** After an empty match, the search goes on one character later. */
	private @Nullable PythonMatch next(PythonRegex regex, String text, PythonMatch match) {
		int from = match.end();
		if (match.start() == match.end()) {
			if (from == text.length()) {
				return null;
			}
			from = text.offsetByCodePoints(from, 1);
		}
		return regex.search(text, from, this.steps);
	}

	/** Returns what the groups of the first match are, or null when nothing matches. */
	@Nullable Tuple search(String pattern, String text) {
		return bounded("pex_regex_search", () -> {
			PythonMatch match = compile(pattern).search(text, this.steps);
			return (match != null) ? Tuple.copyOf(match.groups().subList(1, match.groups().size())) : null;
		});
	}

	private static PythonRegex compile(String pattern) {
		return PythonRegex.compile(pattern, Set.of());
	}

	private static <T extends @Nullable Object> T bounded(String function, Supplier<T> matching) {
		try {
			return matching.get();
		}
		catch (PythonRegexException ex) {
			throw ScriptFailure.value(function + ": " + ex.getMessage());
		}
		catch (StepsExhaustedException ex) {
			throw ScriptFailure.limit(function + ": " + ex.getMessage()
					+ " (expected: a pattern without repetitions inside repetitions, or a shorter text)");
		}
	}

}
