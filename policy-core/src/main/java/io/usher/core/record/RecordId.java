package io.usher.core.record;

import io.usher.core.catalogue.RecordKind;

/**
 * The identity of a configuration record.
 *
 * @param kind what it is
 * @param number its number, 1 or more, unique within the deployment
 */
public record RecordId(RecordKind kind, long number) {

	public RecordId {
		if (number < 1) {
			throw new IllegalArgumentException("number: " + number + " (expected: 1 or more)");
		}
	}

	@Override
	public String toString() {
		return this.kind.resource() + "/" + this.number;
	}

}
