package io.usher.core.picture;

import java.time.Duration;

/**
 * Makes pictures of the size that Infinity asks for. The policy guide, "Participant
 * avatar response".
 */
public interface Pictures {

	/** The most pixels of a side that are made. */
	int MAX_SIDE = 2048;

	/**
	 * Returns a JPEG in RGB of exactly this size: the middle of the picture, scaled and
	 * not stretched. Never throws and waits no longer than the budget; what takes longer
	 * goes on meanwhile and serves a later request.
	 * @param width the width in pixels, 1 to {@value #MAX_SIDE}
	 * @param height the height in pixels, 1 to {@value #MAX_SIDE}
	 * @param budget how long the caller can wait; none for what is at hand already
	 */
	Picture jpeg(PictureSource source, int width, int height, Duration budget);

	/** Returns one that has no pictures. */
	static Pictures none() {
		return (source, width, height, budget) -> new Picture.Missing("pictures are not made here");
	}

}
