package io.usher.core.script.pex;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * URLs that mail filters rewrote: Proofpoint's URL Defense, versions 1 to 3, and
 * Microsoft Defender's Safe Links. A text that is no such URL stays as it is.
 */
final class RewrittenUrl {

	private static final Pattern DEFENSE = Pattern.compile(
			"\\s*+https?://urldefense(?:\\.proofpoint)?\\.(?:com|us)/(v[123])/(\\S*+)\\s*+", Pattern.CASE_INSENSITIVE);

	private static final Pattern LINK = Pattern.compile("\\s*+https?://([^/?#\\s]++)/[^?#\\s]*+\\?(\\S*+)\\s*+",
			Pattern.CASE_INSENSITIVE);

	private static final String SAFE_LINKS = ".safelinks.protection.";

	/** Proofpoint's third version folds two slashes after the scheme into one. */
	private static final Pattern FOLDED = Pattern.compile("(?i)([a-z0-9+.-]++:/)([^/].*)");

	private static final Pattern ENTITY = Pattern
		.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));");

	/** What follows {@code **}: how many characters the run stands for, from 2 on. */
	private static final String RUN_LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

	private RewrittenUrl() {
	}

	/** Returns the URL that URL Defense had been given. */
	static String ofUrlDefense(String text) {
		Matcher defense = DEFENSE.matcher(text);
		if (!defense.matches()) {
			return text;
		}
		String original = switch (defense.group(1)) {
			case "v1", "V1" -> first(defense.group(2));
			case "v2", "V2" -> second(defense.group(2));
			default -> third(defense.group(2));
		};
		return (original != null) ? original : text;
	}

	/** Returns the URL that Safe Links had been given. */
	static String ofSafeLinks(String text) {
		Matcher link = LINK.matcher(text);
		boolean safe = link.matches() && link.group(1).toLowerCase(Locale.ROOT).contains(SAFE_LINKS);
		String encoded = safe ? parameter(link.group(2).replace("&amp;", "&"), "url") : null;
		return (encoded != null) ? UrlText.decode(encoded.replace('+', ' ')) : text;
	}

	private static @Nullable String first(String rest) {
		String encoded = parameter(query(rest), "u");
		return (encoded != null) ? unescape(UrlText.decode(encoded)) : null;
	}

	/** Version 2 writes {@code -} for {@code %} and {@code _} for {@code /}. */
	private static @Nullable String second(String rest) {
		String encoded = parameter(query(rest), "u");
		return (encoded != null) ? unescape(UrlText.decode(encoded.replace('-', '%').replace('_', '/'))) : null;
	}

	private static String query(String rest) {
		return rest.substring(rest.indexOf('?') + 1);
	}

	private static @Nullable String parameter(String query, String name) {
		for (String pair : query.split("&")) {
			if (pair.startsWith(name + "=")) {
				return pair.substring(name.length() + 1);
			}
		}
		return null;
	}

	/** Version 3: {@code __URL__;}, then base64 of what asterisks stand for, then !. */
	private static @Nullable String third(String rest) {
		int end = rest.indexOf("__;", 3);
		int bang = (end < 0) ? -1 : rest.indexOf('!', end);
		if (bang < 0 || !rest.startsWith("__")) {
			return null;
		}
		String written = rest.substring(2, end);
		Matcher folded = FOLDED.matcher(written);
		String url = UrlText.decode(folded.matches() ? folded.group(1) + "/" + folded.group(2) : written);
		String replaced = replaced(rest.substring(end + 3, bang));
		return (replaced != null) ? fill(url, replaced) : null;
	}

	private static @Nullable String replaced(String base64) {
		try {
			return new String(Base64.getUrlDecoder().decode(base64.replace("=", "")), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Puts the replaced characters where {@code *} stands for one and {@code **X} for a
	 * run; null when there are too few.
	 */
	private static @Nullable String fill(String url, String replaced) {
		int[] characters = replaced.codePoints().toArray();
		StringBuilder filled = new StringBuilder();
		int next = 0;
		for (int i = 0; i < url.length(); i++) {
			if (url.charAt(i) != '*') {
				filled.append(url.charAt(i));
				continue;
			}
			int count = 1;
			if (i + 2 < url.length() && url.charAt(i + 1) == '*') {
				count = RUN_LENGTHS.indexOf(url.charAt(i + 2)) + 2;
				i += 2;
			}
			if (count < 1 || next + count > characters.length) {
				return null;
			}
			filled.append(new String(characters, next, count));
			next += count;
		}
		return filled.toString();
	}

	private static String unescape(String html) {
		return ENTITY.matcher(html)
			.replaceAll((entity) -> Matcher
				.quoteReplacement(character(entity.group(1), entity.group(2), entity.group(3), entity.group())));
	}

	private static String character(@Nullable String decimal, @Nullable String hex, @Nullable String name,
			String whole) {
		if (name != null) {
			return switch (name) {
				case "amp" -> "&";
				case "lt" -> "<";
				case "gt" -> ">";
				case "quot" -> "\"";
				default -> "'";
			};
		}
		int point = (decimal != null) ? Integer.parseInt(decimal) : Integer.parseInt(String.valueOf(hex), 16);
		return Character.isValidCodePoint(point) && point != 0 ? Character.toString(point) : whole;
	}

}
