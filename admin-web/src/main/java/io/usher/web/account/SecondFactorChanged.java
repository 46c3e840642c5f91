package io.usher.web.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's second factor was tried or changed.
 *
 * @param userName whose it is
 * @param what what happened
 * @param address from where, null when that is not known
 */
public record SecondFactorChanged(String userName, What what, @Nullable String address) {

	/** What happened. */
	public enum What {

		/** It was turned on. */
		TURNED_ON,

		/** It was turned off by its owner. */
		TURNED_OFF,

		/** New recovery codes were made. */
		NEW_RECOVERY_CODES,

		/** A right code was given. */
		RIGHT_CODE,

		/** A wrong code was given. */
		WRONG_CODE

	}

}
