package io.usher.core.script.syntax;

import java.util.ArrayList;
import java.util.List;

import io.usher.core.script.syntax.Expression.Arguments;
import io.usher.core.script.syntax.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of one call: by place first, then by name, then unpacked.
 */
final class ArgumentReader {

	private final Tokens tokens;

	private final ExpressionParser expressions;

	/** Where the call's bracket opens. */
	private final Position start;

	private final List<Expression> positional = new ArrayList<>();

	private final List<Expression.Named> named = new ArrayList<>();

	private @Nullable Expression list;

	private @Nullable Expression map;

	private boolean started;

	ArgumentReader(Tokens tokens, ExpressionParser expressions, Position start) {
		this.tokens = tokens;
		this.start = start;
		this.expressions = expressions;
	}

	void separator() {
		if (this.started) {
			this.tokens.expectOperator(",");
		}
		this.started = true;
	}

	void argument() {
		Token token = this.tokens.current();
		if (token.isOperator("*")) {
			check(this.list == null && this.map == null);
			this.tokens.take();
			this.list = this.expressions.expression();
		}
		else if (token.isOperator("**")) {
			check(this.map == null);
			this.tokens.take();
			this.map = this.expressions.expression();
		}
		else if (token.kind() == Kind.NAME && this.tokens.look().isOperator("=")) {
			check(this.map == null);
			this.tokens.take();
			this.tokens.take();
			this.named.add(new Expression.Named(token.text(), this.expressions.expression()));
		}
		else {
			check(this.list == null && this.map == null && this.named.isEmpty());
			this.positional.add(this.expressions.expression());
		}
	}

	private void check(boolean valid) {
		if (!valid) {
			throw new SyntaxException(this.start, "invalid syntax for function call expression"
					+ " (expected: arguments by place first, then name=value, then **map)");
		}
	}

	Arguments arguments() {
		return new Arguments(this.positional, this.named, this.list, this.map);
	}

}
