package io.usher.core.script.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.script.syntax.Expression;
import io.usher.core.script.syntax.Position;
import io.usher.core.script.syntax.Statement;
import io.usher.core.script.syntax.Target;
import io.usher.core.script.value.Truth;
import org.jspecify.annotations.Nullable;

/**
 * Turns statements of one scope into steps.
 */
final class StatementCompiler implements Statement.Visitor<Step> {

	private final Compilation compilation;

	private final Scope scope;

	private final ExpressionCompiler expressions;

	StatementCompiler(Compilation compilation, Scope scope) {
		this.compilation = compilation;
		this.scope = scope;
		this.expressions = new ExpressionCompiler(compilation, scope);
	}

	Step compile(List<Statement> statements) {
		return Step.all(statements.stream().map((each) -> each.accept(this)).toArray(Step[]::new));
	}

	private Code compile(Expression expression) {
		return this.expressions.compile(expression);
	}

	private StatementCompiler inner() {
		return new StatementCompiler(this.compilation, new Scope(this.scope, false));
	}

	private Assignment assignment(Target target) {
		return Assignment.of(target, this.scope, this.compilation);
	}

	@Override
	public Step text(Statement.Text text) {
		String printed = text.text();
		return (frame) -> frame.run().print(printed);
	}

	@Override
	public Step print(Statement.Print print) {
		Position position = print.position();
		Code value = compile(print.value());
		return (frame) -> {
			Run run = frame.run();
			run.work(1);
			run.at(position);
			run.print(value.evaluate(frame));
		};
	}

	@Override
	public Step choose(Statement.If choice) {
		int count = choice.branches().size();
		Position[] positions = new Position[count];
		Code[] tests = new Code[count];
		Step[] bodies = new Step[count];
		for (int i = 0; i < count; i++) {
			Statement.Branch branch = choice.branches().get(i);
			positions[i] = branch.position();
			tests[i] = compile(branch.test());
			bodies[i] = compile(branch.body());
		}
		Step otherwise = compile(choice.otherwise());
		return (frame) -> {
			for (int i = 0; i < tests.length; i++) {
				frame.run().at(positions[i]);
				if (Truth.of(tests[i].evaluate(frame))) {
					bodies[i].run(frame);
					return;
				}
			}
			otherwise.run(frame);
		};
	}

	@Override
	public Step repeat(Statement.For statement) {
		Position position = statement.position();
		Code iterable = compile(statement.iterable());
		StatementCompiler body = inner();
		Assignment target = body.assignment(statement.target());
		if (body.scope.place("loop") != null) {
			this.compilation.problem(position, "Can't assign to special loop variable in for-loop");
		}
		Expression condition = statement.test();
		Code test = (condition != null) ? body.compile(condition) : null;
		Step repeated = body.compile(statement.body());
		boolean needsContext = statement.recursive() || body.scope.isRead("loop");
		StatementCompiler otherwise = inner();
		Loop loop = new Loop(position, target, test, repeated, body.scope,
				needsContext ? body.scope.declare("loop") : -1, statement.recursive(),
				otherwise.compile(statement.otherwise()), otherwise.scope);
		return (frame) -> {
			frame.run().at(position);
			loop.run(frame, iterable.evaluate(frame), 0);
		};
	}

	@Override
	public Step set(Statement.Set set) {
		Position position = set.position();
		Code value = compile(set.value());
		Assignment assignment = assignment(set.target());
		return (frame) -> {
			frame.run().work(1);
			frame.run().at(position);
			assignment.assign(frame, value.evaluate(frame));
		};
	}

	@Override
	public Step setBlock(Statement.SetBlock set) {
		Code value = captured(set.position(), set.value(), set.body());
		Assignment assignment = assignment(set.target());
		return (frame) -> assignment.assign(frame, value.evaluate(frame));
	}

	@Override
	public Step filterBlock(Statement.FilterBlock block) {
		Code value = captured(block.position(), block.value(), block.body());
		return (frame) -> frame.run().print(value.evaluate(frame));
	}

	/** Compiles a value that reads what a body prints. */
	private Code captured(Position position, Expression expression, List<Statement> statements) {
		StatementCompiler compiler = inner();
		Step body = compiler.compile(statements);
		Code value = compiler.compile(expression);
		Scope bodyScope = compiler.scope;
		return (frame) -> {
			Run run = frame.run();
			run.work(1);
			Frame inner = frame.inner(bodyScope.size());
			inner.body(run.capture(() -> body.run(inner)));
			run.at(position);
			return value.evaluate(inner);
		};
	}

	@Override
	public Step with(Statement.With with) {
		Position position = with.position();
		Code[] values = with.values().stream().map(this::compile).toArray(Code[]::new);
		StatementCompiler compiler = inner();
		Assignment[] targets = with.targets().stream().map(compiler::assignment).toArray(Assignment[]::new);
		Step body = compiler.compile(with.body());
		Scope bodyScope = compiler.scope;
		return (frame) -> {
			frame.run().work(1);
			frame.run().at(position);
			Frame inner = frame.inner(bodyScope.size());
			for (int i = 0; i < targets.length; i++) {
				targets[i].assign(inner, values[i].evaluate(frame));
			}
			body.run(inner);
		};
	}

	@Override
	public Step macro(Statement.Macro macro) {
		Position position = macro.position();
		MacroCode code = macro(position, macro.name(), macro.signature(), macro.body());
		int place = this.scope.declare(macro.name());
		return (frame) -> {
			frame.run().at(position);
			frame.set(place, new Macro(code, frame));
		};
	}

	private MacroCode macro(Position position, String name, Statement.Signature signature, List<Statement> body) {
		Scope macroScope = new Scope(this.scope, true);
		signature.parameters().forEach(macroScope::declare);
		if (macroScope.size() < signature.parameters().size()) {
			this.compilation.problem(position, "two parameters of '" + name + "' have one name");
		}
		StatementCompiler compiler = new StatementCompiler(this.compilation, macroScope);
		Code[] defaults = signature.defaults().stream().map(compiler::compile).toArray(Code[]::new);
		return new MacroCode(position, name, signature.parameters(), defaults, compiler.compile(body), macroScope);
	}

	@Override
	public Step callBlock(Statement.CallBlock block) {
		Position position = block.position();
		Code target = compile(block.call().target());
		ArgumentCode arguments = this.expressions.arguments(block.call().arguments());
		MacroCode caller = macro(position, "caller", block.signature(), block.body());
		return (frame) -> {
			frame.run().at(position);
			@Nullable Object callee = target.evaluate(frame);
			List<@Nullable Object> positional = new ArrayList<>(arguments.positional(frame));
			Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named(frame));
			named.put("caller", new Macro(caller, frame));
			frame.run().print(Calls.call(callee, frame, positional, named));
		};
	}

}
