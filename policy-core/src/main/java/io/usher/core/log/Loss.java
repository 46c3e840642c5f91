package io.usher.core.log;

import java.util.Locale;

/**
 * Why a decision is not in the log.
 */
public enum Loss {

	/** More came than are written, and the queue was full. */
	QUEUE_FULL,

	/**
	 * The queue was full because the database does not write, and nothing is kept on
	 * disk.
	 */
	DATABASE_AWAY,

	/** The database does not write, and the disk has no room for more. */
	SPOOL_FULL,

	/** The database refuses it. */
	UNWRITABLE,

	/** It could not be written down. */
	FAULT,

	/** The program ended before it was written. */
	SHUTDOWN,

	/** It is there, but its lines in the support log are not: there were too many. */
	SUPPORT_LINES;

	/** Returns the word for metrics and the API. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
