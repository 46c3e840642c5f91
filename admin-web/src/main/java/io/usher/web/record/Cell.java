package io.usher.web.record;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a list shows of a record in a column.
 *
 * @param text the text
 * @param code whether it is to be read letter by letter
 * @param marks words with a colour after the text
 */
record Cell(String text, boolean code, List<Mark> marks) {

	static final Cell EMPTY = new Cell("", false, List.of());

	static Cell of(String text) {
		return new Cell(text, false, List.of());
	}

	static Cell code(String text) {
		return new Cell(text, true, List.of());
	}

	static Cell mark(String text, String tone) {
		return new Cell("", false, List.of(new Mark(text, tone)));
	}

	/** Returns the cell with one more mark. */
	Cell and(String text, String tone) {
		return new Cell(this.text, this.code,
				Stream.concat(this.marks.stream(), Stream.of(new Mark(text, tone))).toList());
	}

	/**
	 * A word with a colour.
	 *
	 * @param text the word
	 * @param tone the colour's name, empty for none
	 */
	record Mark(String text, String tone) {

		/** Returns the class of the colour. */
		public String style() {
			return this.tone.isEmpty() ? "" : "u-tone-" + this.tone;
		}

	}

}
