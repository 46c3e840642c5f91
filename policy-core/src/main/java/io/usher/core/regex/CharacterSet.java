package io.usher.core.regex;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What stands between brackets: characters, ranges and classes such as {@code \d}.
 */
final class CharacterSet {

	private static final String WORD = "\\p{L}\\p{N}_";

	private final CodePoints listed = new CodePoints();

	private final Set<Category> categories = EnumSet.noneOf(Category.class);

	private boolean negated;

	static CharacterSet of(Category category) {
		CharacterSet set = new CharacterSet();
		set.add(category);
		return set;
	}

	/** Returns the brackets' content for {@code \w}, in Java. */
	static String word(boolean ascii) {
		return ascii ? "0-9A-Za-z_" : WORD;
	}

	void negate() {
		this.negated = true;
	}

	void add(int first, int last) {
		this.listed.add(first, last);
	}

	void add(Category category) {
		this.categories.add(category);
	}

	boolean isNegated() {
		return this.negated;
	}

	/**
	 * Returns the characters that are listed, in any case if so asked, or an empty set
	 * when the set cannot be listed.
	 */
	CodePoints listed(Set<Flag> flags) {
		if (this.negated || !this.categories.isEmpty()) {
			return new CodePoints();
		}
		return inCase(this.listed, flags);
	}

	private static CodePoints inCase(CodePoints listed, Set<Flag> flags) {
		return flags.contains(Flag.IGNORE_CASE) ? listed.inAnyCase(flags.contains(Flag.ASCII)) : listed;
	}

	/** Returns the set as Java writes it; case is settled and needs no flag. */
	String toJava(Set<Flag> flags) {
		boolean ascii = flags.contains(Flag.ASCII);
		CodePoints points = new CodePoints().addAll(inCase(this.listed, flags));
		StringBuilder classes = new StringBuilder();
		for (Category category : this.categories) {
			if (ascii || category.unicode != null) {
				points.addAll(category.points(ascii));
			}
			else {
				classes.append(category.java);
			}
		}
		StringBuilder java = new StringBuilder(this.negated ? "[^" : "[");
		points.appendTo(java);
		return java.append(classes).append(']').toString();
	}

	/** The classes that Python has. */
	enum Category {

		DIGIT("\\p{Nd}", null, "09"),

		NOT_DIGIT("\\P{Nd}", null, "09"),

		SPACE("", spaces(), "\t\r  "),

		NOT_SPACE("", spaces().complement(), "\t\r  "),

		WORD("\\p{L}\\p{N}_", null, "09AZ__az"),

		NOT_WORD("[^\\p{L}\\p{N}_]", null, "09AZ__az");

		private final String java;

		private final @Nullable CodePoints unicode;

		private final CodePoints ascii = new CodePoints();

		Category(String java, @Nullable CodePoints unicode, String asciiRanges) {
			this.java = java;
			this.unicode = unicode;
			for (int i = 0; i < asciiRanges.length(); i += 2) {
				this.ascii.add(asciiRanges.charAt(i), asciiRanges.charAt(i + 1));
			}
		}

		private CodePoints points(boolean asciiOnly) {
			if (!asciiOnly && this.unicode != null) {
				return this.unicode;
			}
			return name().startsWith("NOT") ? this.ascii.complement() : this.ascii;
		}

		private static CodePoints spaces() {
			return new CodePoints().add('\t', '\r')
				.add(0x1C, ' ')
				.add(0x85, 0x85)
				.add(0xA0, 0xA0)
				.add(0x1680, 0x1680)
				.add(0x2000, 0x200A)
				.add(0x2028, 0x2029)
				.add(0x202F, 0x202F)
				.add(0x205F, 0x205F)
				.add(0x3000, 0x3000);
		}

	}

}
