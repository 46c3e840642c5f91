package io.usher.core.script.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of an encoded string; scripts can print and decode them and little more.
 *
 * @param latin the bytes, a character each
 */
public record BytesValue(String latin) {

	/** Returns what is left in a buffer. */
	static BytesValue of(ByteBuffer buffer) {
		return new BytesValue(StandardCharsets.ISO_8859_1.decode(buffer).toString());
	}

	/** Returns bytes as a value. */
	public static BytesValue of(byte[] bytes) {
		return new BytesValue(new String(bytes, StandardCharsets.ISO_8859_1));
	}

	/** Returns the bytes. */
	public byte[] bytes() {
		return this.latin.getBytes(StandardCharsets.ISO_8859_1);
	}

	@Override
	public String toString() {
		return "b" + Text.quote(this.latin, true);
	}

}
