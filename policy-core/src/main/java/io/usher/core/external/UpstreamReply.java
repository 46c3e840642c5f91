package io.usher.core.external;

import java.time.Duration;

/**
 * What came of asking an upstream server.
 */
public sealed interface UpstreamReply {

	/** Returns how long it took. */
	Duration took();

	/**
	 * The server answered, whatever.
	 *
	 * @param status the HTTP status
	 * @param contentType the {@code Content-Type} header, empty when there was none
	 * @param body the body
	 * @param took how long it took
	 */
	record Answered(int status, String contentType, byte[] body, Duration took) implements UpstreamReply {

	}

	/**
	 * There was no answer.
	 *
	 * @param cause why
	 * @param detail the same in words, without secrets
	 * @param took how long it took
	 */
	record Failed(Cause cause, String detail, Duration took) implements UpstreamReply {

	}

	/** Why there was no answer. */
	enum Cause {

		/** The profile's URL, credentials or trust anchors cannot be used. */
		MISCONFIGURED,

		/** The server could not be reached: no such host, connection refused. */
		UNREACHABLE,

		/** The server's certificate is not trusted, or TLS failed otherwise. */
		UNTRUSTED,

		/** The answer was not complete in time. */
		TIMED_OUT,

		/** The connection broke, or what came was no HTTP. */
		BROKEN,

		/** The answer was too large. */
		TOO_LARGE,

		/** The circuit breaker keeps requests away, since the server failed often. */
		CIRCUIT_OPEN,

		/** As many requests as may do so wait for the server already. */
		TOO_MANY,

		/** Upstream servers are not asked here. */
		NOT_ASKED

	}

}
