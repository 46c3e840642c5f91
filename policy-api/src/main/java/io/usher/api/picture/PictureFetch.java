package io.usher.api.picture;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import io.usher.core.network.Network;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pictures by HTTP as from servers that mean no good: from allowed addresses
 * alone, within a few seconds for everything together, so many bytes and no more. Follows
 * no redirects, keeps no connection and no cookie, shows no credential, uses no proxy.
 */
final class PictureFetch implements AutoCloseable {

	/** The most bytes of a file. */
	static final int MAX_BYTES = 5 * 1024 * 1024;

	/** For how long a picture is used when its server does not say. */
	static final Duration USUAL = Duration.ofMinutes(10);

	static final Duration SHORTEST = Duration.ofMinutes(1);

	static final Duration LONGEST = Duration.ofHours(24);

	private static final Duration CONNECT = Duration.ofSeconds(2);

	private static final int LONGEST_LINE = 16 * 1024;

	private static final int MAX_HEADERS = 100;

	/** Answers after which it may be worth while to ask again. */
	private static final Set<Integer> PASSING = Set.of(408, 425, 429);

	private final CloseableHttpClient client;

	private final ScheduledThreadPoolExecutor alarms;

	private final Duration limit;

	/**
	 * Returns one that goes by the names and certificates of this host.
	 * @param allowed networks that may be asked though their addresses are not public
	 * @param limit the longest that looking up, connecting and reading take together
	 */
	PictureFetch(List<Network> allowed, Duration limit) {
		this(allowed, limit, SystemDefaultDnsResolver.INSTANCE, SSLContexts.createSystemDefault());
	}

	PictureFetch(List<Network> allowed, Duration limit, DnsResolver resolver, SSLContext trust) {
		this.limit = limit;
		this.alarms = new ScheduledThreadPoolExecutor(1, PictureThreads.named("usher-picture-alarm"));
		this.alarms.setRemoveOnCancelPolicy(true);
		Timeout longest = Timeout.of(limit);
		Http1Config wire = Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MAX_HEADERS).build();
		this.client = HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(new CheckedResolver(resolver, new AddressRule(allowed)))
				.setTlsSocketStrategy(ClientTlsStrategyBuilder.create().setSslContext(trust).buildClassic())
				.setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(wire).build())
				.setDefaultConnectionConfig(ConnectionConfig.custom()
					.setConnectTimeout(Timeout.of(CONNECT))
					.setSocketTimeout(longest)
					.build())
				.setMaxConnTotal(PictureThreads.MAX_FETCHES)
				.setMaxConnPerRoute(PictureThreads.MAX_FETCHES)
				.build())
			.setConnectionReuseStrategy((request, response, context) -> false)
			.setDefaultRequestConfig(RequestConfig.custom()
				.setConnectionRequestTimeout(longest)
				.setResponseTimeout(longest)
				.setAuthenticationEnabled(false)
				.setProtocolUpgradeEnabled(false)
				.build())
			.setUserAgent("Usher")
			.disableRedirectHandling()
			.disableAutomaticRetries()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableContentCompression()
			.build();
	}

	/** Fetches a file, and says why when it cannot. */
	Download fetch(String url) {
		HttpGet request;
		HttpHost host;
		try {
			URI address = new URI(url);
			String fault = fault(address);
			if (fault != null) {
				return new Download.Failed(fault, true);
			}
			request = new HttpGet(address);
			host = RoutingSupport.determineHost(request);
		}
		catch (URISyntaxException | HttpException ex) {
			return new Download.Failed("is no http or https address", true);
		}
		request.setHeader(HttpHeaders.ACCEPT, "image/jpeg, image/png, image/gif");
		request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
		try {
			return fetch(host, request);
		}
		catch (RejectedExecutionException ex) {
			return new Download.Failed("cannot be fetched: Usher is about to end", false);
		}
	}

	private Download fetch(HttpHost host, HttpGet request) {
		AtomicBoolean isLate = new AtomicBoolean();
		ScheduledFuture<?> alarm = this.alarms.schedule(() -> {
			isLate.set(true);
			request.cancel();
		}, this.limit.toMillis(), TimeUnit.MILLISECONDS);
		try {
			return read(this.client.executeOpen(host, request, null));
		}
		catch (IOException | RuntimeException ex) {
			return isLate.get() ? late() : failed(ex);
		}
		finally {
			alarm.cancel(false);
			// Closing an answer instead would read the rest of it.
			request.cancel();
		}
	}

	private static @Nullable String fault(URI address) {
		boolean http = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
		if (!http || address.getHost() == null) {
			return "is no http or https address";
		}
		return (address.getRawUserInfo() != null) ? "names a user (expected: an address that needs no login)" : null;
	}

	private static Download read(ClassicHttpResponse response) throws IOException {
		int status = response.getCode();
		if (status >= 300 && status < 400) {
			Header location = response.getFirstHeader(HttpHeaders.LOCATION);
			return new Download.Failed("redirects "
					+ ((location != null) ? "to " + PictureAddress.shown(location.getValue()) : "elsewhere")
					+ " (expected: the picture itself, redirects are not followed)", true);
		}
		if (status != 200) {
			return new Download.Failed("answered " + status, status < 500 && !PASSING.contains(status));
		}
		HttpEntity entity = response.getEntity();
		if (entity == null) {
			return new Download.Failed("answered with nothing", false);
		}
		String encoding = entity.getContentEncoding();
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			return new Download.Failed("is compressed: " + PictureAddress.visible(encoding) + " (expected: identity)",
					false);
		}
		if (entity.getContentLength() > MAX_BYTES) {
			return tooLarge();
		}
		InputStream body = entity.getContent();
		byte[] bytes = body.readNBytes(MAX_BYTES + 1);
		return (bytes.length > MAX_BYTES) ? tooLarge() : new Download.Came(bytes,
				(entity.getContentType() != null) ? entity.getContentType() : "", fresh(response));
	}

	private static Download tooLarge() {
		return new Download.Failed("is larger than " + MAX_BYTES / 1024 / 1024 + " MB", false);
	}

	private static Duration fresh(ClassicHttpResponse response) {
		Duration fresh = USUAL;
		Iterator<HeaderElement> directives = MessageSupport.iterate(response, HttpHeaders.CACHE_CONTROL);
		while (directives.hasNext()) {
			HeaderElement directive = directives.next();
			String name = directive.getName().toLowerCase(Locale.ROOT);
			if (name.equals("no-store") || name.equals("no-cache")) {
				return SHORTEST;
			}
			String value = directive.getValue();
			if (name.equals("max-age") && value != null && value.matches("[0-9]{1,9}")) {
				fresh = Duration.ofSeconds(Long.parseLong(value));
			}
		}
		if (fresh.compareTo(SHORTEST) < 0) {
			return SHORTEST;
		}
		return (fresh.compareTo(LONGEST) > 0) ? LONGEST : fresh;
	}

	private Download late() {
		return new Download.Failed("did not come within " + PictureAddress.seconds(this.limit), false);
	}

	private Download failed(Exception failure) {
		if (failure instanceof ForbiddenAddressException forbidden) {
			return new Download.Failed(String.valueOf(forbidden.getMessage()), true);
		}
		if (failure instanceof UnknownHostException) {
			return new Download.Failed("is at a host that is not known", false);
		}
		if (failure instanceof SocketTimeoutException) {
			return new Download.Failed("does not answer", false);
		}
		String kind = (failure instanceof SSLException) ? "cannot be fetched safely: " : "cannot be fetched: ";
		return new Download.Failed(kind + PictureAddress.visible(String.valueOf(failure.getMessage())), false);
	}

	@Override
	public void close() {
		this.alarms.shutdownNow();
		this.client.close(CloseMode.IMMEDIATE);
	}

}
