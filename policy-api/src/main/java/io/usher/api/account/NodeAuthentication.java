package io.usher.api.account;

import java.util.List;

import com.github.benmanes.caffeine.cache.Ticker;
import io.usher.core.configuration.Configuration;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Tells Conferencing Nodes from others. The policy guide, "Configuring policy profiles":
 * Basic authentication.
 */
@FunctionalInterface
public interface NodeAuthentication {

	/**
	 * Judges a request's credential, without its location.
	 * @param authorization the {@code Authorization} header, null when there is none
	 * @param address the address that the request came from
	 * @param configuration holds the node credentials
	 */
	Admission admit(@Nullable String authorization, String address, Configuration configuration);

	/**
	 * Returns the user name that a request gives, right or wrong; empty when it gives
	 * none.
	 * @param authorization the {@code Authorization} header, null when there is none
	 */
	static String username(@Nullable String authorization) {
		return (authorization != null) ? BasicAuthentication.username(authorization) : "";
	}

	/** Returns the one that compares with the node credentials of the configuration. */
	static NodeAuthentication basic(SecretKey key) {
		return new BasicAuthentication(key, Ticker.systemTicker());
	}

	/** Returns the one that admits everybody: for networks that keep others away. */
	static NodeAuthentication off() {
		Admission everybody = new Admission.Admitted(List.of());
		return (authorization, address, configuration) -> everybody;
	}

}
