package io.usher.core.script.builtin;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import org.apache.commons.lang3.text.translate.EntityArrays;
import org.jspecify.annotations.Nullable;

/**
 * HTML's names and numbers of characters, read as Python's {@code html.unescape} reads
 * them: the old names need no semicolon.
 */
@SuppressWarnings("deprecation")
final class Entities {

	private static final int LONGEST = 32;

	private static final int MOST_DIGITS = 7;

	/** What a name costs that must be looked for bit by bit. */
	private static final int WORK = 8;

	/** Names that need no semicolon. */
	private static final Map<String, String> OLD = new HashMap<>();

	private static final Map<String, String> WITH_SEMICOLON = new HashMap<>();

	/** What browsers show for the numbers that Windows used. */
	private static final String WINDOWS = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039"
			+ "\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A"
			+ "\u0153\u009D\u017E\u0178";

	static {
		add(OLD, EntityArrays.ISO8859_1_UNESCAPE());
		add(OLD, EntityArrays.BASIC_UNESCAPE());
		for (String name : new String[] { "AMP", "LT", "GT", "QUOT", "COPY", "REG" }) {
			OLD.put(name, OLD.get(name.toLowerCase(Locale.ROOT)));
		}
		add(WITH_SEMICOLON, EntityArrays.HTML40_EXTENDED_UNESCAPE());
		WITH_SEMICOLON.putAll(OLD);
		WITH_SEMICOLON.put("apos", "'");
		WITH_SEMICOLON.put("lang", "\u27E8");
		WITH_SEMICOLON.put("rang", "\u27E9");
	}

	private Entities() {
	}

	private static void add(Map<String, String> names, String[][] pairs) {
		for (String[] pair : pairs) {
			names.put(pair[0].substring(1, pair[0].length() - 1), pair[1]);
		}
	}

	/** Returns a text with the characters themselves. */
	static String read(String text, CallContext context) {
		int ampersand = text.indexOf('&');
		if (ampersand < 0) {
			return text;
		}
		StringBuilder read = new StringBuilder(text.length());
		int from = 0;
		while (ampersand >= 0) {
			read.append(text, from, ampersand);
			context.work(WORK);
			int end = endOfReference(text, ampersand + 1);
			String reference = text.substring(ampersand + 1, end);
			String character = reference.startsWith("#") ? number(reference) : name(reference);
			read.append((character != null) ? character : text.substring(ampersand, end));
			from = end;
			ampersand = text.indexOf('&', from);
		}
		return read.append(text, from, text.length()).toString();
	}

	private static int endOfReference(String text, int start) {
		int index = start;
		boolean numeric = index < text.length() && text.charAt(index) == '#';
		if (numeric) {
			return endOfNumber(text, start + 1);
		}
		while (index < text.length() && index - start < LONGEST && "\t\n\f <&#;".indexOf(text.charAt(index)) < 0) {
			index++;
		}
		return (index > start && index < text.length() && text.charAt(index) == ';') ? index + 1 : index;
	}

	private static int endOfNumber(String text, int start) {
		int index = start;
		boolean hex = index < text.length() && Character.toLowerCase(text.charAt(index)) == 'x';
		if (hex) {
			index++;
		}
		int first = index;
		while (index < text.length() && text.charAt(index) < 0x80
				&& Character.digit(text.charAt(index), hex ? 16 : 10) >= 0) {
			index++;
		}
		if (index == first) {
			return start;
		}
		return (index < text.length() && text.charAt(index) == ';') ? index + 1 : index;
	}

	/** Returns what a name stands for, or its longest beginning, or null. */
	private static @Nullable String name(String reference) {
		if (reference.endsWith(";")) {
			String character = WITH_SEMICOLON.get(reference.substring(0, reference.length() - 1));
			if (character != null) {
				return character;
			}
		}
		for (int length = reference.length(); length > 1; length--) {
			String character = OLD.get(reference.substring(0, length));
			if (character != null) {
				return character + reference.substring(length);
			}
		}
		return null;
	}

	private static @Nullable String number(String reference) {
		String digits = reference.endsWith(";") ? reference.substring(1, reference.length() - 1)
				: reference.substring(1);
		if (digits.isEmpty()) {
			return null;
		}
		boolean hex = Character.toLowerCase(digits.charAt(0)) == 'x';
		String value = (hex ? digits.substring(1) : digits).replaceFirst("^0+(?=.)", "");
		int point = (value.length() > MOST_DIGITS) ? Integer.MAX_VALUE : Integer.parseInt(value, hex ? 16 : 10);
		if (point >= 0x80 && point < 0x80 + WINDOWS.length()) {
			return WINDOWS.substring(point - 0x80, point - 0x80 + 1);
		}
		if (point == 0 || point > Character.MAX_CODE_POINT || (point >= 0xD800 && point <= 0xDFFF)) {
			return "\uFFFD";
		}
		return isNone(point) ? "" : Character.toString(point);
	}

	/** Returns whether a number stands for no character at all. */
	private static boolean isNone(int point) {
		boolean control = (point >= 1 && point <= 8) || (point >= 0xE && point <= 0x1F) || point == 0xB
				|| (point >= 0x7F && point <= 0x9F);
		return control || (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
	}

}
