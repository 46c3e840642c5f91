package io.usher.api.picture;

import java.io.Serial;
import java.net.UnknownHostException;

/**
 * A host has no address that pictures may be fetched from.
 */
final class ForbiddenAddressException extends UnknownHostException {

	@Serial
	private static final long serialVersionUID = 1L;

	ForbiddenAddressException(String address, String kind) {
		super("is at " + address + ", " + kind + " address (allow it in USHER_AVATAR_NETWORKS)");
	}

}
