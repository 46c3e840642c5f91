package io.usher.web.account;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long one stays logged in.
 *
 * @param lifetime how long at most, however busy one is
 */
@ConfigurationProperties("usher.session")
public record SessionSettings(@DefaultValue("12h") Duration lifetime) {

	public SessionSettings {
		if (lifetime.compareTo(Duration.ofMinutes(5)) < 0) {
			throw new IllegalArgumentException("USHER_SESSION_LIFETIME: " + lifetime + " (expected: 5m or longer)");
		}
	}

}
