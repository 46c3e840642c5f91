package io.usher.core.picture;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of a file, read with care for its end.
 */
final class FileBytes {

	private final byte[] bytes;

	FileBytes(byte[] bytes) {
		this.bytes = bytes;
	}

	int length() {
		return this.bytes.length;
	}

	byte[] array() {
		return this.bytes;
	}

	int u8(int at) throws UnusablePictureException {
		if (at < 0 || at >= this.bytes.length) {
			throw UnusablePictureException.endsTooEarly();
		}
		return this.bytes[at] & 0xff;
	}

	int u16(int at) throws UnusablePictureException {
		return u8(at) << 8 | u8(at + 1);
	}

	/** Reads two bytes of which the lesser comes first. */
	int u16Reversed(int at) throws UnusablePictureException {
		return u8(at) | u8(at + 1) << 8;
	}

	/** Reads four bytes; negative when the number is above 2,147,483,647. */
	int s32(int at) throws UnusablePictureException {
		return u16(at) << 16 | u16(at + 2);
	}

	int s32Reversed(int at) throws UnusablePictureException {
		return u16Reversed(at) | u16Reversed(at + 2) << 16;
	}

	/** Returns where a part ends; it is in the file wholly. */
	int end(int at, int length) throws UnusablePictureException {
		if (length < 0 || at > this.bytes.length - length) {
			throw UnusablePictureException.endsTooEarly();
		}
		return at + length;
	}

	boolean startsWith(int at, String text) {
		byte[] start = text.getBytes(StandardCharsets.ISO_8859_1);
		for (int i = 0; i < start.length; i++) {
			if (at + i >= this.bytes.length || this.bytes[at + i] != start[i]) {
				return false;
			}
		}
		return true;
	}

}
