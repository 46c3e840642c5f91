package io.usher.core.backup;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * A backup is not made or not restored. The message tells people why and what to do.
 */
public class BackupException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public BackupException(String message) {
		this(message, null);
	}

	public BackupException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
