package io.usher.core.script.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What yields a value. Its position is that of the token for which Jinja2 names its line.
 */
public sealed interface Expression {

	/** Returns where it stands. */
	Position position();

	/** Returns the place whose line Jinja2 names when the expression fails. */
	default Position failing() {
		return position();
	}

	/** Returns what a visitor makes of it. */
	<R> R accept(Visitor<R> visitor);

	/** A constant: text, number, truth value or none. */
	record Literal(Position position, @Nullable Object value) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.literal(this);
		}

	}

	/** A variable. */
	record Name(Position position, String name) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.name(this);
		}

	}

	/** A list {@code [a, b]} or tuple {@code (a, b)}. */
	record Sequence(Position position, List<Expression> elements, boolean isTuple) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.sequence(this);
		}

	}

	/** A dictionary. */
	record Dictionary(Position position, List<Expression> keys, List<Expression> values) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dictionary(this);
		}

	}

	/** {@code -a}, {@code +a} or {@code not a}. */
	record Unary(Position position, String operator, Expression operand) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.unary(this);
		}

	}

	/** Two operands of arithmetic, or of {@code and} and {@code or}. */
	record Binary(Position position, String operator, Expression left, Expression right) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.binary(this);
		}

	}

	/** Values printed one after the other: {@code a ~ b}. */
	record Concatenation(Position position, List<Expression> parts) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.concatenation(this);
		}

	}

	/**
	 * A chain of comparisons: {@code a < b <= c}.
	 *
	 * @param failing where what follows it begins
	 */
	record Comparison(Position position, Position failing, Expression first, List<Link> links) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.comparison(this);
		}

	}

	/** One step of a chain of comparisons. */
	record Link(String operator, Expression operand) {

	}

	/** {@code a if test else b}. */
	record Conditional(Position position, Expression test, Expression then,
			@Nullable Expression otherwise) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.conditional(this);
		}

	}

	/** {@code a.name}. */
	record Attribute(Position position, Expression target, String name) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.attribute(this);
		}

	}

	/** {@code a[index]}. */
	record Item(Position position, Expression target, Expression index) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.item(this);
		}

	}

	/** {@code a[start:stop:step]}. */
	record Slice(Position position, Expression target, @Nullable Expression start, @Nullable Expression stop,
			@Nullable Expression step) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.slice(this);
		}

	}

	/** {@code a(…)}. */
	record Call(Position position, Expression target, Arguments arguments) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.call(this);
		}

	}

	/** {@code a|name(…)}; of a filter block the value is {@link FilteredBody}. */
	record Filter(Position position, Expression value, String name, Arguments arguments) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.filter(this);
		}

	}

	/** Stands for what a block has printed. */
	record FilteredBody(Position position) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.filteredBody(this);
		}

	}

	/** {@code a is name(…)}. */
	record Test(Position position, Expression value, String name, Arguments arguments,
			boolean negated) implements Expression {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.test(this);
		}

	}

	/**
	 * The arguments of a call.
	 *
	 * @param list what {@code *} unpacks, or null
	 * @param map what {@code **} unpacks, or null
	 */
	record Arguments(List<Expression> positional, List<Named> named, @Nullable Expression list,
			@Nullable Expression map) {

		/** No arguments. */
		public static final Arguments NONE = new Arguments(List.of(), List.of(), null, null);

	}

	/** {@code name=value}. */
	record Named(String name, Expression value) {

	}

	/**
	 * Handles each kind of expression.
	 *
	 * @param <R> what it makes of them
	 */
	interface Visitor<R> {

		/** Handles a constant. */
		R literal(Literal literal);

		/** Handles a variable. */
		R name(Name name);

		/** Handles a list or tuple. */
		R sequence(Sequence sequence);

		/** Handles a dictionary. */
		R dictionary(Dictionary dictionary);

		/** Handles an operator with one operand. */
		R unary(Unary unary);

		/** Handles an operator with two operands. */
		R binary(Binary binary);

		/** Handles values joined as text. */
		R concatenation(Concatenation concatenation);

		/** Handles a chain of comparisons. */
		R comparison(Comparison comparison);

		/** Handles a choice. */
		R conditional(Conditional conditional);

		/** Handles an attribute. */
		R attribute(Attribute attribute);

		/** Handles an element. */
		R item(Item item);

		/** Handles part of a sequence. */
		R slice(Slice slice);

		/** Handles a call. */
		R call(Call call);

		/** Handles a filter. */
		R filter(Filter filter);

		/** Handles the text that a block has printed. */
		R filteredBody(FilteredBody body);

		/** Handles a test. */
		R test(Test test);

	}

}
