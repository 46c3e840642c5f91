package io.usher.core.history;

/**
 * The newest revision.
 *
 * @param revision its number; 0 when nothing was ever changed
 * @param hash its hash, 64 hexadecimal digits; zeros when nothing was ever changed
 */
public record Head(long revision, String hash) {

	/** The head of an empty store. */
	public static final Head EMPTY = new Head(0, "0".repeat(64));

}
