package io.usher.core.record;

import java.util.List;

/**
 * A record of the configuration, as the rest of the program reads it. Its constructor has
 * checked that the fields agree with each other.
 */
public interface ConfigurationRecord {

	/** Returns its identity. */
	RecordId id();

	/** Returns the revision in which it was last changed. */
	long revision();

	/** Returns what was set. */
	Document document();

	/** Returns what people call it. */
	String name();

	/** Returns the values that no other record of its kind may have. */
	List<UniqueKey> uniqueKeys();

}
