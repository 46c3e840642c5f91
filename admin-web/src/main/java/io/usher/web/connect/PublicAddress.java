package io.usher.web.connect;

import java.util.Set;

import io.usher.web.start.UsherSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The URL at which nodes reach Usher: the one that is set, else the one at which the
 * administrator does.
 */
@Component
class PublicAddress {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");

	private final @Nullable String configured;

	PublicAddress(UsherSettings settings) {
		this.configured = settings.publicUrl();
	}

	Found of(HttpServletRequest request) {
		String url = (this.configured != null) ? this.configured
				: ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
		// Some browsers send quotes, which would end the word in a shell.
		String base = url.replaceAll("/+$", "").replace("'", "%27");
		UriComponents parts = UriComponentsBuilder.fromUriString(base).build();
		String host = String.valueOf(parts.getHost());
		return new Found(base, this.configured != null, "https".equals(parts.getScheme()), LOOPBACK.contains(host));
	}

	/**
	 * A URL.
	 *
	 * @param url the URL, without a slash at its end
	 * @param configured whether it was set
	 * @param secure whether it is HTTPS
	 * @param loopback whether only this machine reaches it
	 */
	record Found(String url, boolean configured, boolean secure, boolean loopback) {

	}

}
