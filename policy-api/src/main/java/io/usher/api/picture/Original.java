package io.usher.api.picture;

/**
 * A linked picture as it came, or why it did not.
 */
sealed interface Original {

	/** Returns until when it is used, in nanoseconds of the ticker. */
	long endsAt();

	/**
	 * The file.
	 *
	 * @param bytes the file
	 * @param digest names what is in it
	 * @param type what the server calls it
	 * @param askAgainAt when to ask for it again, in nanoseconds of the ticker
	 * @param endsAt until when it is used while its server fails, likewise
	 */
	record Kept(byte[] bytes, String digest, String type, long askAgainAt, long endsAt) implements Original {

		Kept askedAgainAt(long time) {
			return new Kept(this.bytes, this.digest, this.type, time, this.endsAt);
		}

	}

	/**
	 * No file.
	 *
	 * @param reason why, going on from the address
	 * @param endsAt until when it is not asked again, in nanoseconds of the ticker
	 */
	record Lost(String reason, long endsAt) implements Original {

	}

}
