package io.usher.api.picture;

import java.awt.Rectangle;

import io.usher.core.picture.PictureFile;

/**
 * Which part of a picture is decoded, how finely, and how large it becomes: so much that
 * its middle, in the size that was asked for, is covered.
 *
 * @param region the part, in pixels as they are stored
 * @param step of how many rows and columns one is decoded
 * @param width the width of the part once it is scaled, not less than what was asked for
 * @param height the height, likewise
 */
record Crop(Rectangle region, int step, int width, int height) {

	/**
	 * The most memory in bytes for the decoded part, which then becomes RGB: of a larger
	 * one not every row is decoded.
	 */
	static final long MAX_DECODED = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 10);

	/** The memory of a pixel in RGB. */
	private static final int RGB = 4;

	/** Keeps whole numbers from being rounded up. */
	private static final double NOTHING = 1e-6;

	/**
	 * Returns what covers a size.
	 * @param width the width that was asked for, of the picture as it is stored
	 * @param height the height, likewise
	 */
	static Crop of(PictureFile file, int width, int height) {
		double scale = Math.max((double) width / file.width(), (double) height / file.height());
		Span columns = Span.middle(file.width(), width / scale);
		Span rows = Span.middle(file.height(), height / scale);
		Rectangle region = new Rectangle(columns.from, rows.from, columns.length, rows.length);
		double pixels = (double) region.width * region.height;
		int step = (int) Math.ceil(Math.sqrt(pixels * (file.bytesPerPixel() + RGB) / MAX_DECODED));
		return new Crop(region, step, Math.max(width, (int) Math.round(region.width * scale)),
				Math.max(height, (int) Math.round(region.height * scale)));
	}

	/** Returns about how many bytes of memory the making takes at once. */
	long memory(PictureFile file) {
		long decoded = (long) (this.region.width / this.step + 1) * (this.region.height / this.step + 1);
		long scaled = (long) this.width * this.height;
		// The decoder of progressive JPEGs keeps two bytes for each sample.
		long coefficients = file.isProgressive() ? 2L * file.bytesPerPixel() * file.width() * file.height() : 0;
		return decoded * (file.bytesPerPixel() + RGB) + 2 * scaled * RGB + coefficients;
	}

	/**
	 * A part of a side.
	 *
	 * @param from where it begins
	 * @param length how long it is
	 */
	private record Span(int from, int length) {

		/** Returns the whole pixels in which the middle of a side is. */
		static Span middle(int side, double part) {
			int from = Math.max(0, (int) Math.floor((side - part) / 2 + NOTHING));
			int to = Math.min(side, (int) Math.ceil((side + part) / 2 - NOTHING));
			return new Span(from, Math.max(1, to - from));
		}

	}

}
