package io.usher.core.script.value;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of an encoded string; scripts can print them and little more.
 *
 * @param latin the bytes, a character each
 */
public record BytesValue(String latin) {

	/** Returns a text in UTF-8. */
	public static BytesValue utf8(String text) {
		return new BytesValue(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
	}

	@Override
	public String toString() {
		return "b" + Text.quote(this.latin, true);
	}

}
