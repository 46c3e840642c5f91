package io.usher.core.administration;

import java.io.Serial;

import io.usher.core.record.ConfigurationRecord;

/**
 * Somebody else changed the record since it was read.
 */
public class StaleEditException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient ConfigurationRecord current;

	StaleEditException(ConfigurationRecord current, long seenRevision) {
		super(current.id() + ": changed in revision " + current.revision() + " (expected: as of revision "
				+ seenRevision + ")");
		this.current = current;
	}

	/** Returns the record as it is now. */
	public ConfigurationRecord current() {
		return this.current;
	}

}
