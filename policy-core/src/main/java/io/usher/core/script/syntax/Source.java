package io.usher.core.script.syntax;

import java.util.Arrays;

import io.usher.core.script.value.Strings;

/**
 * A source with its line ends made alike, its last one dropped, and its places known.
 */
final class Source {

	private final String text;

	private final int[] lineStarts;

	Source(String written) {
		String unified = written.replace("\r\n", "\n").replace('\r', '\n');
		this.text = unified.endsWith("\n") ? unified.substring(0, unified.length() - 1) : unified;
		int[] starts = new int[this.text.length() + 1];
		int lines = 1;
		for (int i = 0; i < this.text.length(); i++) {
			if (this.text.charAt(i) == '\n') {
				starts[lines++] = i + 1;
			}
		}
		this.lineStarts = Arrays.copyOf(starts, lines);
	}

	int length() {
		return this.text.length();
	}

	/** Returns a character, or the character 0 past the end. */
	char at(int index) {
		return (index < this.text.length()) ? this.text.charAt(index) : 0;
	}

	int codePointAt(int index) {
		return this.text.codePointAt(index);
	}

	boolean startsWith(String part, int index) {
		return this.text.startsWith(part, index);
	}

	int indexOf(String part, int from) {
		return this.text.indexOf(part, from);
	}

	String substring(int start, int end) {
		return this.text.substring(start, end);
	}

	/** Returns the first place from one on that holds no white space. */
	int skipSpace(int from) {
		int index = from;
		while (index < this.text.length() && Strings.isSpace(this.text.charAt(index))) {
			index++;
		}
		return index;
	}

	Position position(int index) {
		int found = Arrays.binarySearch(this.lineStarts, index);
		int line = (found >= 0) ? found : -found - 2;
		return new Position(line + 1, index - this.lineStarts[line] + 1);
	}

}
