package io.usher.core.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Values as people read them in a {@link Violation}: short, and secrets masked.
 */
final class ValueText {

	private static final int LONGEST = 200;

	private ValueText() {
	}

	/** Returns the field's value, masked when the field is secret. */
	static String of(Field field, @Nullable Object value) {
		return (field.isSecret() && value != null && !"".equals(value)) ? Field.MASK
				: plain(shown(field.kind(), value));
	}

	private static @Nullable Object shown(FieldKind kind, @Nullable Object value) {
		return (kind instanceof FieldKind.Text text && value instanceof String stated) ? text.format().shown(stated)
				: value;
	}

	/**
	 * Returns the value of a key that nobody declared; a key that sounds like a secret
	 * may be a misspelt one.
	 */
	static String ofUnknown(String key, @Nullable Object value) {
		String name = key.toLowerCase(Locale.ROOT);
		boolean secret = Stream.of("pin", "pass", "secret", "token", "key").anyMatch(name::contains);
		return secret ? Field.MASK : plain(value);
	}

	private static String plain(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		if (value instanceof List<?> list) {
			return "a list of " + list.size();
		}
		if (value instanceof Map<?, ?>) {
			return "an object";
		}
		String text = value.toString();
		if (text.isEmpty()) {
			return "empty";
		}
		return Characters.visible((text.length() > LONGEST) ? text.substring(0, LONGEST) + "…" : text);
	}

}
