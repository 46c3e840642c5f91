package io.usher.core.picture;

import java.util.Base64;
import java.util.Locale;

/**
 * A picture as a record keeps it: the base64 of a JPEG, PNG or GIF.
 */
public final class Base64Picture {

	/** The most bytes of the file. */
	public static final int MAX_BYTES = 256 * 1024;

	/** The most characters of its base64. */
	public static final int MAX_CHARACTERS = (MAX_BYTES + 2) / 3 * 4;

	/** The most pixels of a side. */
	public static final int MAX_SIDE = 4096;

	private static final int KILOBYTE = 1024;

	private Base64Picture() {
	}

	/**
	 * Reads the file.
	 * @throws UnusablePictureException when the text is no base64
	 */
	public static byte[] decode(String base64) throws UnusablePictureException {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw new UnusablePictureException("is no base64");
		}
	}

	/**
	 * Reads and checks what a record is to keep.
	 * @throws UnusablePictureException when the text is no base64, or its file none that
	 * is taken
	 */
	public static PictureFile check(String base64) throws UnusablePictureException {
		byte[] file = decode(base64);
		if (file.length > MAX_BYTES) {
			throw new UnusablePictureException("has " + kilobytes(file.length));
		}
		PictureFile picture = PictureFile.read(file);
		if (picture.width() > MAX_SIDE || picture.height() > MAX_SIDE) {
			throw new UnusablePictureException("is " + PictureFile.size(picture.width(), picture.height()) + " pixels");
		}
		return picture;
	}

	/** Returns what people see of the text, which is too long to be shown. */
	public static String summary(String base64) {
		try {
			byte[] file = decode(base64);
			return PictureFile.read(file) + ", " + kilobytes(file.length);
		}
		catch (UnusablePictureException ex) {
			return String.format(Locale.ROOT, "a text of %,d characters", base64.length());
		}
	}

	private static String kilobytes(int bytes) {
		return Math.max(1, (bytes + KILOBYTE - 1) / KILOBYTE) + " kB";
	}

}
