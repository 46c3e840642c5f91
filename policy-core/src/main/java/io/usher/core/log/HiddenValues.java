package io.usher.core.log;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import io.usher.core.catalogue.Field;
import org.ahocorasick.trie.Trie;
import org.jspecify.annotations.Nullable;

/**
 * Values that must not be seen in a text, in any case of letters, also as JSON, Python or
 * a URL write them. All of them are looked for in one pass.
 */
final class HiddenValues {

	private static final HiddenValues NONE = new HiddenValues(null);

	private final @Nullable Trie values;

	private HiddenValues(@Nullable Trie values) {
		this.values = values;
	}

	/** Hides values that have so many characters at least. */
	static HiddenValues of(Collection<String> values, int shortest) {
		Set<String> spellings = new LinkedHashSet<>();
		for (String value : values) {
			if (value.length() >= shortest) {
				addSpellings(value, spellings);
			}
		}
		return spellings.isEmpty() ? NONE
				: new HiddenValues(Trie.builder().ignoreCase().addKeywords(spellings).build());
	}

	private static void addSpellings(String value, Set<String> spellings) {
		spellings.add(value);
		spellings.add(escaped(value, '"', true));
		spellings.add(escaped(value, '"', false));
		spellings.add(escaped(value, '\'', false));
		String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
		spellings.add(encoded);
		spellings.add(encoded.replace("+", "%20"));
	}

	/** Writes a text as JSON or Python do between quotes. */
	private static String escaped(String value, char quote, boolean asciiOnly) {
		StringBuilder escaped = new StringBuilder(value.length());
		for (char c : value.toCharArray()) {
			switch (c) {
				case '\n' -> escaped.append("\\n");
				case '\r' -> escaped.append("\\r");
				case '\t' -> escaped.append("\\t");
				case '\\' -> escaped.append("\\\\");
				default -> {
					if (c == quote) {
						escaped.append('\\').append(c);
					}
					else if (asciiOnly && c > '~') {
						escaped.append(String.format("\\u%04x", (int) c));
					}
					else {
						escaped.append(c);
					}
				}
			}
		}
		return escaped.toString();
	}

	/** Returns the text with a mask in the place of each value. */
	String hide(String text) {
		if (this.values == null || text.isEmpty()) {
			return text;
		}
		BitSet hidden = new BitSet();
		this.values.parseText(text, (emit) -> {
			hidden.set(emit.getStart(), emit.getEnd() + 1);
			return true;
		});
		if (hidden.isEmpty()) {
			return text;
		}
		StringBuilder masked = new StringBuilder();
		int from = 0;
		for (int start = hidden.nextSetBit(0); start >= 0; start = hidden.nextSetBit(from)) {
			masked.append(text, from, start).append(Field.MASK);
			from = hidden.nextClearBit(start);
		}
		return masked.append(text.substring(from)).toString();
	}

}
