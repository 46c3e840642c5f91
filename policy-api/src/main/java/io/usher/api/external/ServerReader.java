package io.usher.api.external;

import java.time.Duration;

import io.usher.core.external.UpstreamQuestion;
import io.usher.core.external.UpstreamReply;

/**
 * Reads from a server that is no policy server, with GET alone: it follows no redirects
 * and tries nothing again.
 */
public final class ServerReader implements AutoCloseable {

	private final UpstreamClient client;

	ServerReader(UpstreamClient client) {
		this.client = client;
	}

	/**
	 * Reads one answer and waits for the whole of it.
	 * @param path the path below the server's URL, encoded
	 * @param query the query, encoded, empty for none
	 * @param budget the time for everything: connection, answer and its body
	 */
	public Page get(String path, String query, Duration budget) {
		return this.client.read(new UpstreamQuestion(path, query, false), budget, System.nanoTime());
	}

	@Override
	public void close() {
		this.client.close();
	}

	/**
	 * What came of it.
	 *
	 * @param reply the answer, or why there was none
	 * @param retryAfter the {@code Retry-After} header, empty when there was none
	 * @param location the {@code Location} header, empty when there was none
	 */
	public record Page(UpstreamReply reply, String retryAfter, String location) {

	}

}
