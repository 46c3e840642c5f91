package io.usher.core.picture;

/**
 * Reads how a camera was held from a block of Exif, which is a TIFF.
 */
final class ExifOrientation {

	/** As it is stored. */
	static final int UPRIGHT = 1;

	private static final int LAST = 8;

	private static final int ORIENTATION = 0x0112;

	private static final int SHORT = 3;

	private static final int ENTRY = 12;

	private ExifOrientation() {
	}

	/**
	 * Returns the orientation, {@value #UPRIGHT} when it is not told in good order.
	 * @param start where the TIFF begins
	 */
	static int read(FileBytes bytes, int start) {
		try {
			if (bytes.startsWith(start, "MM\0*")) {
				return find(bytes, start, false);
			}
			return bytes.startsWith(start, "II*\0") ? find(bytes, start, true) : UPRIGHT;
		}
		catch (UnusablePictureException ex) {
			return UPRIGHT;
		}
	}

	private static int find(FileBytes bytes, int start, boolean reversed) throws UnusablePictureException {
		int offset = reversed ? bytes.s32Reversed(start + 4) : bytes.s32(start + 4);
		int directory = bytes.end(start, offset);
		int entries = number(bytes, directory, reversed);
		for (int i = 0; i < entries; i++) {
			int entry = directory + 2 + i * ENTRY;
			if (number(bytes, entry, reversed) == ORIENTATION && number(bytes, entry + 2, reversed) == SHORT) {
				int value = number(bytes, entry + 8, reversed);
				return (value >= UPRIGHT && value <= LAST) ? value : UPRIGHT;
			}
		}
		return UPRIGHT;
	}

	private static int number(FileBytes bytes, int at, boolean reversed) throws UnusablePictureException {
		return reversed ? bytes.u16Reversed(at) : bytes.u16(at);
	}

}
