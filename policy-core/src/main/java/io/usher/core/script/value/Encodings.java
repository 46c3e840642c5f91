package io.usher.core.script.value;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import io.usher.core.script.function.ScriptFailure;

/**
 * The encodings of texts that scripts may use, by Python's names.
 */
public final class Encodings {

	private static final Map<String, Charset> BY_NAME = Map.ofEntries(Map.entry("utf8", StandardCharsets.UTF_8),
			Map.entry("u8", StandardCharsets.UTF_8), Map.entry("ascii", StandardCharsets.US_ASCII),
			Map.entry("usascii", StandardCharsets.US_ASCII), Map.entry("latin1", StandardCharsets.ISO_8859_1),
			Map.entry("iso88591", StandardCharsets.ISO_8859_1), Map.entry("l1", StandardCharsets.ISO_8859_1),
			Map.entry("utf16le", StandardCharsets.UTF_16LE), Map.entry("utf16be", StandardCharsets.UTF_16BE));

	private static final String REPLACEMENT = "\uFFFD";

	private Encodings() {
	}

	/**
	 * Returns the bytes of a text.
	 * @param errors what to do about characters that have none: strict, ignore, replace
	 * @throws ScriptFailure when the encoding or the way is unknown, or a character has
	 * none
	 */
	public static BytesValue encode(String text, String encoding, String errors) {
		Charset charset = charset(encoding);
		CodingErrorAction action = action(errors);
		try {
			ByteBuffer encoded = charset.newEncoder()
				.onUnmappableCharacter(action)
				.onMalformedInput(action)
				.replaceWith(new byte[] { '?' })
				.encode(CharBuffer.wrap(text));
			return BytesValue.of(encoded);
		}
		catch (IllegalArgumentException ex) {
			// A question mark by itself is no character of UTF-16.
			return BytesValue.of(charset.encode(text));
		}
		catch (CharacterCodingException ex) {
			throw ScriptFailure.of("UnicodeEncodeError",
					"'" + encoding + "' codec can't encode all characters" + " (expected: utf-8, or errors='ignore')");
		}
	}

	/**
	 * Returns the text of bytes.
	 * @param errors what to do about bytes that are no text: strict, ignore, replace
	 * @throws ScriptFailure when the encoding or the way is unknown, or bytes are no text
	 */
	public static String decode(BytesValue bytes, String encoding, String errors) {
		CodingErrorAction action = action(errors);
		try {
			return charset(encoding).newDecoder()
				.onMalformedInput(action)
				.onUnmappableCharacter(action)
				.replaceWith(REPLACEMENT)
				.decode(ByteBuffer.wrap(bytes.bytes()))
				.toString();
		}
		catch (CharacterCodingException ex) {
			throw ScriptFailure.of("UnicodeDecodeError",
					"'" + encoding + "' codec can't decode all bytes (expected: bytes of a text, or errors='ignore')");
		}
	}

	private static Charset charset(String name) {
		Charset charset = BY_NAME.get(name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", ""));
		if (charset == null) {
			throw ScriptFailure.of("LookupError", "unknown encoding: " + name + " (expected: utf-8, ascii or latin-1)");
		}
		return charset;
	}

	private static CodingErrorAction action(String errors) {
		return switch (errors) {
			case "strict" -> CodingErrorAction.REPORT;
			case "ignore" -> CodingErrorAction.IGNORE;
			case "replace" -> CodingErrorAction.REPLACE;
			default -> throw ScriptFailure.of("LookupError",
					"unknown error handler name '" + errors + "' (expected: strict, ignore or replace)");
		};
	}

}
