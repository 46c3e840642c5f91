package io.usher.api.picture;

import java.time.Duration;

/**
 * What came of fetching a picture.
 */
sealed interface Download {

	/**
	 * A file, whatever is in it.
	 *
	 * @param bytes the file
	 * @param type what the server calls it
	 * @param fresh how long the server lets it be used without asking again
	 */
	record Came(byte[] bytes, String type, Duration fresh) implements Download {

	}

	/**
	 * No file.
	 *
	 * @param reason why, going on from the address: {@code answered 404}
	 * @param isGone whether the server says that there is none, rather than failing
	 */
	record Failed(String reason, boolean isGone) implements Download {

	}

}
