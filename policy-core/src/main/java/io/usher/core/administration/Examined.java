package io.usher.core.administration;

import io.usher.core.catalogue.Violations;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * What an edit would do, and what is wrong with it.
 *
 * @param id the record
 * @param after what would be set of it, null when it would be deleted
 * @param changes whether that is anything else than what is set now
 * @param violations what is wrong, and warnings
 */
public record Examined(RecordId id, @Nullable Document after, boolean changes, Violations violations) {

}
