package io.usher.core.script.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.syntax.Children;
import io.usher.core.script.syntax.Expression;
import io.usher.core.script.syntax.Position;
import io.usher.core.script.syntax.Statement;
import io.usher.core.script.syntax.Target;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Truth;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * Turns statements of one scope into steps.
 */
final class StatementCompiler implements Statement.Visitor<Step> {

	private static final String LOOP = "loop";

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
		return new StatementCompiler(this.compilation, this.scope.inner());
	}

	private Assignment assignment(Target target) {
		return Assignment.of(target, this.scope::declare, this.scope, this.compilation);
	}

	/** Returns an assignment to variables that the scope begins with. */
	private Assignment parameters(Target target) {
		return Assignment.of(target, this.scope::parameter, this.scope, this.compilation);
	}

	@Override
	public Step text(Statement.Text text) {
		String printed = text.text();
		return (frame) -> frame.run().print(printed);
	}

	@Override
	public Step print(Statement.Print print) {
		Position position = print.position();
		Code value = this.expressions.compilePrinted(print.value());
		Escaping escaping = this.compilation.escaping();
		if (escaping == Escaping.OFF) {
			return (frame) -> {
				Run run = frame.run();
				run.work(1);
				run.at(position);
				run.print(value.evaluate(frame));
			};
		}
		return (frame) -> {
			Run run = frame.run();
			run.work(1);
			run.at(position);
			Object printed = value.evaluate(frame);
			run.print(escaping.isOn(run) ? Markup.escape(printed, run) : printed);
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
			if (i == 0) {
				this.scope.enterBranch();
			}
			bodies[i] = compile(branch.body());
		}
		Step otherwise = compile(choice.otherwise());
		this.scope.leaveBranch();
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
		this.compilation.enterLoop();
		Expression condition = statement.test();
		LoopTest test = (condition != null) ? inner().loopTest(statement.target(), condition) : null;
		StatementCompiler body = inner();
		Assignment target = body.parameters(statement.target());
		Step repeated = body.compile(statement.body());
		boolean needsContext = statement.recursive() || body.scope.mayRead(LOOP);
		StatementCompiler otherwise = inner();
		Step none = otherwise.compile(statement.otherwise());
		this.compilation.leaveLoop();
		Loop loop = new Loop(position, target, test, repeated, body.scope,
				needsContext ? body.scope.parameter(LOOP) : -1, statement.recursive(), this.compilation.escaping(),
				none, otherwise.scope);
		return (frame) -> {
			frame.run().at(position);
			loop.run(frame, iterable.evaluate(frame), 0);
		};
	}

	private LoopTest loopTest(Target target, Expression condition) {
		Assignment element = parameters(target);
		return new LoopTest(condition.failing(), element, compile(condition), this.scope);
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
		boolean plain = set.value() instanceof Expression.FilteredBody;
		Escaping escaping = plain ? Escaping.UNKNOWN : this.compilation.escaping();
		Code value = captured(set.position(), set.value(), set.body(), escaping);
		Assignment assignment = assignment(set.target());
		return (frame) -> assignment.assign(frame, value.evaluate(frame));
	}

	@Override
	public Step filterBlock(Statement.FilterBlock block) {
		// Jinja2 looks for the filter's variables outside as well as within.
		Children.all(block.value())
			.filter(Expression.Name.class::isInstance)
			.forEach((name) -> this.scope.reads(((Expression.Name) name).name()));
		Code value = captured(block.position(), block.value(), block.body(), this.compilation.escaping());
		return (frame) -> frame.run().print(text(value.evaluate(frame), "a filter block"));
	}

	/** Jinja2 joins what these print, and can join nothing but texts. */
	private static Object text(@Nullable Object value, String what) {
		if (value instanceof String || value instanceof Markup) {
			return value;
		}
		throw ScriptFailure.type("expected str instance, " + Types.name(value) + " found (" + what
				+ " must yield a text; {{ … }} prints anything)");
	}

	/**
	 * Compiles a value that reads what a body prints.
	 * @param escaping whether what it prints counts as escaped
	 */
	private Code captured(Position position, Expression expression, List<Statement> statements, Escaping escaping) {
		StatementCompiler compiler = inner();
		Step body = compiler.compile(statements);
		Code value = compiler.compile(expression);
		Scope bodyScope = compiler.scope;
		return (frame) -> {
			Run run = frame.run();
			run.work(1);
			Frame inner = frame.inner(bodyScope.size());
			inner.body(run.printed(run.capture(() -> body.run(inner)), escaping.isOn(run)));
			run.at(position);
			return value.evaluate(inner);
		};
	}

	@Override
	public Step with(Statement.With with) {
		Position position = with.position();
		Code[] values = with.values().stream().map(this::compile).toArray(Code[]::new);
		StatementCompiler compiler = inner();
		Assignment[] targets = with.targets().stream().map(compiler::parameters).toArray(Assignment[]::new);
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
		Scope macroScope = this.scope.macro();
		signature.parameters().forEach(macroScope::parameter);
		if (macroScope.size() < signature.parameters().size()) {
			this.compilation.problem(position, "two parameters of '" + name + "' have one name");
		}
		StatementCompiler compiler = new StatementCompiler(this.compilation, macroScope);
		Code[] defaults = signature.defaults().stream().map(compiler::compile).toArray(Code[]::new);
		Step step = compiler.compile(body);
		int caller = signature.parameters().indexOf(MacroCode.CALLER);
		boolean hasDefault = caller >= signature.parameters().size() - signature.defaults().size();
		if (caller >= 0 && !hasDefault && macroScope.isRead(MacroCode.CALLER)) {
			this.compilation.problem(position, "When defining macros or call blocks the special \"caller\" argument"
					+ " must be omitted or be given a default.");
		}
		return new MacroCode(position, name, signature.parameters(), defaults, step, macroScope);
	}

	@Override
	public Step callBlock(Statement.CallBlock block) {
		Position position = block.position();
		Code target = compile(block.call().target());
		ArgumentCode arguments = this.expressions.arguments(block.call().arguments());
		MacroCode caller = macro(position, "", block.signature(), block.body());
		if (block.call().arguments().named().stream().anyMatch((each) -> each.name().equals(MacroCode.CALLER))) {
			this.compilation.problem(position, "keyword argument repeated: caller (expected: a call without it)");
		}
		return (frame) -> {
			frame.run().at(position);
			@Nullable Object callee = target.evaluate(frame);
			List<@Nullable Object> positional = new ArrayList<>(arguments.positional(frame));
			Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named(frame));
			named.put(MacroCode.CALLER, new Macro(caller, frame));
			frame.run().print(text(Calls.call(callee, frame, positional, named), "a call block"));
		};
	}

	@Override
	public Step block(Statement.Block block) {
		Position position = block.position();
		String name = block.name();
		if (!this.compilation.blocks().declare(name)) {
			this.compilation.problem(position, "block '" + name + "' defined twice (expected: another name)");
		}
		Escaping around = this.compilation.escaping();
		this.compilation.escaping(Escaping.OFF);
		Scope blockScope = Scope.ofBlock();
		Step body = new StatementCompiler(this.compilation, blockScope).compile(block.body());
		this.compilation.escaping(around);
		BlockCode code = new BlockCode(name, body, blockScope, this.compilation.blocks());
		this.compilation.blocks().add(code);
		Snapshot snapshot = block.scoped() ? this.compilation.snapshot(this.scope) : null;
		return (frame) -> {
			Run run = frame.run();
			run.at(position);
			if (block.required()) {
				throw ScriptFailure.of("TemplateRuntimeError", "Required block '" + name + "' not found");
			}
			Surroundings outer = frame.surroundings();
			code.run(run, (snapshot != null) ? new Surroundings(outer, snapshot.take(frame)) : outer);
		};
	}

	@Override
	public Step autoescape(Statement.Autoescape autoescape) {
		Position position = autoescape.position();
		StatementCompiler compiler = inner();
		Code value = compiler.compile(autoescape.value());
		Escaping around = this.compilation.escaping();
		this.compilation.escaping(Escaping.of(autoescape.value()));
		Step body = compiler.compile(autoescape.body());
		this.compilation.escaping(around);
		Scope bodyScope = compiler.scope;
		return (frame) -> {
			Run run = frame.run();
			run.work(1);
			run.at(position);
			boolean before = run.isEscaping();
			Frame inner = frame.inner(bodyScope.size());
			run.escaping(Truth.of(value.evaluate(inner)));
			body.run(inner);
			run.escaping(before);
		};
	}

}
