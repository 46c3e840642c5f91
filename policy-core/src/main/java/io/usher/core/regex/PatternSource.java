package io.usher.core.regex;

import java.util.function.IntPredicate;

/**
 * A pattern's or replacement's text as a stream of tokens: a character, or a backslash
 * with the character after it. A token that is the empty string is the end.
 */
final class PatternSource {

	private static final String END = "";

	private final int[] codePoints;

	private int after;

	private String next = END;

	PatternSource(String text) {
		this.codePoints = text.codePoints().toArray();
		for (int i = 0; i < this.codePoints.length; i++) {
			if (isSurrogate(this.codePoints[i])) {
				throw PythonRegexException.at(i, "half a character", "whole characters");
			}
		}
		advance();
	}

	static boolean isSurrogate(int codePoint) {
		return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
	}

	private void advance() {
		if (this.after >= this.codePoints.length) {
			this.after = this.codePoints.length + 1;
			this.next = END;
			return;
		}
		int first = this.codePoints[this.after++];
		this.next = Character.toString(first);
		if (first == '\\') {
			if (this.after >= this.codePoints.length) {
				throw PythonRegexException.at(this.codePoints.length - 1, "\\", "a character after the backslash");
			}
			this.next += Character.toString(this.codePoints[this.after++]);
		}
	}

	/** Returns the next token without taking it. */
	String peek() {
		return this.next;
	}

	boolean atEnd() {
		return this.next.isEmpty();
	}

	/** Takes the next token. */
	String take() {
		String token = this.next;
		advance();
		return token;
	}

	/** Takes the next token if it is this one. */
	boolean take(String token) {
		if (!this.next.equals(token)) {
			return false;
		}
		advance();
		return true;
	}

	/** Tells whether the next token is one character that passes. */
	boolean nextIs(IntPredicate test) {
		return this.next.length() == 1 && test.test(this.next.charAt(0));
	}

	/** Takes up to so many characters that pass. */
	String takeWhile(int most, IntPredicate test) {
		StringBuilder taken = new StringBuilder();
		while (taken.length() < most && nextIs(test)) {
			taken.append(take());
		}
		return taken.toString();
	}

	/** Takes a name and the character that ends it. */
	String takeName(String end) {
		int start = position();
		StringBuilder name = new StringBuilder();
		while (!atEnd() && !this.next.equals(end)) {
			name.append(take());
		}
		if (atEnd()) {
			throw at(start, name.isEmpty() ? "the end" : name.toString(), "a name followed by " + end);
		}
		if (name.isEmpty()) {
			throw at(start, end, "a name before " + end);
		}
		take();
		return name.toString();
	}

	/** Returns where the next token starts, in characters from 0. */
	int position() {
		return atEnd() ? this.codePoints.length : this.after - this.next.codePointCount(0, this.next.length());
	}

	/** Goes back to a position. */
	void seek(int position) {
		this.after = position;
		advance();
	}

	PythonRegexException at(int position, String found, String expected) {
		return PythonRegexException.at(position, found, expected);
	}

	static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}

	static boolean isOctal(int c) {
		return c >= '0' && c <= '7';
	}

	static boolean isHex(int c) {
		return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
	}

	static boolean isAsciiLetter(int c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
	}

	/** Tells whether Python takes the text as a name. */
	static boolean isIdentifier(String name) {
		int first = name.codePointAt(0);
		return (first == '_' || Character.isUnicodeIdentifierStart(first)) && name.codePoints()
			.allMatch((c) -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
	}

}
