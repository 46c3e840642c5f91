package io.usher.core.picture;

import java.io.ByteArrayOutputStream;

/**
 * Reads the segments of a JPEG. What remains for the decoder says by itself which colours
 * the components are: without JFIF, Adobe's segment or Exif, Java's decoder would guess.
 */
final class JpegFrame {

	static final String START = "\u00ff\u00d8\u00ff";

	/** Each scan passes over the whole picture; no encoder makes so many. */
	private static final int MAX_SCANS = 64;

	/** A profile that is larger is of a printer, or hostile. */
	private static final int MAX_PROFILE = 256 * 1024;

	private static final byte[] JFIF = { (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0,
			0 };

	private static final String PROFILE = "ICC_PROFILE\0";

	private static final int HUFFMAN_TABLES = 0xc4;

	private static final int EXTENSION = 0xc8;

	private static final int ARITHMETIC_TABLES = 0xcc;

	private static final int PROGRESSIVE = 0xc2;

	private static final int START_OF_IMAGE = 0xd8;

	private static final int END = 0xd9;

	private static final int SCAN = 0xda;

	private static final int APPLICATION = 0xe0;

	private static final int ADOBE = 0xee;

	private static final int COMMENT = 0xfe;

	private final FileBytes bytes;

	private final ByteArrayOutputStream tables = new ByteArrayOutputStream();

	private final ByteArrayOutputStream profile = new ByteArrayOutputStream();

	private int orientation = ExifOrientation.UPRIGHT;

	private int process;

	private int width;

	private int height;

	private int components;

	private boolean hasJfif;

	private boolean hasAdobe;

	private boolean namesRgb;

	JpegFrame(FileBytes bytes) {
		this.bytes = bytes;
	}

	PictureFile read() throws UnusablePictureException {
		int at = 2;
		while (true) {
			at = marker(at);
			int marker = this.bytes.u8(at - 1);
			int end = end(at);
			if (marker == SCAN) {
				return picture(at - 2);
			}
			segment(marker, at + 2, end);
			at = end;
		}
	}

	/** Returns where a segment ends. */
	private int end(int at) throws UnusablePictureException {
		int length = this.bytes.u16(at);
		if (length < 2) {
			throw broken("a segment is " + length + " bytes long");
		}
		return this.bytes.end(at, length);
	}

	/** Returns where the segment after the next marker begins. */
	private int marker(int at) throws UnusablePictureException {
		if (this.bytes.u8(at) != 0xff) {
			throw broken("there is no segment at byte " + at);
		}
		int marker = at + 1;
		while (this.bytes.u8(marker) == 0xff) {
			marker++;
		}
		boolean segment = this.bytes.u8(marker) >= 0xc0 && !isRestart(this.bytes.u8(marker))
				&& this.bytes.u8(marker) != START_OF_IMAGE && this.bytes.u8(marker) != END;
		if (!segment) {
			throw broken("it holds no picture");
		}
		return marker + 1;
	}

	private void segment(int marker, int content, int end) throws UnusablePictureException {
		boolean frame = marker > 0xbf && marker < 0xd0 && marker != HUFFMAN_TABLES && marker != EXTENSION
				&& marker != ARITHMETIC_TABLES;
		if (frame) {
			frame(marker, content);
		}
		if (marker >= APPLICATION && marker <= APPLICATION + 15) {
			application(marker, content, end);
		}
		boolean essential = marker < APPLICATION || marker == ADOBE && this.bytes.startsWith(content, "Adobe");
		if (essential && marker != COMMENT) {
			this.tables.write(0xff);
			this.tables.write(marker);
			this.tables.write(this.bytes.array(), content - 2, end - content + 2);
		}
	}

	private void frame(int marker, int content) throws UnusablePictureException {
		if (this.process != 0) {
			throw broken("it has two frames");
		}
		if (marker > PROGRESSIVE) {
			throw new UnusablePictureException("is a lossless or arithmetic JPEG (expected: baseline or progressive)");
		}
		if (this.bytes.u8(content) != 8) {
			throw new UnusablePictureException(
					"is a JPEG of " + this.bytes.u8(content) + " bits a sample (expected: 8)");
		}
		this.process = marker;
		this.height = this.bytes.u16(content + 1);
		this.width = this.bytes.u16(content + 3);
		this.components = this.bytes.u8(content + 5);
		PictureFile.checkSize(PictureType.JPEG, this.width, this.height);
		if (this.components == 4) {
			throw new UnusablePictureException("is a CMYK picture (expected: RGB or grey)");
		}
		if (this.components != 1 && this.components != 3) {
			throw new UnusablePictureException(
					"is a JPEG of " + this.components + " components (expected: 1 or 3, grey or RGB)");
		}
		this.namesRgb = this.components == 3 && this.bytes.u8(content + 6) == 'R' && this.bytes.u8(content + 9) == 'G'
				&& this.bytes.u8(content + 12) == 'B';
	}

	private void application(int marker, int content, int end) {
		if (this.bytes.startsWith(content, "JFIF\0")) {
			this.hasJfif = true;
		}
		else if (marker == ADOBE && this.bytes.startsWith(content, "Adobe")) {
			this.hasAdobe = true;
		}
		else if (this.bytes.startsWith(content, "Exif\0\0") && this.orientation == ExifOrientation.UPRIGHT) {
			this.orientation = ExifOrientation.read(this.bytes, content + 6);
		}
		else if (this.bytes.startsWith(content, PROFILE)) {
			int part = Math.min(end, content + PROFILE.length() + 2);
			this.profile.write(this.bytes.array(), part, end - part);
		}
	}

	private PictureFile picture(int firstScan) throws UnusablePictureException {
		if (this.process == 0) {
			throw broken("it has no frame");
		}
		int end = endOfPicture(firstScan);
		ByteArrayOutputStream essence = new ByteArrayOutputStream(end);
		essence.write(0xff);
		essence.write(START_OF_IMAGE);
		if (this.hasJfif || !this.hasAdobe && !this.namesRgb) {
			essence.write(JFIF, 0, JFIF.length);
		}
		essence.write(this.tables.toByteArray(), 0, this.tables.size());
		essence.write(this.bytes.array(), firstScan, end - firstScan);
		byte[] icc = (this.components == 3 && this.profile.size() <= MAX_PROFILE) ? this.profile.toByteArray()
				: new byte[0];
		return new PictureFile(PictureType.JPEG, this.width, this.height, this.orientation, this.components,
				this.process == PROGRESSIVE, icc, essence.toByteArray());
	}

	/** Returns where the picture ends; what files have after it is no part of it. */
	private int endOfPicture(int firstScan) throws UnusablePictureException {
		int scans = 0;
		int at = firstScan;
		while (true) {
			while (this.bytes.u8(at) != 0xff || isData(this.bytes.u8(at + 1))) {
				at++;
			}
			int marker = this.bytes.u8(at + 1);
			if (marker == END) {
				return at + 2;
			}
			if (marker == SCAN && ++scans > MAX_SCANS) {
				throw broken("it has more than " + MAX_SCANS + " scans");
			}
			at = end(at + 2);
		}
	}

	/** Tells whether a byte after 0xff is no marker that ends the data of a scan. */
	private static boolean isData(int follower) {
		return follower == 0 || follower == 0xff || isRestart(follower);
	}

	private static boolean isRestart(int marker) {
		return marker >= 0xd0 && marker <= 0xd7;
	}

	private static UnusablePictureException broken(String how) {
		return UnusablePictureException.broken(PictureType.JPEG, how);
	}

}
