package io.usher.core.picture;

import java.io.Serial;

/**
 * A file cannot be used as a picture. The message goes on from what names the file:
 * {@code is a CMYK picture (expected: RGB or grey)}.
 */
public class UnusablePictureException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	public UnusablePictureException(String message) {
		super(message);
	}

	/** Returns what is wrong, beginning with a verb. */
	public String fault() {
		return String.valueOf(getMessage());
	}

	static UnusablePictureException endsTooEarly() {
		return new UnusablePictureException("ends too early");
	}

	static UnusablePictureException broken(PictureType type, String how) {
		return new UnusablePictureException("is a broken " + type.title() + ": " + how);
	}

}
