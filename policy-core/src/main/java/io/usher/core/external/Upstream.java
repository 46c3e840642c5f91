package io.usher.core.external;

import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * An upstream server as a policy profile describes it.
 *
 * @param profile the profile
 * @param url the URL below which {@code /policy/v1/} is
 * @param username the user name for Basic authentication, null for none
 * @param password the password, null for none
 * @param trustAnchors the certificates in PEM that its own must lead to, null for the
 * system's
 */
public record Upstream(RecordId profile, String url, @Nullable String username, @Nullable String password,
		@Nullable String trustAnchors) {

	/** Leaves the password out. */
	@Override
	public String toString() {
		return this.url;
	}

}
