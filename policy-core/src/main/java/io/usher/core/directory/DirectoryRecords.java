package io.usher.core.directory;

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.UniqueKey;

/**
 * The records of one snapshot, as the directory reads them. They never change.
 */
public interface DirectoryRecords {

	/** Returns the records of a kind. */
	Stream<ConfigurationRecord> all(RecordKind kind);

	/** Returns the record with this number, or null. */
	@Nullable ConfigurationRecord record(RecordKind kind, long number);

	/** Finds the record that has a unique value. */
	Optional<ConfigurationRecord> find(UniqueKey key);

}
