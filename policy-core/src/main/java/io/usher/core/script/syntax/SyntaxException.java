package io.usher.core.script.syntax;

import java.io.Serial;

/**
 * A source that is no script.
 */
public final class SyntaxException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Position position;

	/** Makes one that says what was found at a place, and what was expected. */
	public SyntaxException(Position position, String message) {
		super(message, null, false, false);
		this.position = position;
	}

	/** Returns the place. */
	public Position position() {
		return this.position;
	}

}
