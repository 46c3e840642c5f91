package io.usher.core.script.syntax;

/**
 * What the escapes in a string stand for; a backslash before any other character stays.
 */
final class StringEscapes {

	private final String written;

	private final Position position;

	private final StringBuilder text;

	private int next;

	private StringEscapes(String written, Position position) {
		this.written = written;
		this.position = position;
		this.text = new StringBuilder(written.length());
	}

	/**
	 * Returns the text of a string.
	 * @param written what stands between the quotes
	 * @param position where the string starts
	 */
	static String read(String written, Position position) {
		return (written.indexOf('\\') < 0) ? written : new StringEscapes(written, position).read();
	}

	private String read() {
		while (this.next < this.written.length()) {
			char character = this.written.charAt(this.next++);
			if (character == '\\' && this.next < this.written.length()) {
				escape(this.written.charAt(this.next++));
			}
			else {
				this.text.append(character);
			}
		}
		return this.text.toString();
	}

	private void escape(char letter) {
		switch (letter) {
			case '\n' -> {
			}
			case '\\', '\'', '"' -> this.text.append(letter);
			case 'a' -> this.text.append('\u0007');
			case 'b' -> this.text.append('\b');
			case 'f' -> this.text.append('\f');
			case 'n' -> this.text.append('\n');
			case 'r' -> this.text.append('\r');
			case 't' -> this.text.append('\t');
			case 'v' -> this.text.append('\u000B');
			case 'x' -> hexadecimal(2, letter);
			case 'u' -> hexadecimal(4, letter);
			case 'U' -> hexadecimal(8, letter);
			case 'N' -> named();
			case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
			default -> this.text.append('\\').append(letter);
		}
	}

	private void octal() {
		int start = this.next - 1;
		while (this.next < this.written.length() && this.next < start + 3
				&& Character.digit(this.written.charAt(this.next), 8) >= 0) {
			this.next++;
		}
		this.text.appendCodePoint(Integer.parseInt(this.written.substring(start, this.next), 8));
	}

	private void hexadecimal(int length, char letter) {
		int end = this.next + length;
		for (int i = this.next; i < end; i++) {
			if (i >= this.written.length() || Character.digit(this.written.charAt(i), 16) < 0) {
				throw fault("\\" + letter + " (expected: " + length + " hexadecimal digits after it)");
			}
		}
		long character = Long.parseLong(this.written.substring(this.next, end), 16);
		if (character > Character.MAX_CODE_POINT) {
			throw fault("\\" + letter + this.written.substring(this.next, end) + " (expected: up to \\U0010ffff)");
		}
		this.text.appendCodePoint((int) character);
		this.next = end;
	}

	private void named() {
		int end = this.written.indexOf('}', this.next);
		if (end < 0 || this.written.charAt(this.next) != '{') {
			throw fault("\\N (expected: the name of a character in braces after it)");
		}
		String name = this.written.substring(this.next + 1, end);
		try {
			this.text.appendCodePoint(Character.codePointOf(name));
		}
		catch (IllegalArgumentException ex) {
			throw fault("\\N{" + name + "} (expected: the name of a character)");
		}
		this.next = end + 1;
	}

	private SyntaxException fault(String message) {
		return new SyntaxException(this.position, "unreadable escape in a string: " + message);
	}

}
