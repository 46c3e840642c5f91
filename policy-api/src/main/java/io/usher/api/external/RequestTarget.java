package io.usher.api.external;

import java.nio.charset.StandardCharsets;

/**
 * Writes paths and queries into a request line. What may stand there stays as it is, to
 * the letter; what may not is percent-encoded, and nothing else is.
 */
final class RequestTarget {

	private static final String REFUSED = "\"#<>[\\]^`{|}";

	private static final char[] HEX = "0123456789ABCDEF".toCharArray();

	private RequestTarget() {
	}

	/** Returns the target of a request below a base. */
	static String of(UpstreamUrl url, String path, String query) {
		String target = url.base() + path(path);
		return query.isEmpty() ? target : target + '?' + query(query);
	}

	/** Writes a path that a node sent. */
	static String path(String text) {
		return escaped(text, REFUSED + '?', 0xff);
	}

	/** Writes a query that a node sent. */
	static String query(String text) {
		return escaped(text, REFUSED, 0xff);
	}

	/** Writes a path that somebody typed. */
	static String typedPath(String text) {
		return escaped(text, REFUSED + '?', 0x7f);
	}

	/**
	 * Escapes.
	 * @param octets up to which character one is a byte; servers hand over raw bytes as
	 * Latin-1
	 */
	private static String escaped(String text, String refused, int octets) {
		int first = 0;
		while (first < text.length() && stands(text, first, refused)) {
			first++;
		}
		if (first == text.length()) {
			return text;
		}
		StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
		for (int i = first; i < text.length(); i++) {
			char c = text.charAt(i);
			if (stands(text, i, refused)) {
				escaped.append(c);
			}
			else if (c <= octets) {
				append(escaped, c);
			}
			else {
				int end = i + Character.charCount(text.codePointAt(i));
				for (byte octet : text.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
					append(escaped, octet);
				}
				i = end - 1;
			}
		}
		return escaped.toString();
	}

	private static boolean stands(String text, int index, String refused) {
		char c = text.charAt(index);
		if (c == '%') {
			return index + 2 < text.length() && isHex(text.charAt(index + 1)) && isHex(text.charAt(index + 2));
		}
		return c > ' ' && c < 0x7f && refused.indexOf(c) < 0;
	}

	private static boolean isHex(char c) {
		return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
	}

	private static void append(StringBuilder escaped, int octet) {
		escaped.append('%').append(HEX[octet >> 4 & 0xf]).append(HEX[octet & 0xf]);
	}

}
