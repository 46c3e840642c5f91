package io.usher.core.account;

import io.usher.core.record.RecordId;

/**
 * Remembers for all instances which code of a second factor was taken last. Its method
 * throws {@link io.usher.core.history.StoreUnavailableException} when the store cannot be
 * reached.
 */
public interface TakenCodes {

	/**
	 * Takes a code of an account.
	 * @param step the time of the code, in steps of 30 seconds since 1970
	 * @return whether neither it nor a later one was taken before
	 */
	boolean take(RecordId account, long step);

}
