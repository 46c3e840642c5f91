package io.usher.core.picture;

import java.util.Locale;

/**
 * The types of files that are taken for pictures.
 */
public enum PictureType {

	/** JPEG, of one or three components. */
	JPEG,

	/** PNG; of an animation, what viewers without animation show. */
	PNG,

	/** GIF; of an animation, the first frame. */
	GIF;

	/** Returns the name for people. */
	public String title() {
		return name();
	}

	/** Returns the name that Java's readers go by. */
	public String readerName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
