package io.usher.web.external;

import io.usher.core.configuration.Configurations;
import io.usher.core.record.RecordId;

/**
 * What people call the upstream servers: by the names of their policy profiles.
 */
final class UpstreamNames {

	private UpstreamNames() {
	}

	/** Returns the name of a profile, or its kind and number when it is gone. */
	static String of(RecordId profile, Configurations configurations) {
		String name = configurations.isLoaded() ? configurations.current().nameOf(profile.kind(), profile.number())
				: null;
		return (name != null) ? name : profile.toString();
	}

}
