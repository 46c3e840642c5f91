package io.usher.core.gateway;

import java.util.UUID;

/** Placeholder. */
public final class GatewayServiceName {

	private GatewayServiceName() {
	}

	/** Placeholder. */
	public static String of(String rule, UUID suffix) {
		return rule + "_" + suffix;
	}

}
