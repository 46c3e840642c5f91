package io.usher.core.administration;

import java.util.List;

import io.usher.core.catalogue.Violations;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.RecordId;

/**
 * A change that was made.
 *
 * @param configuration the configuration in which it holds; its revision is the change's,
 * or the one before when nothing changed
 * @param ids the records that were meant, in the order of the edits
 * @param warnings what was taken, but is probably not what was meant
 */
public record Saved(Configuration configuration, List<RecordId> ids, Violations warnings) {

}
