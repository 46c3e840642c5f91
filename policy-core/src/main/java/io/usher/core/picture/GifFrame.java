package io.usher.core.picture;

import java.io.ByteArrayOutputStream;

/**
 * Reads a GIF up to the end of its first frame.
 */
final class GifFrame {

	static final String START_87A = "GIF87a";

	static final String START_89A = "GIF89a";

	private static final int SCREEN_END = 13;

	private static final int EXTENSION = 0x21;

	private static final int GRAPHIC_CONTROL = 0xf9;

	private static final int IMAGE = 0x2c;

	private static final int TRAILER = 0x3b;

	private final FileBytes bytes;

	private final ByteArrayOutputStream essence = new ByteArrayOutputStream();

	GifFrame(FileBytes bytes) {
		this.bytes = bytes;
	}

	PictureFile read() throws UnusablePictureException {
		int at = SCREEN_END + palette(this.bytes.u8(SCREEN_END - 3));
		keep(0, at);
		while (this.bytes.u8(at) == EXTENSION) {
			int end = blocks(at + 2);
			if (this.bytes.u8(at + 1) == GRAPHIC_CONTROL) {
				keep(at, end);
			}
			at = end;
		}
		if (this.bytes.u8(at) != IMAGE) {
			throw UnusablePictureException.broken(PictureType.GIF, "it holds no picture");
		}
		int width = this.bytes.u16Reversed(at + 5);
		int height = this.bytes.u16Reversed(at + 7);
		PictureFile.checkSize(PictureType.GIF, width, height);
		int data = at + 10 + palette(this.bytes.u8(at + 9));
		keep(at, blocks(data + 1));
		this.essence.write(TRAILER);
		return new PictureFile(PictureType.GIF, width, height, ExifOrientation.UPRIGHT, 1, false, new byte[0],
				this.essence.toByteArray());
	}

	/** Returns the bytes of the palette that the flags announce. */
	private static int palette(int flags) {
		return ((flags & 0x80) != 0) ? 3 << ((flags & 7) + 1) : 0;
	}

	/** Returns where a chain of blocks ends. */
	private int blocks(int start) throws UnusablePictureException {
		int at = start;
		while (this.bytes.u8(at) != 0) {
			at = this.bytes.end(at + 1, this.bytes.u8(at));
		}
		return at + 1;
	}

	private void keep(int from, int to) throws UnusablePictureException {
		this.essence.write(this.bytes.array(), from, this.bytes.end(from, to - from) - from);
	}

}
