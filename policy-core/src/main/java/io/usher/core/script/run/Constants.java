package io.usher.core.script.run;

import io.usher.core.script.syntax.Children;
import io.usher.core.script.syntax.Expression;

/**
 * Tells which expressions yield the same value in every run. Jinja2 evaluates them while
 * it compiles a script, and is milder then.
 */
final class Constants {

	private Constants() {
	}

	static boolean isConstant(Expression expression) {
		boolean varies = expression instanceof Expression.Name || expression instanceof Expression.Call
				|| expression instanceof Expression.FilteredBody;
		return !varies && Children.of(expression).stream().allMatch(Constants::isConstant);
	}

	/**
	 * Returns whether an expression is constant, and a slice, of what may have none, is
	 * directly in it.
	 */
	static boolean mayBeMild(Expression expression) {
		return Children.of(expression).stream().anyMatch(Expression.Slice.class::isInstance) && isConstant(expression);
	}

}
