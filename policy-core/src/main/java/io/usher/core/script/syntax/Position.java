package io.usher.core.script.syntax;

/**
 * A place in a source.
 *
 * @param line the line, 1 being the first
 * @param column the character in it, 1 being the first
 */
public record Position(int line, int column) {

	/** The first character of a source. */
	public static final Position START = new Position(1, 1);

}
