package io.usher.core.script.value;

import java.util.List;

import io.usher.core.script.function.CallContext;
import org.jspecify.annotations.Nullable;

/**
 * A text whose characters are escaped for HTML already: it compares and prints as a text
 * does, and escapes what is joined to it.
 *
 * @param text the text
 */
public record Markup(String text) {

	private static final String SPECIAL = "&<>\"'";

	/** How many characters an escape adds at most. */
	private static final int LONGEST = 4;

	/** Returns what a value prints, escaped unless it is escaped already. */
	public static Markup escape(@Nullable Object value, CallContext context) {
		if (value instanceof Markup markup) {
			return markup;
		}
		String text = Text.str(value, context);
		long special = text.chars().filter((character) -> SPECIAL.indexOf(character) >= 0).count();
		if (special == 0) {
			return new Markup(text);
		}
		context.room(text.length() + special * LONGEST);
		return new Markup(escape(text));
	}

	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			switch (character) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&#34;");
				case '\'' -> escaped.append("&#39;");
				default -> escaped.append(character);
			}
		}
		return escaped.toString();
	}

	/**
	 * Joins what values print; when one of them is markup, the others are escaped.
	 */
	public static Object join(List<? extends @Nullable Object> parts, CallContext context) {
		boolean marked = parts.stream().anyMatch(Markup.class::isInstance);
		StringBuilder joined = new StringBuilder();
		for (Object part : parts) {
			joined.append(marked ? escape(part, context).text : Text.str(part, context));
			context.room(joined.length());
		}
		return marked ? new Markup(joined.toString()) : joined.toString();
	}

	/** Returns the text of markup, and any other value as it is. */
	public static @Nullable Object plain(@Nullable Object value) {
		return (value instanceof Markup markup) ? markup.text : value;
	}

}
