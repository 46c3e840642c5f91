package io.usher.core.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What Call Routing Rules look at.
 *
 * @param rawAlias the alias as it was dialled
 * @param parsedAlias the alias without scheme, parameters and IP host
 * @param outgoing whether Infinity places the call
 * @param protocol the call protocol as the request names it, null when it does not
 * @param registered whether the caller is registered
 * @param locationName the location that asks, as the request names it, null when it does
 * not
 * @param location the number of the record of that location, null when Usher has none
 */
public record DialledCall(String rawAlias, String parsedAlias, boolean outgoing, @Nullable String protocol,
		boolean registered, @Nullable String locationName, @Nullable Long location) {

}
