package io.usher.web.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody ended a session that was not the one they used.
 *
 * @param userName whose session it was
 * @param sessionAddress where that session was
 * @param actor who ended it
 * @param address where the actor is, null when that is not known
 */
public record SessionEnded(String userName, String sessionAddress, String actor, @Nullable String address) {

}
