package io.usher.core.script.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a script does: print, choose, repeat, set.
 */
public sealed interface Statement {

	/** Returns where it stands. */
	Position position();

	/** Returns what a visitor makes of it. */
	<R> R accept(Visitor<R> visitor);

	/** Plain text. */
	record Text(Position position, String text) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.text(this);
		}

	}

	/** {@code {{ value }}}. */
	record Print(Position position, Expression value) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.print(this);
		}

	}

	/** The branches of an {@code if}, tried in turn, and what happens else. */
	record If(Position position, List<Branch> branches, List<Statement> otherwise) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.choose(this);
		}

	}

	/** One branch of an {@code if}. */
	record Branch(Position position, Expression test, List<Statement> body) {

	}

	/** A {@code for}. */
	record For(Position position, Target target, Expression iterable, @Nullable Expression test, boolean recursive,
			List<Statement> body, List<Statement> otherwise) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.repeat(this);
		}

	}

	/** {@code {% set target = value %}}. */
	record Set(Position position, Target target, Expression value) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.set(this);
		}

	}

	/** {@code {% set target %}…{% endset %}}: the value reads what the body printed. */
	record SetBlock(Position position, Target target, Expression value, List<Statement> body) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setBlock(this);
		}

	}

	/** {@code {% with a = 1 %}…{% endwith %}}. */
	record With(Position position, List<Target> targets, List<Expression> values,
			List<Statement> body) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.with(this);
		}

	}

	/**
	 * {@code {% filter name %}…{% endfilter %}}: the value reads what the body printed.
	 */
	record FilterBlock(Position position, Expression value, List<Statement> body) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.filterBlock(this);
		}

	}

	/** {@code {% macro name(…) %}…{% endmacro %}}. */
	record Macro(Position position, String name, Signature signature, List<Statement> body) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.macro(this);
		}

	}

	/** {@code {% call(…) call %}…{% endcall %}}. */
	record CallBlock(Position position, Expression.Call call, Signature signature,
			List<Statement> body) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.callBlock(this);
		}

	}

	/**
	 * {@code {% block name %}…{% endblock %}}: a body that is printed in place, and that
	 * {@code self.name()} prints again.
	 *
	 * @param scoped whether the body sees the variables around it
	 * @param required whether another template would have to fill it
	 */
	record Block(Position position, String name, boolean scoped, boolean required,
			List<Statement> body) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.block(this);
		}

	}

	/**
	 * {@code {% autoescape on %}…{% endautoescape %}}: what the body prints is escaped
	 * for HTML where the value counts as true.
	 */
	record Autoescape(Position position, Expression value, List<Statement> body) implements Statement {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.autoescape(this);
		}

	}

	/**
	 * The parameters of a macro.
	 *
	 * @param defaults the defaults of the last parameters
	 */
	record Signature(List<String> parameters, List<Expression> defaults) {

		/** No parameters. */
		public static final Signature NONE = new Signature(List.of(), List.of());

	}

	/**
	 * Handles each kind of statement.
	 *
	 * @param <R> what it makes of them
	 */
	interface Visitor<R> {

		/** Handles plain text. */
		R text(Text text);

		/** Handles a printed value. */
		R print(Print print);

		/** Handles a choice. */
		R choose(If choice);

		/** Handles a loop. */
		R repeat(For loop);

		/** Handles an assignment. */
		R set(Set set);

		/** Handles an assignment of what a body prints. */
		R setBlock(SetBlock set);

		/** Handles a scope of its own. */
		R with(With with);

		/** Handles a body that is filtered. */
		R filterBlock(FilterBlock block);

		/** Handles a macro. */
		R macro(Macro macro);

		/** Handles a macro that is called with a body. */
		R callBlock(CallBlock call);

		/** Handles a body with a name. */
		R block(Block block);

		/** Handles a body that is escaped, or is not. */
		R autoescape(Autoescape autoescape);

	}

}
