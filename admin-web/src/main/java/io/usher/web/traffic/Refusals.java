package io.usher.web.traffic;

import java.time.Instant;

/**
 * Requests that were refused for one reason. What the asker says of itself may be cut.
 *
 * @param address the address that they came from
 * @param username the user name that they gave, empty when they gave none
 * @param status the HTTP status
 * @param reason what was wrong
 * @param count how many
 * @param last when the last one came
 */
public record Refusals(String address, String username, int status, String reason, long count, Instant last) {

}
