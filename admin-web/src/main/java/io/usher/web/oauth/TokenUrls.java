package io.usher.web.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The addresses of the token endpoint, of which an assertion must name one.
 *
 * @param urls the addresses, as they are compared
 */
record TokenUrls(Set<String> urls) {

	/** Where it is. */
	static final String PATH = "/oauth/token/";

	/**
	 * Returns the addresses of a request.
	 * @param requested the address that was asked for, as a trusted proxy tells it
	 * @param publicUrl the URL of the deployment, null when none is set
	 */
	static TokenUrls of(String requested, @Nullable String publicUrl) {
		String known = (publicUrl != null) ? publicUrl.replaceAll("/+$", "") + PATH : null;
		return new TokenUrls(Stream.of(requested, known)
			.filter(Objects::nonNull)
			.map(TokenUrls::compared)
			.collect(Collectors.toUnmodifiableSet()));
	}

	/** Tells whether an address is one of them, with or without a slash at its end. */
	boolean contains(String url) {
		return this.urls.contains(compared(url));
	}

	/**
	 * Hosts and schemes have no case, the schemes' own ports need not be told, and
	 * neither does a slash at the end.
	 */
	private static String compared(String url) {
		try {
			URI uri = new URI(url);
			String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
			String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
			boolean usual = uri.getPort() == (scheme.equals("https") ? 443 : 80);
			boolean more = uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null;
			String path = String.valueOf(uri.getRawPath());
			return more ? url : scheme + "://" + host + ((usual || uri.getPort() < 0) ? "" : ":" + uri.getPort())
					+ (path.endsWith("/") ? path : path + "/");
		}
		catch (URISyntaxException ex) {
			return url;
		}
	}

	@Override
	public String toString() {
		return this.urls.stream().sorted().collect(Collectors.joining(" or "));
	}

}
