package io.usher.core.log;

import java.time.Instant;

/**
 * How many requests were refused in a minute before there was anything to decide.
 *
 * @param minute the beginning of the minute
 * @param address the address that they came from; empty when those were too many
 * @param status the HTTP status, such as 401
 * @param reason what was wrong
 * @param count how many
 */
public record RefusedCount(Instant minute, String address, int status, String reason, long count) {

}
