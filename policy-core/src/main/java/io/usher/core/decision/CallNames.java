package io.usher.core.decision;

import java.util.UUID;

import io.usher.core.decision.PolicyRequest.ServiceRequest;

/**
 * Gives the suffix that makes a gateway service's name unique to its call.
 */
@FunctionalInterface
public interface CallNames {

	/**
	 * Returns the suffix for the call that a request is about: the same one for requests
	 * whose parameters are all equal and that come within 10 seconds, which are retries,
	 * and another one for every other request.
	 */
	UUID suffixFor(ServiceRequest request);

}
