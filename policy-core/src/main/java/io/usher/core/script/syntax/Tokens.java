package io.usher.core.script.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

import io.usher.core.script.syntax.Token.Kind;

/**
 * The tokens of a source, the current one in view.
 */
final class Tokens {

	private static final int MAX_NESTING = 200;

	private final Lexer lexer;

	private final Deque<Token> ahead = new ArrayDeque<>();

	private Token current;

	private int nesting;

	Tokens(String source) {
		this.lexer = new Lexer(source);
		this.current = this.lexer.next();
	}

	Token current() {
		return this.current;
	}

	/** Returns the token after the current one. */
	Token look() {
		if (this.ahead.isEmpty()) {
			this.ahead.add(this.lexer.next());
		}
		return this.ahead.getFirst();
	}

	/** Returns the current token and goes on to the next. */
	Token take() {
		Token taken = this.current;
		if (taken.kind() != Kind.END) {
			Token next = this.ahead.isEmpty() ? this.lexer.next() : this.ahead.removeFirst();
			// Jinja2 names the last token's line when the source ends too early.
			this.current = (next.kind() == Kind.END) ? new Token(Kind.END, "", taken.position()) : next;
		}
		return taken;
	}

	boolean at(Kind kind) {
		return this.current.kind() == kind;
	}

	boolean atOperator(String operator) {
		return this.current.isOperator(operator);
	}

	boolean atName(String name) {
		return this.current.isName(name);
	}

	boolean skipOperator(String operator) {
		boolean found = atOperator(operator);
		if (found) {
			take();
		}
		return found;
	}

	boolean skipName(String name) {
		boolean found = atName(name);
		if (found) {
			take();
		}
		return found;
	}

	Token expect(Kind kind) {
		if (!at(kind)) {
			throw unexpected(kind.description());
		}
		return take();
	}

	Token expectOperator(String operator) {
		if (!atOperator(operator)) {
			throw unexpected(operator);
		}
		return take();
	}

	Token expectName(String name) {
		if (!atName(name)) {
			throw unexpected(name);
		}
		return take();
	}

	private SyntaxException unexpected(String expected) {
		if (at(Kind.END)) {
			return fault("unexpected end of template, expected '" + expected + "'");
		}
		return fault("expected token '" + expected + "', got '" + this.current.description() + "'");
	}

	/** Returns an error at the current token. */
	SyntaxException fault(String message) {
		return new SyntaxException(this.current.position(), message);
	}

	/**
	 * Reads what is nested in what is being read.
	 * @throws SyntaxException when that is too deep
	 */
	<T> T nested(Supplier<T> reading) {
		if (++this.nesting > MAX_NESTING) {
			throw fault("nested too deeply (expected: up to " + MAX_NESTING + " levels)");
		}
		T read = reading.get();
		this.nesting--;
		return read;
	}

}
