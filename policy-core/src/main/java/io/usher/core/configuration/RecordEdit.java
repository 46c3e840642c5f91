package io.usher.core.configuration;

import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one record.
 *
 * @param id the record
 * @param after what is set from now on, null when the record is deleted
 */
public record RecordEdit(RecordId id, @Nullable Document after) {

}
