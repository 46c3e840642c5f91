package io.usher.core.regex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * A regular expression as Python's {@code re} reads it. Where Java cannot match as Python
 * does, the pattern is refused. Two differences remain, both in references such as
 * {@code \1}: one that ignores case also takes letters that share only their upper case,
 * such as the long s; and one to a group in a repetition, lookahead or atomic group that
 * was given up may still see what the group had matched.
 */
public final class PythonRegex {

	private final String pattern;

	private final Set<Flag> flags;

	private final Pattern compiled;

	private final List<JavaTranslation.JavaGroup> groups;

	private final Map<String, Integer> groupNames;

	private final List<Set<String>> requiredLiterals;

	private PythonRegex(String pattern, Set<Flag> flags) {
		PatternParser.Parsed parsed = PatternParser.parse(pattern, flags);
		JavaTranslation translation = new JavaTranslation(parsed);
		this.pattern = pattern;
		this.flags = Set.copyOf(flags);
		this.compiled = Pattern.compile(translation.java(), Pattern.UNIX_LINES);
		this.groups = translation.groups();
		this.groupNames = parsed.names();
		this.requiredLiterals = RequiredLiterals.of(parsed.node());
	}

	/**
	 * Reads a pattern that ignores the case of letters.
	 * @throws PythonRegexException when Python would refuse it, or Java cannot match as
	 * Python does
	 */
	public static PythonRegex compile(String pattern) {
		return compile(pattern, Set.of(Flag.IGNORE_CASE));
	}

	/**
	 * Reads a pattern.
	 * @throws PythonRegexException when Python would refuse it, or Java cannot match as
	 * Python does
	 */
	public static PythonRegex compile(String pattern, Set<Flag> flags) {
		try {
			return new PythonRegex(pattern, flags);
		}
		catch (PatternSyntaxException ex) {
			throw new PythonRegexException(ex.getDescription(),
					"a pattern that Java, too, can match; a simpler lookbehind may do");
		}
		catch (StackOverflowError ex) {
			throw new PythonRegexException("the pattern is too long", "a shorter one");
		}
	}

	/** Returns a text as literals and texts are compared, in any case. */
	public static String fold(String text) {
		return CaseFold.fold(text);
	}

	/** Returns the pattern as it was written. */
	public String pattern() {
		return this.pattern;
	}

	/**
	 * Returns sets of texts: a text that the pattern matches, or part of which it
	 * matches, contains, when {@linkplain #fold folded}, at least one of each set.
	 */
	public List<Set<String>> requiredLiterals() {
		return this.requiredLiterals;
	}

	/** Returns how many groups the pattern has. */
	int groupCount() {
		return this.groups.size() - 1;
	}

	/** Returns the number of the group with a name, or null. */
	@Nullable Integer group(String name) {
		return this.groupNames.get(name);
	}

	/**
	 * Matches the whole text.
	 * @return the match, or null
	 * @throws StepsExhaustedException when it takes too many steps
	 */
	public @Nullable PythonMatch fullMatch(String text, Steps steps) {
		return bounded(() -> {
			Matcher matcher = matcher(this.compiled, text, steps);
			return matcher.matches() ? match(text, matcher) : null;
		});
	}

	/**
	 * Finds the first place in the text that matches.
	 * @return the match, or null
	 * @throws StepsExhaustedException when it takes too many steps
	 */
	public @Nullable PythonMatch search(String text, Steps steps) {
		return search(text, 0, steps);
	}

	/**
	 * Finds the first place that matches, from a place on.
	 * @param from where to begin, 0 to the length of the text
	 * @return the match, or null
	 * @throws StepsExhaustedException when it takes too many steps
	 */
	public @Nullable PythonMatch search(String text, int from, Steps steps) {
		return bounded(() -> {
			// One attempt a place: Java would keep what groups matched in a failed one.
			Matcher matcher = matcher(this.compiled, text, steps).useTransparentBounds(true);
			for (int start = from; start <= text.length(); start = next(text, start)) {
				if (matcher.region(start, text.length()).lookingAt()) {
					return match(text, matcher);
				}
			}
			return null;
		});
	}

	private static int next(String text, int place) {
		return place + ((place < text.length()) ? Character.charCount(text.codePointAt(place)) : 1);
	}

	/** Without anchoring bounds the anchors ask the text for its length: a step each. */
	private static Matcher matcher(Pattern pattern, String text, Steps steps) {
		return pattern.matcher(new CountedText(text, steps)).useAnchoringBounds(false);
	}

	private static @Nullable PythonMatch bounded(Supplier<@Nullable PythonMatch> matching) {
		try {
			return matching.get();
		}
		catch (StackOverflowError ex) {
			throw new StepsExhaustedException();
		}
	}

	private PythonMatch match(String text, Matcher matcher) {
		List<@Nullable String> matched = new ArrayList<>(this.groups.size());
		this.groups.forEach((group) -> matched.add(group.matched(matcher, text)));
		return new PythonMatch(text, matcher.start(), matcher.end(), Collections.unmodifiableList(matched));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PythonRegex that && this.pattern.equals(that.pattern) && this.flags.equals(that.flags);
	}

	@Override
	public int hashCode() {
		return this.pattern.hashCode();
	}

	@Override
	public String toString() {
		return this.pattern;
	}

}
