package io.usher.core.administration;

import java.io.Serial;

import io.usher.core.record.RecordId;

/**
 * The record is not there, or no longer.
 */
public class RecordNotFoundException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient RecordId id;

	RecordNotFoundException(RecordId id) {
		super(id + ": there is no such " + id.kind().title());
		this.id = id;
	}

	/** Returns the record that was meant. */
	public RecordId id() {
		return this.id;
	}

}
