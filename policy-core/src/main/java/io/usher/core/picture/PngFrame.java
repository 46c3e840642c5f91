package io.usher.core.picture;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/**
 * Reads the chunks of a PNG. Text and profiles, which may inflate to any size, never
 * reach the decoder.
 */
final class PngFrame {

	static final String START = "\u0089PNG\r\n\u001a\n";

	private static final int HEADER_LENGTH = 13;

	private static final int PALETTE = 3;

	private final FileBytes bytes;

	private final ByteArrayOutputStream essence = new ByteArrayOutputStream();

	private int orientation = ExifOrientation.UPRIGHT;

	private boolean hasTransparency;

	private boolean hasPixels;

	PngFrame(FileBytes bytes) {
		this.bytes = bytes;
	}

	PictureFile read() throws UnusablePictureException {
		int at = START.length();
		this.essence.write(this.bytes.array(), 0, at);
		int header = at + 8;
		if (!this.bytes.startsWith(at + 4, "IHDR") || this.bytes.s32(at) != HEADER_LENGTH) {
			throw broken("it does not begin with its header");
		}
		int width = this.bytes.s32(header);
		int height = this.bytes.s32(header + 4);
		PictureFile.checkSize(PictureType.PNG, width, height);
		boolean ended = false;
		while (!ended) {
			ended = this.bytes.startsWith(at + 4, "IEND");
			at = chunk(at);
		}
		if (!this.hasPixels) {
			throw broken("it holds no picture");
		}
		return new PictureFile(PictureType.PNG, width, height, this.orientation, bytesPerPixel(header), false,
				new byte[0], this.essence.toByteArray());
	}

	private int chunk(int at) throws UnusablePictureException {
		int end = this.bytes.end(this.bytes.end(at + 8, this.bytes.s32(at)), 4);
		boolean pixels = this.bytes.startsWith(at + 4, "IDAT");
		boolean transparency = this.bytes.startsWith(at + 4, "tRNS");
		if (at > START.length() && this.bytes.startsWith(at + 4, "IHDR")) {
			throw broken("it has two headers");
		}
		boolean known = pixels || transparency || this.bytes.startsWith(at + 4, "IHDR")
				|| this.bytes.startsWith(at + 4, "PLTE") || this.bytes.startsWith(at + 4, "IEND");
		if (this.bytes.startsWith(at + 4, "eXIf")) {
			this.orientation = ExifOrientation.read(this.bytes, at + 8);
		}
		if (!known && this.bytes.u8(at + 4) < 'a') {
			throw broken("it has a part that only some programs understand");
		}
		if (known) {
			CRC32 sum = new CRC32();
			sum.update(this.bytes.array(), at + 4, end - at - 8);
			if ((int) sum.getValue() != this.bytes.s32(end - 4)) {
				throw broken("a checksum is wrong");
			}
			this.essence.write(this.bytes.array(), at, end - at);
		}
		this.hasPixels |= pixels;
		this.hasTransparency |= transparency;
		return end;
	}

	private int bytesPerPixel(int header) throws UnusablePictureException {
		int depth = this.bytes.u8(header + 8);
		int colours = this.bytes.u8(header + 9);
		int samples = (colours == 2 || colours == 6) ? 3 : 1;
		boolean alpha = colours >= 4 || this.hasTransparency && colours != PALETTE;
		return (alpha ? samples + 1 : samples) * ((depth > 8) ? 2 : 1);
	}

	private static UnusablePictureException broken(String how) {
		return UnusablePictureException.broken(PictureType.PNG, how);
	}

}
