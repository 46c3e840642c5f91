package io.usher.api.external;

import java.security.cert.X509Certificate;
import java.util.List;

import io.usher.core.external.UpstreamReply;

/**
 * What came of trying an upstream server.
 *
 * @param reply its answer, or why there was none
 * @param protocol the version of TLS, empty without TLS or when there was no connection
 * @param chain the certificates that it showed and that were trusted, its own first
 */
public record UpstreamProbe(UpstreamReply reply, String protocol, List<X509Certificate> chain) {

	public UpstreamProbe {
		chain = List.copyOf(chain);
	}

	/** Makes that of a server to which there was no connection. */
	static UpstreamProbe without(UpstreamReply reply) {
		return new UpstreamProbe(reply, "", List.of());
	}

}
