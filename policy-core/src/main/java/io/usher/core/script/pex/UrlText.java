package io.usher.core.script.pex;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * URL encoding as Python's {@code urllib.parse} does it.
 */
final class UrlText {

	private static final String SAFE = "_.-~";

	private static final char[] HEX = "0123456789ABCDEF".toCharArray();

	private UrlText() {
	}

	/**
	 * Encodes everything but letters, digits, {@code _ . - ~}; a blank is {@code %20}.
	 */
	static String encode(String text) {
		StringBuilder encoded = new StringBuilder(text.length() + 16);
		for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
			char c = (char) (each & 0xFF);
			if (isPlain(c)) {
				encoded.append(c);
			}
			else {
				encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 0xF]);
			}
		}
		return encoded.toString();
	}

	private static boolean isPlain(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || SAFE.indexOf(c) >= 0;
	}

	/**
	 * Decodes {@code %XX}; what is no such escape, {@code +} included, stays, and what is
	 * no UTF-8 becomes the replacement character.
	 */
	static String decode(String text) {
		if (text.indexOf('%') < 0) {
			return text;
		}
		StringBuilder decoded = new StringBuilder(text.length());
		ByteArrayOutputStream ascii = new ByteArrayOutputStream();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int escaped = (c == '%' && i + 2 < text.length()) ? escaped(text, i + 1) : -1;
			if (escaped >= 0) {
				ascii.write(escaped);
				i += 2;
			}
			else if (c < 0x80) {
				ascii.write(c);
			}
			else {
				decoded.append(ascii.toString(StandardCharsets.UTF_8)).append(c);
				ascii.reset();
			}
		}
		return decoded.append(ascii.toString(StandardCharsets.UTF_8)).toString();
	}

	private static int escaped(String text, int at) {
		int high = hex(text.charAt(at));
		int low = hex(text.charAt(at + 1));
		return (high < 0 || low < 0) ? -1 : high << 4 | low;
	}

	private static int hex(char c) {
		return (c < 0x80) ? Character.digit(c, 16) : -1;
	}

}
