package io.usher.core.history;

import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is stored.
 *
 * @param id its identity
 * @param revision the revision that made it so
 * @param document the stored text, secrets encrypted; null when that revision deleted it
 */
public record StoredRecord(RecordId id, long revision, @Nullable String document) {

}
