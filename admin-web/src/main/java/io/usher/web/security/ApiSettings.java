package io.usher.web.security;

import io.usher.core.configuration.BadSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the administration API.
 *
 * @param requestsPerMinute how many requests each credential has in a minute at the
 * Management API; 0 for any number
 */
@ConfigurationProperties("usher.api")
record ApiSettings(@DefaultValue("1000") int requestsPerMinute) {

	private static final int MOST = 1_000_000;

	ApiSettings {
		if (requestsPerMinute < 0 || requestsPerMinute > MOST) {
			throw new BadSettingException("USHER_API_REQUESTS_PER_MINUTE: " + requestsPerMinute
					+ " (expected: 0, for no limit, to " + MOST + ")");
		}
	}

}
