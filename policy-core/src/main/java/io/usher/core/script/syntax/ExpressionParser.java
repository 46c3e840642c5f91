package io.usher.core.script.syntax;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.syntax.Expression.Arguments;
import io.usher.core.script.syntax.Token.Kind;
import io.usher.core.script.value.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions, from the loosest binding to the tightest: choice, {@code or},
 * {@code and}, {@code not}, comparison, sum, {@code ~}, product, power, sign, filter and
 * test, attribute and call.
 */
final class ExpressionParser {

	private static final int MAX_CHAIN = 1000;

	private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

	private static final Map<String, Boolean> TRUTH = Map.of("true", true, "True", true, "false", false, "False",
			false);

	private static final Set<Kind> TEST_ARGUMENT = Set.of(Kind.NAME, Kind.STRING, Kind.INTEGER, Kind.FLOAT);

	private final Tokens tokens;

	ExpressionParser(Tokens tokens) {
		this.tokens = tokens;
	}

	/** Reads an expression. */
	Expression expression() {
		return this.tokens.nested(this::choice);
	}

	/** Reads an expression that is no choice, such as the condition of an {@code if}. */
	Expression condition() {
		return this.tokens.nested(this::or);
	}

	/** Reads one expression, or several with commas between them as a tuple. */
	Expression expressions() {
		return tuple(this::expression, false);
	}

	/**
	 * Reads one expression that is no choice, or several as a tuple.
	 */
	Expression conditions() {
		return tuple(this::condition, false);
	}

	private Expression tuple(Supplier<Expression> part, boolean inParentheses) {
		Position position = position();
		List<Expression> parts = new ArrayList<>();
		boolean isTuple = false;
		while (!isEndOfTuple()) {
			parts.add(part.get());
			if (!this.tokens.skipOperator(",")) {
				break;
			}
			isTuple = true;
		}
		if (isTuple || (parts.isEmpty() && inParentheses)) {
			return new Expression.Sequence(position, parts, true);
		}
		if (parts.isEmpty()) {
			throw this.tokens.fault("Expected an expression, got '" + this.tokens.current().description() + "'");
		}
		return parts.get(0);
	}

	private boolean isEndOfTuple() {
		return this.tokens.at(Kind.PRINT_END) || this.tokens.at(Kind.BLOCK_END) || this.tokens.atOperator(")");
	}

	private Position position() {
		return this.tokens.current().position();
	}

	private Expression choice() {
		Position position = position();
		Expression then = or();
		for (int count = 0; this.tokens.skipName("if"); count++) {
			checkChain(count);
			Expression test = or();
			Expression otherwise = this.tokens.skipName("else") ? this.tokens.nested(this::choice) : null;
			then = new Expression.Conditional(position, test, then, otherwise);
			position = position();
		}
		return then;
	}

	private void checkChain(int count) {
		if (count > MAX_CHAIN) {
			throw this.tokens.fault("a chain that is too long (expected: up to " + MAX_CHAIN + " parts)");
		}
	}

	private Expression or() {
		Position position = position();
		Expression left = and();
		for (int count = 0; this.tokens.skipName("or"); count++) {
			checkChain(count);
			left = new Expression.Binary(position, "or", left, and());
			position = position();
		}
		return left;
	}

	private Expression and() {
		Position position = position();
		Expression left = not();
		for (int count = 0; this.tokens.skipName("and"); count++) {
			checkChain(count);
			left = new Expression.Binary(position, "and", left, not());
			position = position();
		}
		return left;
	}

	private Expression not() {
		if (this.tokens.atName("not")) {
			Position position = this.tokens.take().position();
			return new Expression.Unary(position, "not", this.tokens.nested(this::not));
		}
		return comparison();
	}

	private Expression comparison() {
		Position position = position();
		Expression first = sum();
		List<Expression.Link> links = new ArrayList<>();
		while (true) {
			Token operator = this.tokens.current();
			if (operator.kind() == Kind.OPERATOR && COMPARISONS.contains(operator.text())) {
				this.tokens.take();
				links.add(new Expression.Link(operator.text(), sum()));
			}
			else if (this.tokens.skipName("in")) {
				links.add(new Expression.Link("in", sum()));
			}
			else if (operator.isName("not") && this.tokens.look().isName("in")) {
				this.tokens.take();
				this.tokens.take();
				links.add(new Expression.Link("not in", sum()));
			}
			else {
				return links.isEmpty() ? first : new Expression.Comparison(position, position(), first, links);
			}
		}
	}

	private Expression sum() {
		return binary(Set.of("+", "-"), this::concatenation);
	}

	private Expression concatenation() {
		Position position = position();
		Expression first = product();
		if (!this.tokens.atOperator("~")) {
			return first;
		}
		List<Expression> parts = new ArrayList<>(List.of(first));
		while (this.tokens.skipOperator("~")) {
			parts.add(product());
		}
		return new Expression.Concatenation(position, parts);
	}

	private Expression product() {
		return binary(Set.of("*", "/", "//", "%"), this::power);
	}

	private Expression power() {
		return binary(Set.of("**"), () -> unary(true));
	}

	private Expression binary(Set<String> operators, Supplier<Expression> operand) {
		Position position = position();
		Expression left = operand.get();
		for (int count = 0; isOneOf(operators); count++) {
			checkChain(count);
			String operator = this.tokens.take().text();
			left = new Expression.Binary(position, operator, left, operand.get());
			position = position();
		}
		return left;
	}

	private boolean isOneOf(Set<String> operators) {
		Token token = this.tokens.current();
		return token.kind() == Kind.OPERATOR && operators.contains(token.text());
	}

	private Expression unary(boolean filtered) {
		Position position = position();
		Expression operand;
		if (isOneOf(Set.of("-", "+"))) {
			String operator = this.tokens.take().text();
			operand = new Expression.Unary(position, operator, this.tokens.nested(() -> unary(false)));
		}
		else {
			operand = primary();
		}
		Expression read = postfix(operand);
		return filtered ? filters(read) : read;
	}

	/** Reads what is neither an operator nor follows another: a name, constant, list. */
	Expression primary() {
		Token token = this.tokens.current();
		return switch (token.kind()) {
			case NAME -> name(this.tokens.take());
			case STRING -> strings();
			case INTEGER -> integer(this.tokens.take());
			case FLOAT -> new Expression.Literal(this.tokens.take().position(), Double.valueOf(token.text()));
			default -> bracketed(token);
		};
	}

	private Expression bracketed(Token token) {
		if (token.isOperator("(")) {
			this.tokens.take();
			Expression inside = tuple(this::expression, true);
			this.tokens.expectOperator(")");
			return inside;
		}
		if (token.isOperator("[")) {
			return list();
		}
		if (token.isOperator("{")) {
			return dictionary();
		}
		throw this.tokens.fault("unexpected '" + token.description() + "' (expected: a name, a constant or a bracket)");
	}

	private static Expression name(Token token) {
		Boolean truth = TRUTH.get(token.text());
		if (truth != null) {
			return new Expression.Literal(token.position(), truth);
		}
		if (token.text().equals("none") || token.text().equals("None")) {
			return new Expression.Literal(token.position(), null);
		}
		return new Expression.Name(token.position(), token.text());
	}

	private Expression strings() {
		Token first = this.tokens.take();
		if (!this.tokens.at(Kind.STRING)) {
			return new Expression.Literal(first.position(), first.text());
		}
		StringBuilder text = new StringBuilder(first.text());
		while (this.tokens.at(Kind.STRING)) {
			text.append(this.tokens.take().text());
		}
		return new Expression.Literal(first.position(), text.toString());
	}

	private static Expression integer(Token token) {
		String digits = token.text();
		int radix = 10;
		if (digits.length() > 2 && digits.charAt(0) == '0') {
			radix = switch (Character.toLowerCase(digits.charAt(1))) {
				case 'x' -> 16;
				case 'o' -> 8;
				case 'b' -> 2;
				default -> 10;
			};
		}
		if (digits.length() > Numbers.MAX_DIGITS) {
			throw new SyntaxException(token.position(),
					"a number of " + digits.length() + " digits (expected: up to " + Numbers.MAX_DIGITS + ")");
		}
		BigInteger value = new BigInteger((radix == 10) ? digits : digits.substring(2), radix);
		try {
			return new Expression.Literal(token.position(), Numbers.narrow(value));
		}
		catch (ScriptFailure ex) {
			throw new SyntaxException(token.position(), String.valueOf(ex.getMessage()));
		}
	}

	private Expression list() {
		Position position = this.tokens.expectOperator("[").position();
		List<Expression> elements = new ArrayList<>();
		while (!this.tokens.atOperator("]")) {
			if (!elements.isEmpty()) {
				this.tokens.expectOperator(",");
			}
			if (this.tokens.atOperator("]")) {
				break;
			}
			elements.add(expression());
		}
		this.tokens.expectOperator("]");
		return new Expression.Sequence(position, elements, false);
	}

	private Expression dictionary() {
		Position position = this.tokens.expectOperator("{").position();
		List<Expression> keys = new ArrayList<>();
		List<Expression> values = new ArrayList<>();
		while (!this.tokens.atOperator("}")) {
			if (!keys.isEmpty()) {
				this.tokens.expectOperator(",");
			}
			if (this.tokens.atOperator("}")) {
				break;
			}
			keys.add(expression());
			this.tokens.expectOperator(":");
			values.add(expression());
		}
		this.tokens.expectOperator("}");
		return new Expression.Dictionary(position, keys, values);
	}

	private Expression postfix(Expression read) {
		Expression target = read;
		for (int count = 0;; count++) {
			checkChain(count);
			if (this.tokens.atOperator(".")) {
				target = member(target);
			}
			else if (this.tokens.atOperator("[")) {
				target = item(target);
			}
			else if (this.tokens.atOperator("(")) {
				target = call(target);
			}
			else {
				return target;
			}
		}
	}

	private Expression member(Expression target) {
		Position position = this.tokens.take().position();
		if (this.tokens.at(Kind.NAME)) {
			return new Expression.Attribute(position, target, this.tokens.take().text());
		}
		if (this.tokens.at(Kind.INTEGER)) {
			return new Expression.Item(position, target, integer(this.tokens.take()));
		}
		throw this.tokens.fault("expected name or number");
	}

	private Expression item(Expression target) {
		Position position = this.tokens.take().position();
		List<Expression> parts = new ArrayList<>();
		boolean isTuple = false;
		while (!this.tokens.atOperator("]")) {
			if (!parts.isEmpty()) {
				this.tokens.expectOperator(",");
				isTuple = true;
			}
			Expression part = subscript(position, target);
			if (part instanceof Expression.Slice && parts.isEmpty() && this.tokens.atOperator("]")) {
				this.tokens.take();
				return part;
			}
			parts.add(part);
		}
		if (parts.size() > 1 && parts.stream().anyMatch(Expression.Slice.class::isInstance)) {
			throw new SyntaxException(position, "a slice among several subscripts (expected: one slice, as in a[1:3])");
		}
		this.tokens.expectOperator("]");
		Expression index = (isTuple || parts.isEmpty()) ? new Expression.Sequence(position, parts, true) : parts.get(0);
		return new Expression.Item(position, target, index);
	}

	private Expression subscript(Position position, Expression target) {
		Expression start = null;
		if (!this.tokens.atOperator(":")) {
			start = expression();
			if (!this.tokens.atOperator(":")) {
				return start;
			}
		}
		this.tokens.take();
		Expression stop = isEndOfBound() ? null : expression();
		Expression step = null;
		if (this.tokens.skipOperator(":") && !isEndOfBound()) {
			step = expression();
		}
		return new Expression.Slice(position, target, start, stop, step);
	}

	private boolean isEndOfBound() {
		return isOneOf(Set.of("]", ",", ":"));
	}

	private Expression call(Expression target) {
		Position position = position();
		return new Expression.Call(position, target, arguments());
	}

	private Arguments arguments() {
		Position start = this.tokens.expectOperator("(").position();
		ArgumentReader reader = new ArgumentReader(this.tokens, this, start);
		while (!this.tokens.atOperator(")")) {
			reader.separator();
			if (this.tokens.atOperator(")")) {
				break;
			}
			reader.argument();
		}
		this.tokens.expectOperator(")");
		return reader.arguments();
	}

	/** Reads filters and tests, and calls of what they yield. */
	private Expression filters(Expression read) {
		Expression value = read;
		for (int count = 0;; count++) {
			checkChain(count);
			if (this.tokens.atOperator("|")) {
				this.tokens.take();
				value = filter(value);
			}
			else if (this.tokens.atName("is")) {
				value = test(this.tokens.take().position(), value);
			}
			else if (this.tokens.atOperator("(")) {
				value = call(value);
			}
			else {
				return value;
			}
		}
	}

	/** Reads a filter and those that follow, the bar before it being read. */
	Expression filterChain(Expression value) {
		Expression filtered = filter(value);
		return this.tokens.skipOperator("|") ? this.tokens.nested(() -> filterChain(filtered)) : filtered;
	}

	private Expression filter(Expression value) {
		Token name = this.tokens.expect(Kind.NAME);
		String path = path(name);
		Arguments arguments = this.tokens.atOperator("(") ? arguments() : Arguments.NONE;
		return new Expression.Filter(name.position(), value, path, arguments);
	}

	private String path(Token first) {
		StringBuilder path = new StringBuilder(first.text());
		while (this.tokens.skipOperator(".")) {
			path.append('.').append(this.tokens.expect(Kind.NAME).text());
		}
		return path.toString();
	}

	private Expression test(Position position, Expression value) {
		boolean negated = this.tokens.skipName("not");
		String name = path(this.tokens.expect(Kind.NAME));
		Arguments arguments = Arguments.NONE;
		if (this.tokens.atOperator("(")) {
			arguments = arguments();
		}
		else if (isTestArgument()) {
			if (this.tokens.atName("is")) {
				throw this.tokens.fault("You cannot chain multiple tests with is");
			}
			Expression argument = postfix(primary());
			arguments = new Arguments(List.of(argument), List.of(), null, null);
		}
		return new Expression.Test(position, value, name, arguments, negated);
	}

	private boolean isTestArgument() {
		Token token = this.tokens.current();
		if (token.isName("else") || token.isName("or") || token.isName("and")) {
			return false;
		}
		return TEST_ARGUMENT.contains(token.kind()) || token.isOperator("[") || token.isOperator("{");
	}

	/**
	 * Reads what a value is assigned to.
	 * @param members whether attributes of namespaces may be assigned to
	 */
	Target target(boolean members) {
		Position position = position();
		List<Target> targets = new ArrayList<>();
		boolean several = false;
		while (!isEndOfTuple()) {
			targets.add(singleTarget(members));
			if (!this.tokens.skipOperator(",")) {
				break;
			}
			several = true;
		}
		if (several) {
			return new Target.Several(targets);
		}
		if (targets.isEmpty()) {
			throw new SyntaxException(position,
					"Expected an expression, got '" + this.tokens.current().description() + "'");
		}
		return targets.get(0);
	}

	/** Reads one target, its name or names in parentheses. */
	private Target singleTarget(boolean members) {
		Token token = this.tokens.current();
		if (members && token.kind() == Kind.NAME && this.tokens.look().isOperator(".")) {
			this.tokens.take();
			this.tokens.take();
			return new Target.Member(token.text(), this.tokens.expect(Kind.NAME).text());
		}
		return target(primary());
	}

	private static Target target(Expression expression) {
		if (expression instanceof Expression.Name name) {
			return new Target.Variable(name.position(), name.name());
		}
		if (expression instanceof Expression.Sequence sequence && sequence.isTuple()) {
			return new Target.Several(sequence.elements().stream().map(ExpressionParser::target).toList());
		}
		throw new SyntaxException(expression.position(), "can't assign to '" + kind(expression) + "'"
				+ " (expected: a name, or names with commas between them)");
	}

	private static String kind(@Nullable Expression expression) {
		if (expression instanceof Expression.Literal) {
			return "const";
		}
		return (expression instanceof Expression.Dictionary) ? "dict" : "list";
	}

}
