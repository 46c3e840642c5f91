package io.usher.api.external;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.Objects;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections to one upstream server. In the library's own way nothing can break
 * off a look-up, and each of a host's addresses may take the whole time.
 */
final class Connections implements HttpClientConnectionOperator {

	private static final String[] PROTOCOLS = { "TLSv1.3", "TLSv1.2" };

	/**
	 * A net below the deadline of the exchange, which closes the connection much earlier.
	 */
	private static final int LONGEST_SILENCE_MILLIS = 30_000;

	private final UpstreamUrl url;

	private final HostNames names;

	private final @Nullable SSLSocketFactory tls;

	/**
	 * Makes connections to a server.
	 * @param url the server
	 * @param names finds its addresses
	 * @param tls secures connections, null when they need not be
	 */
	Connections(UpstreamUrl url, HostNames names, @Nullable SSLSocketFactory tls) {
		this.url = url;
		this.names = names;
		this.tls = tls;
	}

	@Override
	public void connect(ManagedHttpClientConnection connection, HttpHost host, @Nullable InetSocketAddress local,
			@Nullable TimeValue timeout, SocketConfig config, HttpContext context) throws IOException {
		Exchange exchange = (Exchange) Objects.requireNonNull(context.getAttribute(Exchange.ATTRIBUTE));
		exchange.lookUp();
		InetAddress[] addresses = this.names.addresses(this.url.name(), exchange.remaining());
		Socket socket = connect(addresses, exchange);
		try {
			if (this.tls == null) {
				connection.bind(socket);
			}
			else {
				connection.bind(secure(socket, this.tls, exchange), socket);
			}
			exchange.connected();
		}
		catch (IOException | RuntimeException ex) {
			Exchange.close(socket);
			throw ex;
		}
	}

	@Override
	public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context) {
		throw new UnsupportedOperationException("connections are not secured later");
	}

	/** Tries one address after the other, each for its share of the time. */
	private Socket connect(InetAddress[] addresses, Exchange exchange) throws IOException {
		for (int i = 0;; i++) {
			Socket socket = new Socket(Proxy.NO_PROXY);
			try {
				exchange.connect(socket);
				socket.setTcpNoDelay(true);
				socket.setKeepAlive(true);
				int share = Math.max(1, exchange.remainingMillis() / (addresses.length - i));
				socket.connect(new InetSocketAddress(addresses[i], this.url.port()), share);
				socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
				return socket;
			}
			catch (IOException ex) {
				Exchange.close(socket);
				if (i == addresses.length - 1 || exchange.isExpired()) {
					throw ex;
				}
			}
		}
	}

	private SSLSocket secure(Socket socket, SSLSocketFactory factory, Exchange exchange) throws IOException {
		exchange.enter(Exchange.Phase.SECURING);
		SSLSocket secured = (SSLSocket) factory.createSocket(socket, this.url.name(), this.url.port(), true);
		SSLParameters parameters = secured.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		parameters.setProtocols(PROTOCOLS);
		secured.setSSLParameters(parameters);
		secured.startHandshake();
		exchange.secured(secured.getSession());
		return secured;
	}

}
