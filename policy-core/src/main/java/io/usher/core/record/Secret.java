package io.usher.core.record;

import io.usher.core.catalogue.Field;

/**
 * A secret in memory: known, or unknown because an import could not read it. Unknown is
 * not empty: an empty PIN or password admits everybody. It never prints itself.
 */
public sealed interface Secret {

	/** What people see instead. */
	String MASK = Field.MASK;

	/** Returns a secret whose value is known. */
	static Secret of(String value) {
		return new Known(value);
	}

	/** Returns a secret whose value nobody told. */
	static Secret unknown() {
		return Unknown.INSTANCE;
	}

	/**
	 * A known value.
	 *
	 * @param value the value, which may be empty
	 */
	record Known(String value) implements Secret {

		@Override
		public String toString() {
			return MASK;
		}

	}

	/** A value that nobody told. */
	enum Unknown implements Secret {

		/** The only instance. */
		INSTANCE;

		@Override
		public String toString() {
			return "unknown";
		}

	}

}
