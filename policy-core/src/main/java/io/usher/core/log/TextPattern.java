package io.usher.core.log;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.usher.core.alias.DialledAlias;

/**
 * A text to look for, in any case of letters: the whole of it, or with {@code *} in the
 * place of what comes before or after.
 */
public final class TextPattern {

	private static final String ANYTHING = "*";

	private final Kind kind;

	/** What is looked for; several spellings of a whole alias are one. */
	private final Set<String> keys;

	private TextPattern(Kind kind, Set<String> keys) {
		this.kind = kind;
		this.keys = keys;
	}

	/**
	 * Reads a pattern.
	 * @throws IllegalArgumentException when there is nothing to look for
	 */
	public static TextPattern of(String text) {
		boolean before = text.startsWith(ANYTHING);
		boolean after = text.length() > 1 && text.endsWith(ANYTHING);
		String key = LogText.key(text.substring(before ? 1 : 0, text.length() - (after ? 1 : 0)));
		if (key.isEmpty()) {
			throw new IllegalArgumentException("a text, with * at its beginning or end for what may stand there");
		}
		Kind kind = before ? (after ? Kind.PART : Kind.END) : after ? Kind.BEGINNING : Kind.WHOLE;
		return new TextPattern(kind, Set.of(key));
	}

	/** Reads a pattern of an alias, in which the scheme, for example, does not matter. */
	public static TextPattern ofAlias(String text) {
		TextPattern pattern = of(text);
		return (pattern.kind == Kind.WHOLE) ? wholeAlias(text) : pattern;
	}

	/** Returns a pattern for this alias, in which a star is a star. */
	static TextPattern wholeAlias(String alias) {
		return new TextPattern(Kind.WHOLE, aliasKeys(alias));
	}

	/** Returns a pattern for this text, in which a star is a star. */
	static TextPattern whole(String text) {
		return new TextPattern(Kind.WHOLE, Set.of(LogText.key(text)));
	}

	/** Returns a pattern for a text that may stand anywhere. */
	public static TextPattern within(String text) {
		return of(ANYTHING + text.strip() + ANYTHING);
	}

	/** Returns the forms in which an alias is compared; none when it is empty. */
	static Set<String> aliasKeys(String alias) {
		if (alias.isEmpty()) {
			return Set.of();
		}
		Set<String> keys = new TreeSet<>();
		keys.add(LogText.key(alias));
		keys.add(LogText.key(DialledAlias.of(alias).parsed()));
		return keys;
	}

	/** Tells whether the whole text is looked for. */
	boolean isWhole() {
		return this.kind == Kind.WHOLE;
	}

	/** Tells whether a text fits. */
	boolean fits(String text) {
		return fits(List.of(LogText.key(text)));
	}

	/** Tells whether one of several forms of a text fits. */
	boolean fits(Collection<String> forms) {
		return forms.stream().anyMatch((form) -> this.keys.stream().anyMatch((key) -> this.kind.fits(form, key)));
	}

	/**
	 * Returns the terms of which an entry that fits has one; none when any entry may fit.
	 */
	Stream<String> terms(char field) {
		return this.keys.stream().flatMap((key) -> switch (this.kind) {
			case WHOLE -> Stream.of(SearchTerms.whole(field, key));
			case BEGINNING -> SearchTerms.longestBeginning(field, key).stream();
			case END, PART -> Stream.empty();
		});
	}

	/** What of a text is looked for. */
	private enum Kind {

		WHOLE {
			@Override
			boolean fits(String text, String key) {
				return text.equals(key);
			}
		},

		BEGINNING {
			@Override
			boolean fits(String text, String key) {
				return text.startsWith(key);
			}
		},

		END {
			@Override
			boolean fits(String text, String key) {
				return text.endsWith(key);
			}
		},

		PART {
			@Override
			boolean fits(String text, String key) {
				return text.contains(key);
			}
		};

		abstract boolean fits(String text, String key);

	}

}
