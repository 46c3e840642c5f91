package io.usher.core.script.pex;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

import io.usher.core.script.function.ScriptFailure;

/**
 * The functions that make one text of another. Lengths are in characters as Python counts
 * them, not in halves of surrogate pairs.
 */
final class PexText {

	private static final int LONGEST_PIN = 4096;

	private static final int UUID_BYTES = 16;

	private PexText() {
	}

	static String base64(String text) {
		return Base64.getEncoder().encodeToString(utf8(text));
	}

	static String cleanPhoneNumber(String text) {
		StringBuilder clean = new StringBuilder(text.length());
		text.chars().filter((c) -> c == '+' || c >= '0' && c <= '9').forEach((c) -> clean.append((char) c));
		return clean.toString();
	}

	/** Infinity's own hash is published nowhere; this one is SHA-256, in hex. */
	static String hash(String text) {
		return digest("SHA-256", text);
	}

	static String md5(String text) {
		return digest("MD5", text);
	}

	/**
	 * Returns the first characters; a negative number leaves so many out at the end, as
	 * Python's slices do.
	 */
	static String head(String text, long count) {
		int length = length(text);
		long end = (count < 0) ? Math.max(length + count, 0) : Math.min(count, length);
		return text.substring(0, text.offsetByCodePoints(0, (int) end));
	}

	/** Returns the last characters, none when the number is 0 or less. */
	static String tail(String text, long count) {
		int length = length(text);
		long start = length - Math.min(Math.max(count, 0), length);
		return text.substring(text.offsetByCodePoints(0, (int) start));
	}

	static String reverse(String text) {
		return new StringBuilder(text).reverse().toString();
	}

	static int length(String text) {
		return text.codePointCount(0, text.length());
	}

	/**
	 * Returns the text itself.
	 * @throws ScriptFailure when it is shorter: the script is not to be applied
	 */
	static String requireMinLength(String text, long least) {
		int length = length(text);
		if (length < least) {
			throw ScriptFailure
				.requirement("pex_require_min_length: " + length + " characters (expected: " + least + " or more)");
		}
		return text;
	}

	/**
	 * Returns the UUID whose 16 bytes a base64 text holds.
	 * @throws ScriptFailure when it does not hold 16 bytes
	 */
	static String toUuid(String base64) {
		byte[] bytes = decodeBase64(base64);
		if (bytes.length != UUID_BYTES) {
			throw ScriptFailure.value("pex_to_uuid: base64 of " + bytes.length + " bytes (expected: of 16)");
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new UUID(buffer.getLong(), buffer.getLong()).toString();
	}

	/** Python skips what is no base64, and insists on the padding. */
	private static byte[] decodeBase64(String text) {
		StringBuilder kept = new StringBuilder(text.length());
		text.chars()
			.filter((c) -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '='))
			.forEach((c) -> kept.append((char) c));
		try {
			if (kept.length() % 4 != 0) {
				throw new IllegalArgumentException("padding");
			}
			return Base64.getDecoder().decode(kept.toString());
		}
		catch (IllegalArgumentException ex) {
			throw ScriptFailure
				.value("pex_to_uuid: not base64 (expected: 24 characters such as " + "VQ6EAOKbQdSnFkRmVUQAAA==)");
		}
	}

	/** Returns a random number of so many digits, the first of which may be 0. */
	static String randomPin(long digits, RandomGenerator random) {
		if (digits > LONGEST_PIN) {
			throw ScriptFailure.limit("pex_random_pin: " + digits + " digits (expected: up to " + LONGEST_PIN + ")");
		}
		StringBuilder pin = new StringBuilder();
		for (long i = 0; i < digits; i++) {
			pin.append((char) ('0' + random.nextInt(10)));
		}
		return pin.toString();
	}

	/** Returns a random UUID, of version 4. */
	static String uuid4(RandomGenerator random) {
		long most = (random.nextLong() & ~0xF000L) | 0x4000L;
		long least = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
		return new UUID(most, least).toString();
	}

	private static String digest(String algorithm, String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(utf8(text)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has " + algorithm, ex);
		}
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
