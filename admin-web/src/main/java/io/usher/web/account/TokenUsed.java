package io.usher.web.account;

import org.jspecify.annotations.Nullable;

/**
 * An API token was used: told at its first use, and then once an hour.
 *
 * @param token the token's name
 * @param address where the request came from, null when that is not known
 */
public record TokenUsed(String token, @Nullable String address) {

}
