package io.usher.core.script.run;

import io.usher.core.script.format.PercentFormat;
import io.usher.core.script.function.CallContext;
import io.usher.core.script.value.Arithmetic;
import io.usher.core.script.value.Equality;
import io.usher.core.script.value.Equality.Order;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Truth;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * What each operator does.
 */
final class Operators {

	private Operators() {
	}

	static Code unary(String operator, Code operand) {
		return switch (operator) {
			case "not" -> (frame) -> !Truth.of(operand.evaluate(frame));
			case "-" -> (frame) -> Arithmetic.negate(operand.evaluate(frame));
			default -> (frame) -> Arithmetic.plus(operand.evaluate(frame));
		};
	}

	static Code binary(String operator, Code left, Code right) {
		if (operator.equals("and")) {
			return (frame) -> {
				Object value = left.evaluate(frame);
				return Truth.of(value) ? right.evaluate(frame) : value;
			};
		}
		if (operator.equals("or")) {
			return (frame) -> {
				Object value = left.evaluate(frame);
				return Truth.of(value) ? value : right.evaluate(frame);
			};
		}
		Operation operation = arithmetic(operator);
		return (frame) -> {
			frame.run().work(1);
			return operation.apply(left.evaluate(frame), right.evaluate(frame), frame.run());
		};
	}

	private static Operation arithmetic(String operator) {
		return switch (operator) {
			case "+" -> Arithmetic::add;
			case "-" -> (left, right, context) -> Arithmetic.subtract(left, right);
			case "*" -> Arithmetic::multiply;
			case "/" -> (left, right, context) -> Arithmetic.divide(left, right);
			case "//" -> (left, right, context) -> Arithmetic.floorDivide(left, right);
			case "%" -> Operators::remainder;
			case "**" -> Arithmetic::power;
			default -> throw new IllegalArgumentException("operator: " + operator);
		};
	}

	private static Object remainder(@Nullable Object left, @Nullable Object right, CallContext context) {
		if (left instanceof String || left instanceof Markup) {
			return PercentFormat.format(left, right, context);
		}
		return Arithmetic.modulo(left, right);
	}

	static Comparer comparison(String operator) {
		return switch (operator) {
			case "==" -> Equality::equal;
			case "!=" -> (left, right, context) -> !Equality.equal(left, right, context);
			case "<" -> order(Order.LESS);
			case "<=" -> order(Order.LESS_OR_EQUAL);
			case ">" -> order(Order.GREATER);
			case ">=" -> order(Order.GREATER_OR_EQUAL);
			case "in" -> (left, right, context) -> Equality.contains(right, left, context);
			case "not in" -> (left, right, context) -> !Equality.contains(right, left, context);
			default -> throw new IllegalArgumentException("operator: " + operator);
		};
	}

	private static Comparer order(Order order) {
		return (left, right, context) -> Equality.ordered(left, right, order, context);
	}

	/** Returns what a choice without an else yields when the test fails. */
	static Undefined noElse(int line) {
		return Undefined.because(
				"the inline if-expression on line " + line + " evaluated to false and no else section was defined.");
	}

	@FunctionalInterface
	private interface Operation {

		Object apply(@Nullable Object left, @Nullable Object right, CallContext context);

	}

	/** Compares two values. */
	@FunctionalInterface
	interface Comparer {

		boolean holds(@Nullable Object left, @Nullable Object right, CallContext context);

	}

}
