package io.usher.api.decision;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes percent-encoded UTF-8 from a request line, once and strictly.
 */
final class EncodedText {

	private static final int HEX = 16;

	private EncodedText() {
	}

	/** Decodes a part of a path, where a plus is a plus. */
	static String ofPath(String text, String what) {
		return isPlain(text, false) ? text : decode(text, false, what);
	}

	/** Decodes a name or value of a query, where a plus is a space. */
	static String ofQuery(String text, String what) {
		return isPlain(text, true) ? text : decode(text, true, what);
	}

	private static boolean isPlain(String text, boolean plusIsSpace) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '%' || c >= 0x80 || plusIsSpace && c == '+') {
				return false;
			}
		}
		return true;
	}

	private static String decode(String text, boolean plusIsSpace, String what) {
		ByteBuffer bytes = ByteBuffer.allocate(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '%') {
				bytes.put(octet(text, i, what));
				i += 2;
			}
			else if (c > 0xff) {
				throw RefusedException.badRequest(what + ": holds a character that is not encoded",
						"percent-encoded UTF-8");
			}
			else {
				// Servers hand over raw bytes above 0x7f as Latin-1.
				bytes.put((byte) ((plusIsSpace && c == '+') ? ' ' : c));
			}
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
		}
		catch (CharacterCodingException ex) {
			throw RefusedException.badRequest(what + ": holds bytes that are not UTF-8", "percent-encoded UTF-8");
		}
	}

	private static byte octet(String text, int at, String what) {
		int high = (at + 2 < text.length()) ? digit(text.charAt(at + 1)) : -1;
		int low = (high >= 0) ? digit(text.charAt(at + 2)) : -1;
		if (low < 0) {
			String found = text.substring(at, Math.min(text.length(), at + 3));
			throw RefusedException.badRequest(what + ": malformed \"" + found + "\"",
					"% and two hexadecimal digits, such as %25 for a per cent sign");
		}
		return (byte) (high * HEX + low);
	}

	private static int digit(char c) {
		return (c < 0x80) ? Character.digit(c, HEX) : -1;
	}

}
