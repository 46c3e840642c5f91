package io.usher.core.script.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.usher.core.script.syntax.Token.Kind;
import io.usher.core.script.value.Strings;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a source into tokens, one at a time. Comments and raw blocks, and the white space
 * that a tag takes away, are dealt with here.
 */
final class Lexer {

	private static final List<String> OPERATORS = List.of("//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%",
			"~", "[", "]", "(", ")", "{", "}", ">", "<", "=", ".", ":", "|", ",", ";");

	private final Source source;

	private int next;

	/** The tag that is open, or null in plain text. */
	private State state = State.TEXT;

	/** The brackets that are open in the tag, each by what closes it. */
	private final Deque<String> brackets = new ArrayDeque<>();

	Lexer(String source) {
		this.source = new Source(source);
	}

	/**
	 * Returns the next token.
	 * @throws SyntaxException when none can be read
	 */
	Token next() {
		while (this.next < this.source.length()) {
			Token token = (this.state == State.TEXT) ? text() : inTag();
			if (token != null) {
				return token;
			}
		}
		return new Token(Kind.END, "", this.source.position(this.next));
	}

	private @Nullable Token text() {
		int start = this.next;
		int tag = nextTag(start);
		if (tag < 0) {
			this.next = this.source.length();
			return data(start, this.next, false);
		}
		char sign = this.source.at(tag + 2);
		if (tag > start) {
			Token data = data(start, tag, sign == '-');
			if (data != null) {
				this.next = tag;
				return data;
			}
		}
		int inside = (sign == '-' || sign == '+') ? tag + 3 : tag + 2;
		char kind = this.source.at(tag + 1);
		if (kind == '#') {
			this.next = endOfComment(tag, inside);
			return null;
		}
		if (kind == '%') {
			int raw = raw(inside, "raw");
			if (raw >= 0) {
				return rawText(raw);
			}
		}
		this.next = inside;
		this.state = (kind == '%') ? State.BLOCK : State.PRINT;
		return new Token((kind == '%') ? Kind.BLOCK_START : Kind.PRINT_START, "", this.source.position(tag));
	}

	private int nextTag(int from) {
		for (int brace = this.source.indexOf("{", from); brace >= 0; brace = this.source.indexOf("{", brace + 1)) {
			char kind = this.source.at(brace + 1);
			if (kind == '{' || kind == '%' || kind == '#') {
				return brace;
			}
		}
		return -1;
	}

	private @Nullable Token data(int start, int end, boolean stripped) {
		String text = this.source.substring(start, end);
		String kept = stripped ? Strings.stripEnd(text) : text;
		return kept.isEmpty() ? null : new Token(Kind.DATA, kept, this.source.position(start));
	}

	private int endOfComment(int tag, int inside) {
		int end = this.source.indexOf("#}", inside);
		if (end < 0) {
			throw new SyntaxException(this.source.position(tag), "Missing end of comment tag (expected: #})");
		}
		boolean strips = end > inside && this.source.at(end - 1) == '-';
		return strips ? this.source.skipSpace(end + 2) : end + 2;
	}

	/** Returns where {@code raw %}} ends, the place being in its tag, or -1. */
	private int raw(int inside, String word) {
		int name = this.source.skipSpace(inside);
		if (!this.source.startsWith(word, name)) {
			return -1;
		}
		int end = this.source.skipSpace(name + word.length());
		if (this.source.startsWith("-%}", end)) {
			return this.source.skipSpace(end + 3);
		}
		if (word.equals("endraw") && this.source.startsWith("+%}", end)) {
			return end + 3;
		}
		return this.source.startsWith("%}", end) ? end + 2 : -1;
	}

	private @Nullable Token rawText(int start) {
		for (int end = this.source.indexOf("{%", start); end >= 0; end = this.source.indexOf("{%", end + 2)) {
			char sign = this.source.at(end + 2);
			int after = raw((sign == '-' || sign == '+') ? end + 3 : end + 2, "endraw");
			if (after >= 0) {
				this.next = after;
				return data(start, end, sign == '-');
			}
		}
		throw new SyntaxException(this.source.position(start), "Missing end of raw directive (expected: {% endraw %})");
	}

	private @Nullable Token inTag() {
		if (this.brackets.isEmpty()) {
			Token end = endOfTag();
			if (end != null) {
				return end;
			}
		}
		int start = this.next;
		char first = this.source.at(start);
		if (Strings.isSpace(first)) {
			this.next = this.source.skipSpace(start);
			return null;
		}
		if (first >= '0' && first <= '9') {
			NumberReader number = new NumberReader(this.source, start);
			this.next = number.end();
			return new Token(number.isFloat() ? Kind.FLOAT : Kind.INTEGER, number.digits(),
					this.source.position(start));
		}
		if (isPart(this.source.codePointAt(start))) {
			return name(start);
		}
		if (first == '\'' || first == '"') {
			return string(start, first);
		}
		return operator(start);
	}

	private @Nullable Token endOfTag() {
		String end = (this.state == State.BLOCK) ? "%}" : "}}";
		int start = this.next;
		if (this.source.startsWith("-" + end, start)) {
			this.next = this.source.skipSpace(start + 3);
		}
		else if (this.source.startsWith(end, start)) {
			this.next = start + 2;
		}
		else if (this.state == State.BLOCK && this.source.startsWith("+%}", start)) {
			this.next = start + 3;
		}
		else {
			return null;
		}
		Kind kind = (this.state == State.BLOCK) ? Kind.BLOCK_END : Kind.PRINT_END;
		this.state = State.TEXT;
		return new Token(kind, "", this.source.position(start));
	}

	private static boolean isPart(int character) {
		return Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
	}

	private Token name(int start) {
		int end = start;
		while (end < this.source.length() && isPart(this.source.codePointAt(end))) {
			end += Character.charCount(this.source.codePointAt(end));
		}
		int first = this.source.codePointAt(start);
		if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
			throw new SyntaxException(this.source.position(start), "Invalid character in identifier");
		}
		this.next = end;
		return new Token(Kind.NAME, this.source.substring(start, end), this.source.position(start));
	}

	private Token string(int start, char quote) {
		int end = start + 1;
		while (end < this.source.length() && this.source.at(end) != quote) {
			end += (this.source.at(end) == '\\') ? 2 : 1;
		}
		if (end >= this.source.length()) {
			throw new SyntaxException(this.source.position(start),
					"unexpected char " + quote + " (expected: a string that ends with another " + quote + ")");
		}
		this.next = end + 1;
		Position position = this.source.position(start);
		return new Token(Kind.STRING, StringEscapes.read(this.source.substring(start + 1, end), position), position);
	}

	private Token operator(int start) {
		Position position = this.source.position(start);
		for (String operator : OPERATORS) {
			if (this.source.startsWith(operator, start)) {
				balance(operator, position);
				this.next = start + operator.length();
				return new Token(Kind.OPERATOR, operator, position);
			}
		}
		throw new SyntaxException(position, "unexpected char '" + Character.toString(this.source.codePointAt(start))
				+ "'" + Suggestions.forCharacter(this.source.at(start)));
	}

	private void balance(String operator, Position position) {
		switch (operator) {
			case "(" -> this.brackets.push(")");
			case "[" -> this.brackets.push("]");
			case "{" -> this.brackets.push("}");
			case ")", "]", "}" -> {
				if (this.brackets.isEmpty()) {
					throw new SyntaxException(position, "unexpected '" + operator + "'");
				}
				String expected = this.brackets.pop();
				if (!expected.equals(operator)) {
					throw new SyntaxException(position, "unexpected '" + operator + "', expected '" + expected + "'");
				}
			}
			default -> {
			}
		}
	}

	private enum State {

		TEXT, BLOCK, PRINT

	}

}
