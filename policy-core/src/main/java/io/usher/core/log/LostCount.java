package io.usher.core.log;

import java.time.Instant;

/**
 * How many decisions of a minute are not in the log.
 *
 * @param minute the beginning of the minute in which they were missed
 * @param loss why
 * @param count how many
 */
public record LostCount(Instant minute, Loss loss, long count) {

}
