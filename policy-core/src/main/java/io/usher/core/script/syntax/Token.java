package io.usher.core.script.syntax;

/**
 * A word of the language.
 *
 * @param kind what it is
 * @param text of a name, operator or number what was written; of a string and of plain
 * text what it stands for
 * @param position where it starts
 */
record Token(Kind kind, String text, Position position) {

	boolean isOperator(String operator) {
		return this.kind == Kind.OPERATOR && this.text.equals(operator);
	}

	boolean isName(String name) {
		return this.kind == Kind.NAME && this.text.equals(name);
	}

	/** Returns what messages call it. */
	String description() {
		return switch (this.kind) {
			case OPERATOR, NAME -> this.text;
			default -> this.kind.description;
		};
	}

	enum Kind {

		DATA("text"),

		BLOCK_START("begin of statement block"),

		BLOCK_END("end of statement block"),

		PRINT_START("begin of print statement"),

		PRINT_END("end of print statement"),

		NAME("name"),

		STRING("string"),

		INTEGER("integer"),

		FLOAT("float"),

		OPERATOR("operator"),

		END("end of template");

		private final String description;

		Kind(String description) {
			this.description = description;
		}

		String description() {
			return this.description;
		}

	}

}
