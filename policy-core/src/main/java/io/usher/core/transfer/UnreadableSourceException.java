package io.usher.core.transfer;

import org.jspecify.annotations.Nullable;

/**
 * A source cannot be read at all. The message tells people what is wrong and what to do,
 * without secrets.
 */
public class UnreadableSourceException extends RuntimeException {

	public UnreadableSourceException(String message) {
		this(message, null);
	}

	public UnreadableSourceException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
