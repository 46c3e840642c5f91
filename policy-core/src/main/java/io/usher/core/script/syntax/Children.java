package io.usher.core.script.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.script.syntax.Expression.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The expressions that an expression directly consists of, in their order.
 */
public final class Children implements Expression.Visitor<List<Expression>> {

	private static final Children VISITOR = new Children();

	private Children() {
	}

	/** Returns the parts of an expression. */
	public static List<Expression> of(Expression expression) {
		return expression.accept(VISITOR);
	}

	/** Returns an expression and all that it consists of. */
	public static Stream<Expression> all(Expression expression) {
		return Stream.concat(Stream.of(expression), of(expression).stream().flatMap(Children::all));
	}

	private static List<Expression> some(@Nullable Expression... expressions) {
		return Stream.of(expressions).filter(Objects::nonNull).map(Expression.class::cast).toList();
	}

	private static List<Expression> with(Expression first, Arguments arguments) {
		List<Expression> all = new ArrayList<>();
		all.add(first);
		all.addAll(arguments.positional());
		arguments.named().forEach((named) -> all.add(named.value()));
		all.addAll(some(arguments.list(), arguments.map()));
		return all;
	}

	@Override
	public List<Expression> literal(Expression.Literal literal) {
		return List.of();
	}

	@Override
	public List<Expression> name(Expression.Name name) {
		return List.of();
	}

	@Override
	public List<Expression> sequence(Expression.Sequence sequence) {
		return sequence.elements();
	}

	@Override
	public List<Expression> dictionary(Expression.Dictionary dictionary) {
		return Stream.concat(dictionary.keys().stream(), dictionary.values().stream()).toList();
	}

	@Override
	public List<Expression> unary(Expression.Unary unary) {
		return List.of(unary.operand());
	}

	@Override
	public List<Expression> binary(Expression.Binary binary) {
		return List.of(binary.left(), binary.right());
	}

	@Override
	public List<Expression> concatenation(Expression.Concatenation concatenation) {
		return concatenation.parts();
	}

	@Override
	public List<Expression> comparison(Expression.Comparison comparison) {
		return Stream.concat(Stream.of(comparison.first()), comparison.links().stream().map(Expression.Link::operand))
			.toList();
	}

	@Override
	public List<Expression> conditional(Expression.Conditional conditional) {
		return some(conditional.test(), conditional.then(), conditional.otherwise());
	}

	@Override
	public List<Expression> attribute(Expression.Attribute attribute) {
		return List.of(attribute.target());
	}

	@Override
	public List<Expression> item(Expression.Item item) {
		return List.of(item.target(), item.index());
	}

	@Override
	public List<Expression> slice(Expression.Slice slice) {
		return some(slice.target(), slice.start(), slice.stop(), slice.step());
	}

	@Override
	public List<Expression> call(Expression.Call call) {
		return with(call.target(), call.arguments());
	}

	@Override
	public List<Expression> filter(Expression.Filter filter) {
		return with(filter.value(), filter.arguments());
	}

	@Override
	public List<Expression> filteredBody(Expression.FilteredBody body) {
		return List.of();
	}

	@Override
	public List<Expression> test(Expression.Test test) {
		return with(test.value(), test.arguments());
	}

}
