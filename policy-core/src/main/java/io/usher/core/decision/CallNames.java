package io.usher.core.decision;

import java.util.UUID;

import io.usher.core.decision.PolicyRequest.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * Names gateway calls, and remembers them for a while, so that the call out of a service
 * gets the service that the call into it got.
 */
@FunctionalInterface
public interface CallNames {

	/**
	 * Returns the suffix that makes the name of a call's service unique: the same one for
	 * requests whose parameters are all equal and that come within 10 seconds, which are
	 * retries, and another one for every other request.
	 */
	UUID suffixFor(ServiceRequest request);

	/** Remembers who calls whom in a gateway service, if it keeps such things. */
	default void remember(String serviceName, Parties parties) {
	}

	/** Returns who calls whom in a gateway service, or null when that is not known. */
	default @Nullable Parties recall(String serviceName) {
		return null;
	}

	/**
	 * The rule and the two sides of a gateway call.
	 *
	 * @param rule the number of the rule that took the call
	 * @param localAlias who calls
	 * @param remoteAlias who is called
	 */
	record Parties(long rule, String localAlias, String remoteAlias) {

	}

}
