package io.usher.api.external;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamQuestion;
import io.usher.core.external.UpstreamReply;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Asks one upstream server over connections that it keeps. It follows no redirects, keeps
 * no cookies, knows no proxies and answers no challenges: what the server answers is the
 * answer.
 */
final class UpstreamClient implements AutoCloseable {

	private static final int MB = 1024 * 1024;

	private static final int MAX_JSON = MB;

	private static final int MAX_IMAGE = 5 * MB;

	private static final int REQUEST_TIMEOUT = 408;

	/** A connection that was idle for longer may have been closed by the server. */
	private static final TimeValue FRESH = TimeValue.ofSeconds(1);

	private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(30);

	private static final Http1Config LIMITS = Http1Config.custom()
		.setMaxHeaderCount(200)
		.setMaxLineLength(32 * 1024)
		.build();

	private static final RequestConfig CONFIG = RequestConfig.custom()
		.setConnectionRequestTimeout(Timeout.ofSeconds(30))
		.build();

	private final UpstreamUrl url;

	private final @Nullable String authorization;

	private final String userAgent;

	private final ScheduledExecutorService alarms;

	private final int maxJson;

	private final PoolingHttpClientConnectionManager connections;

	private final CloseableHttpClient http;

	/**
	 * Asks a policy server.
	 * @param upstream the server
	 * @param atATime how many requests there may be at a time
	 * @param userAgent what the program calls itself
	 * @param trust says whose certificates are believed
	 * @param names finds hosts
	 * @param alarms ends requests whose time is over
	 * @throws IllegalArgumentException when the server cannot be asked as it is described
	 */
	UpstreamClient(Upstream upstream, int atATime, String userAgent, UpstreamTrust trust, HostNames names,
			ScheduledExecutorService alarms) {
		this(upstream, atATime, userAgent, trust, names, alarms, MAX_JSON);
	}

	/**
	 * Asks a server of any kind.
	 * @param maxJson the most bytes of an answer
	 * @see #UpstreamClient(Upstream, int, String, UpstreamTrust, HostNames,
	 * ScheduledExecutorService)
	 */
	UpstreamClient(Upstream upstream, int atATime, String userAgent, UpstreamTrust trust, HostNames names,
			ScheduledExecutorService alarms, int maxJson) {
		this.maxJson = maxJson;
		this.url = UpstreamUrl.of(upstream.url());
		this.authorization = authorization(upstream.username(), upstream.password());
		this.userAgent = userAgent;
		this.alarms = alarms;
		// Lax: how many there are is bounded before, and a strict pool has one lock for
		// all.
		this.connections = new PoolingHttpClientConnectionManager(
				new Connections(this.url, names, this.url.isSecure() ? trust.sockets(upstream.trustAnchors()) : null),
				PoolConcurrencyPolicy.LAX, PoolReusePolicy.LIFO, null,
				ManagedHttpClientConnectionFactory.builder()
					.http1Config(LIMITS)
					.responseParserFactory(new DefaultHttpResponseParserFactory(LIMITS))
					.build());
		this.connections.setMaxTotal(atATime);
		this.connections.setDefaultMaxPerRoute(atATime);
		this.connections
			.setDefaultConnectionConfig(ConnectionConfig.custom().setValidateAfterInactivity(FRESH).build());
		this.http = HttpClients.createMinimal(this.connections);
	}

	/**
	 * Asks, and waits for the whole answer, at most for the budget.
	 * @param start when the budget's time began, in nanoseconds of
	 * {@link System#nanoTime()}
	 */
	UpstreamReply ask(UpstreamQuestion question, Duration budget, long start) {
		return ask(question, budget, start, new Exchange(start + budget.toNanos()));
	}

	/** Asks as {@link #ask} does, and tells of the connection. */
	UpstreamProbe probe(UpstreamQuestion question, Duration budget, long start) {
		Exchange exchange = new Exchange(start + budget.toNanos());
		UpstreamReply reply = ask(question, budget, start, exchange);
		SSLSession session = exchange.session();
		return (session != null) ? new UpstreamProbe(reply, session.getProtocol(), chain(session))
				: UpstreamProbe.without(reply);
	}

	/** Asks as {@link #ask} does, and tells what else the answer said. */
	ServerReader.Page read(UpstreamQuestion question, Duration budget, long start) {
		Exchange exchange = new Exchange(start + budget.toNanos());
		UpstreamReply reply = ask(question, budget, start, exchange);
		return new ServerReader.Page(reply, exchange.header(HttpHeaders.RETRY_AFTER),
				exchange.header(HttpHeaders.LOCATION));
	}

	private static List<X509Certificate> chain(SSLSession session) {
		try {
			return Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
		}
		catch (SSLPeerUnverifiedException ex) {
			// It showed none that was trusted.
			return List.of();
		}
	}

	private UpstreamReply ask(UpstreamQuestion question, Duration budget, long start, Exchange exchange) {
		Future<?> alarm = this.alarms.schedule(exchange, exchange.remaining(), TimeUnit.NANOSECONDS);
		try {
			return ask(question, exchange, start);
		}
		catch (IOException | RuntimeException ex) {
			return new UpstreamFaults(this.url, budget).told(ex, exchange, since(start));
		}
		finally {
			alarm.cancel(false);
		}
	}

	/**
	 * Asks once more, over a new connection, when the server closed the connection that
	 * it was asked over: it may have done so before the question arrived.
	 */
	private UpstreamReply ask(UpstreamQuestion question, Exchange exchange, long start) throws IOException {
		UpstreamReply.Answered answer = null;
		try {
			answer = request(question, exchange, start);
		}
		catch (IOException ex) {
			if (!exchange.isReused() || exchange.phase() != Exchange.Phase.ASKING || exchange.isExpired()
					|| !isClosed(ex)) {
				throw ex;
			}
		}
		// Some servers say so before they close an idle connection.
		if (answer != null && (answer.status() != REQUEST_TIMEOUT || !exchange.isReused())) {
			return answer;
		}
		this.connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
		return request(question, exchange, start);
	}

	private static boolean isClosed(IOException fault) {
		return fault instanceof NoHttpResponseException || fault instanceof ConnectionClosedException
				|| fault instanceof SocketException || fault instanceof SSLException;
	}

	private UpstreamReply.Answered request(UpstreamQuestion question, Exchange exchange, long start)
			throws IOException {
		HttpUriRequestBase request = new HttpUriRequestBase("GET", URI.create("/"));
		request.setPath(RequestTarget.of(this.url, question.path(), question.query()));
		request.setConfig(CONFIG);
		request.setHeader(HttpHeaders.ACCEPT, question.image() ? "image/jpeg" : "application/json");
		request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
		request.setHeader(HttpHeaders.USER_AGENT, this.userAgent);
		if (this.authorization != null) {
			request.setHeader(HttpHeaders.AUTHORIZATION, this.authorization);
		}
		exchange.begin(request);
		HttpClientContext context = HttpClientContext.create();
		context.setAttribute(Exchange.ATTRIBUTE, exchange);
		ClassicHttpResponse response = this.http.executeOpen(this.url.host(), request, context);
		boolean whole = false;
		try {
			exchange.enter(Exchange.Phase.READING);
			exchange.answered(response);
			byte[] body = body(response.getEntity(), question.image() ? MAX_IMAGE : this.maxJson);
			whole = true;
			return new UpstreamReply.Answered(response.getCode(), header(response, HttpHeaders.CONTENT_TYPE), body,
					since(start));
		}
		finally {
			if (!whole) {
				// Closing alone would read on to the end of the answer.
				request.cancel();
			}
			Closer.closeQuietly(response);
		}
	}

	private static byte[] body(@Nullable HttpEntity entity, int limit) throws IOException {
		if (entity == null) {
			return new byte[0];
		}
		if (entity.getContentLength() > limit) {
			throw new UpstreamFaults.TooLargeException(limit);
		}
		InputStream content = decoded(entity);
		byte[] body = content.readNBytes(limit + 1);
		if (body.length > limit) {
			throw new UpstreamFaults.TooLargeException(limit);
		}
		return body;
	}

	/** Undoes gzip, which some servers send although nobody asks for it. */
	private static InputStream decoded(HttpEntity entity) throws IOException {
		String encoding = entity.getContentEncoding();
		if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
			return entity.getContent();
		}
		return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
			case "gzip", "x-gzip" -> new GZIPInputStream(entity.getContent());
			default -> throw new UpstreamFaults.UnreadableException(
					"its answer is encoded as " + encoding + " (expected: gzip or nothing)");
		};
	}

	static String header(HttpMessage message, String name) {
		Header header = message.getFirstHeader(name);
		return (header != null && header.getValue() != null) ? header.getValue() : "";
	}

	private static @Nullable String authorization(@Nullable String username, @Nullable String password) {
		if (username == null || username.isEmpty()) {
			return null;
		}
		if (username.contains(":")) {
			throw new IllegalArgumentException("username: " + username + " (expected: no colon, which would end it)");
		}
		String credentials = username + ":" + ((password != null) ? password : "");
		return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/** Closes connections that nobody used lately. */
	void tidy() {
		this.connections.closeIdle(MAX_IDLE);
	}

	/** Returns how many connections are kept for the next requests. */
	int idleConnections() {
		return this.connections.getTotalStats().getAvailable();
	}

	@Override
	public void close() {
		this.connections.close(CloseMode.IMMEDIATE);
	}

}
