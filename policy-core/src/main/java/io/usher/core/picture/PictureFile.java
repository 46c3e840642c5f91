package io.usher.core.picture;

import java.util.Locale;

/**
 * A JPEG, PNG or GIF file whose frame was read and found whole, before anything is
 * decoded: a small file can claim to be a picture that no memory holds.
 *
 * @param type what type of file it is
 * @param width the width in pixels, as stored
 * @param height the height in pixels, as stored
 * @param orientation how to turn what is stored, as Exif counts: 1 to 8, 1 for as it is
 * @param bytesPerPixel the memory that a decoded pixel takes
 * @param isProgressive whether the decoder has to hold all of it before the first pixel
 * @param profile the ICC profile of a JPEG's colours, empty when there is none
 * @param essence the file without what is not needed to decode it: comments, thumbnails,
 * profiles, frames after the first
 */
public record PictureFile(PictureType type, int width, int height, int orientation, int bytesPerPixel,
		boolean isProgressive, byte[] profile, byte[] essence) {

	/** The most pixels that a picture may have. */
	public static final int MAX_PIXELS = 40_000_000;

	/** The most pixels of a side. */
	public static final int MAX_SIDE = 30_000;

	public PictureFile {
		if (width < 1 || height < 1) {
			throw new IllegalArgumentException(width + " x " + height + " (expected: 1 x 1 or more)");
		}
	}

	/**
	 * Reads a file's frame.
	 * @throws UnusablePictureException when it is none of the types, broken, in colours
	 * that cannot be served, or larger than {@value #MAX_PIXELS} pixels or
	 * {@value #MAX_SIDE} a side
	 */
	public static PictureFile read(byte[] file) throws UnusablePictureException {
		FileBytes bytes = new FileBytes(file);
		if (bytes.startsWith(0, JpegFrame.START)) {
			return new JpegFrame(bytes).read();
		}
		if (bytes.startsWith(0, PngFrame.START)) {
			return new PngFrame(bytes).read();
		}
		if (bytes.startsWith(0, GifFrame.START_87A) || bytes.startsWith(0, GifFrame.START_89A)) {
			return new GifFrame(bytes).read();
		}
		throw new UnusablePictureException("is no JPEG, PNG or GIF picture");
	}

	/** Refuses a size that is not decoded. */
	static void checkSize(PictureType type, int width, int height) throws UnusablePictureException {
		if (width < 1 || height < 1) {
			throw UnusablePictureException.broken(type, "it is " + size(width, height) + " pixels");
		}
		if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
			throw new UnusablePictureException(
					String.format(Locale.ROOT, "is %s pixels (expected: at most %d megapixels, %,d pixels a side)",
							size(width, height), MAX_PIXELS / 1_000_000, MAX_SIDE));
		}
	}

	/** Returns the size in words, such as {@code 12,000 x 9,000}. */
	public static String size(int width, int height) {
		return String.format(Locale.ROOT, "%,d x %,d", width, height);
	}

	/** Tells whether width and height change places when it is turned. */
	public boolean isTurnedSideways() {
		return this.orientation >= 5;
	}

	@Override
	public String toString() {
		return this.type.title() + " picture of " + size(this.width, this.height) + " pixels";
	}

}
