package io.usher.core.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a field may hold, in words for messages and the reference page.
 */
final class Expectation {

	private Expectation() {
	}

	/** Returns what the table expects of the field in a version. */
	static String of(Field field, Use use, InfinityVersion version, boolean record) {
		String expected = of(field.kind(), use, version, record);
		return use.nullable() ? expected + ", or null" : expected;
	}

	/** Returns the options that a use leaves, in a version. */
	static List<Option> options(FieldKind.Choice choice, Use use, InfinityVersion version) {
		return choice.options()
			.stream()
			.filter((option) -> version.isAtLeast(option.since()))
			.filter((option) -> use.choices() == null || use.choices().contains(option.value()))
			.toList();
	}

	/** Returns the most characters that a use takes. */
	static int maxLength(FieldKind.Text text, Use use) {
		return (use.maxLength() != null) ? use.maxLength() : text.maxLength();
	}

	private static String of(FieldKind kind, Use use, InfinityVersion version, boolean record) {
		if (kind instanceof FieldKind.Text text) {
			return text(text, maxLength(text, use));
		}
		if (kind instanceof FieldKind.WholeNumber number) {
			return (number.max() == Long.MAX_VALUE) ? "a whole number, " + number.min() + " or more"
					: "a whole number from " + number.min() + " to " + number.max();
		}
		if (kind instanceof FieldKind.Choice choice) {
			return options(choice, use, version).stream().map(Option::value).collect(Collectors.joining(", "));
		}
		if (kind instanceof FieldKind.Texts texts) {
			return "a list, each " + text(texts.element(), texts.element().maxLength());
		}
		if (kind instanceof FieldKind.Reference reference) {
			return (record ? "the number" : "the name") + " of " + withArticle(reference.target().title());
		}
		if (kind instanceof FieldKind.References references) {
			return "a list of " + (record ? "numbers" : "names") + " of " + references.target().plural();
		}
		if (kind instanceof FieldKind.Rows rows) {
			return "a list of objects, each " + withArticle(rows.table().title());
		}
		if (kind instanceof FieldKind.JsonObject) {
			return "a JSON object";
		}
		return (kind instanceof FieldKind.Flag) ? "true or false" : "a moment such as 2026-01-02T03:04:05.123456";
	}

	/** Returns a title after its indefinite article. */
	static String withArticle(String title) {
		boolean vowel = title.startsWith("H.") || "AEIO".indexOf(title.charAt(0)) >= 0;
		return (vowel ? "an " : "a ") + title;
	}

	private static String text(FieldKind.Text text, int maxLength) {
		if (text.format() == Format.PLAIN) {
			return "a text of up to " + maxLength + " characters";
		}
		boolean complete = text.format() == Format.PIN || text.format() == Format.UUID
				|| text.format() == Format.PICTURE;
		return complete ? text.format().expected()
				: text.format().expected() + ", of up to " + maxLength + " characters";
	}

}
