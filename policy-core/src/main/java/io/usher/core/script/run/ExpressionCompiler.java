package io.usher.core.script.run;

import java.util.ArrayList;
import java.util.List;

import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.run.Operators.Comparer;
import io.usher.core.script.syntax.Expression;
import io.usher.core.script.value.DictValue;
import io.usher.core.script.value.ListValue;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Text;
import io.usher.core.script.value.Truth;
import io.usher.core.script.value.Tuple;
import io.usher.core.script.value.Undefined;
import io.usher.core.script.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * Turns expressions of one scope into code.
 */
final class ExpressionCompiler implements Expression.Visitor<Code> {

	private final Compilation compilation;

	private final Scope scope;

	/** Whether a slice of what has no slices is undefined instead of an error. */
	private boolean mild;

	ExpressionCompiler(Compilation compilation, Scope scope) {
		this.compilation = compilation;
		this.scope = scope;
	}

	/** Compiles what is printed; Jinja2 is milder where it can print it beforehand. */
	Code compilePrinted(Expression expression) {
		this.mild = Constants.isConstant(expression);
		Code code = compile(expression);
		this.mild = false;
		return code;
	}

	Code compile(Expression expression) {
		if (expression instanceof Expression.Slice || this.mild || !Constants.mayBeMild(expression)) {
			return expression.accept(this);
		}
		Code strict = expression.accept(this);
		this.mild = true;
		Code milder = expression.accept(this);
		this.mild = false;
		return (frame) -> {
			Object value = milder.evaluate(frame);
			return (value instanceof Undefined) ? strict.evaluate(frame) : value;
		};
	}

	private @Nullable Code compileOptional(@Nullable Expression expression) {
		return (expression != null) ? compile(expression) : null;
	}

	private Code[] compile(List<Expression> expressions) {
		return expressions.stream().map(this::compile).toArray(Code[]::new);
	}

	@Override
	public Code literal(Expression.Literal literal) {
		Object value = literal.value();
		return (frame) -> value;
	}

	@Override
	public Code name(Expression.Name name) {
		return this.compilation.variable(name.name(), this.scope);
	}

	@Override
	public Code sequence(Expression.Sequence sequence) {
		Code[] elements = compile(sequence.elements());
		boolean isTuple = sequence.isTuple();
		return (frame) -> {
			frame.run().room(elements.length);
			ArrayList<@Nullable Object> values = new ArrayList<>(elements.length);
			for (Code element : elements) {
				values.add(element.evaluate(frame));
			}
			return isTuple ? Tuple.copyOf(values) : ListValue.owning(values);
		};
	}

	@Override
	public Code dictionary(Expression.Dictionary dictionary) {
		Code[] keys = compile(dictionary.keys());
		Code[] values = compile(dictionary.values());
		return (frame) -> {
			frame.run().room(keys.length);
			DictValue dict = new DictValue();
			for (int i = 0; i < keys.length; i++) {
				dict.put(keys[i].evaluate(frame), values[i].evaluate(frame));
			}
			return dict;
		};
	}

	@Override
	public Code unary(Expression.Unary unary) {
		return Operators.unary(unary.operator(), compile(unary.operand()));
	}

	@Override
	public Code binary(Expression.Binary binary) {
		return Operators.binary(binary.operator(), compile(binary.left()), compile(binary.right()));
	}

	@Override
	public Code concatenation(Expression.Concatenation concatenation) {
		Code[] parts = compile(concatenation.parts());
		if (this.compilation.escaping() == Escaping.ON) {
			return (frame) -> Markup.join(evaluate(parts, frame), frame.run());
		}
		return (frame) -> {
			StringBuilder joined = new StringBuilder();
			for (Code part : parts) {
				joined.append(Text.str(part.evaluate(frame), frame.run()));
				frame.run().room(joined.length());
			}
			return joined.toString();
		};
	}

	private static List<@Nullable Object> evaluate(Code[] parts, Frame frame) {
		List<@Nullable Object> values = new ArrayList<>(parts.length);
		for (Code part : parts) {
			values.add(part.evaluate(frame));
		}
		return values;
	}

	@Override
	public Code comparison(Expression.Comparison comparison) {
		Code first = compile(comparison.first());
		List<Expression.Link> links = comparison.links();
		Comparer[] comparers = links.stream()
			.map((link) -> Operators.comparison(link.operator()))
			.toArray(Comparer[]::new);
		Code[] operands = links.stream().map((link) -> compile(link.operand())).toArray(Code[]::new);
		if (operands.length == 1) {
			Comparer comparer = comparers[0];
			Code second = operands[0];
			return (frame) -> comparer.holds(first.evaluate(frame), second.evaluate(frame), frame.run());
		}
		return (frame) -> {
			Object left = first.evaluate(frame);
			for (int i = 0; i < operands.length; i++) {
				Object right = operands[i].evaluate(frame);
				if (!comparers[i].holds(left, right, frame.run())) {
					return false;
				}
				left = right;
			}
			return true;
		};
	}

	@Override
	public Code conditional(Expression.Conditional conditional) {
		Code test = compile(conditional.test());
		Code then = compile(conditional.then());
		Undefined nothing = Operators.noElse(conditional.position().line());
		Code otherwise = compileOptional(conditional.otherwise());
		return (frame) -> {
			if (Truth.of(test.evaluate(frame))) {
				return then.evaluate(frame);
			}
			return (otherwise != null) ? otherwise.evaluate(frame) : nothing;
		};
	}

	@Override
	public Code attribute(Expression.Attribute attribute) {
		Code target = compile(attribute.target());
		String name = attribute.name();
		return (frame) -> frame.run().members().attribute(target.evaluate(frame), name);
	}

	@Override
	public Code item(Expression.Item item) {
		Code target = compile(item.target());
		Code index = compile(item.index());
		return (frame) -> frame.run().members().item(target.evaluate(frame), index.evaluate(frame));
	}

	@Override
	public Code slice(Expression.Slice slice) {
		Code target = compile(slice.target());
		Code start = compileOptional(slice.start());
		Code stop = compileOptional(slice.stop());
		Code step = compileOptional(slice.step());
		boolean mild = this.mild;
		return (frame) -> {
			Object value = target.evaluate(frame);
			if (mild && !Sequences.isSliceable(value) && !(value instanceof Undefined)) {
				return Undefined.member(value, "a slice", frame.run());
			}
			Object from = (start != null) ? start.evaluate(frame) : null;
			Object to = (stop != null) ? stop.evaluate(frame) : null;
			Object stride = (step != null) ? step.evaluate(frame) : null;
			return Sequences.slice(value, from, to, stride, frame.run());
		};
	}

	@Override
	public Code call(Expression.Call call) {
		Code target = compile(call.target());
		ArgumentCode arguments = arguments(call.arguments());
		return (frame) -> {
			Object callee = target.evaluate(frame);
			return Calls.call(callee, frame, arguments.positional(frame), arguments.named(frame));
		};
	}

	ArgumentCode arguments(Expression.Arguments arguments) {
		String[] names = arguments.named().stream().map(Expression.Named::name).toArray(String[]::new);
		Code[] named = arguments.named().stream().map((each) -> compile(each.value())).toArray(Code[]::new);
		return new ArgumentCode(compile(arguments.positional()), names, named, compileOptional(arguments.list()),
				compileOptional(arguments.map()));
	}

	@Override
	public Code filter(Expression.Filter filter) {
		Code value = compile(filter.value());
		ScriptFunction function = this.compilation.filter(filter.name(), filter.position());
		ArgumentCode arguments = arguments(filter.arguments());
		return (frame) -> {
			Object input = value.evaluate(frame);
			frame.run().work((input instanceof String text) ? 1 + text.length() / 64 : 1);
			List<@Nullable Object> positional = arguments.positional(frame, input);
			return Values.adopt(function.call(frame.run(), positional, arguments.named(frame)));
		};
	}

	@Override
	public Code filteredBody(Expression.FilteredBody body) {
		return Frame::body;
	}

	@Override
	public Code test(Expression.Test test) {
		Code value = compile(test.value());
		ScriptFunction function = this.compilation.test(test.name(), test.position());
		ArgumentCode arguments = arguments(test.arguments());
		boolean negated = test.negated();
		return (frame) -> {
			List<@Nullable Object> positional = arguments.positional(frame, value.evaluate(frame));
			return Truth.of(function.call(frame.run(), positional, arguments.named(frame))) != negated;
		};
	}

}
