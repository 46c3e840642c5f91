package io.usher.core.script.gallery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.usher.core.script.RecordingLibrary;
import io.usher.core.script.run.Bounds;
import io.usher.core.script.run.Program;
import io.usher.core.script.run.Run;
import io.usher.core.script.syntax.Expression;
import io.usher.core.script.syntax.Expression.Arguments;
import io.usher.core.script.syntax.Position;
import io.usher.core.script.syntax.Statement;
import io.usher.core.script.syntax.TemplateParser;
import org.jspecify.annotations.Nullable;

/**
 * A script that tells which of its branches a run takes: in its syntax tree, each branch
 * of an {@code if}, whether written or not, and of a {@code for} begins with a line for
 * the debug log. That prints nothing, so that the script's output stays what it was.
 */
final class MarkedBranches {

	private static final String MARK = "\u0001";

	private static final Bounds BOUNDS = new Bounds(1_000_000, 10_000_000_000L, 1 << 20, 1 << 20, 1 << 22, 1L << 30,
			200, 1_000_000);

	private final Set<String> branches = new LinkedHashSet<>();

	private final Set<String> taken = new LinkedHashSet<>();

	private final Program program;

	private MarkedBranches(String source) {
		RecordingLibrary library = new RecordingLibrary();
		this.program = Program.compile(mark(TemplateParser.parse(source, library)), library);
	}

	static MarkedBranches of(String source) {
		return new MarkedBranches(source);
	}

	/** Runs the script and returns what it prints. */
	String run(Map<String, ? extends @Nullable Object> variables, Clock clock) {
		Run run = new Run(variables, clock, new Random(1), BOUNDS);
		this.program.run(run);
		run.debugLog()
			.stream()
			.filter((line) -> line.startsWith(MARK))
			.forEach((line) -> this.taken.add(line.substring(MARK.length())));
		return run.output();
	}

	/** Returns the branches that no run has taken, each with its line and column. */
	Set<String> notTaken() {
		Set<String> left = new LinkedHashSet<>(this.branches);
		left.removeAll(this.taken);
		return left;
	}

	private List<Statement> mark(List<Statement> statements) {
		return statements.stream().map(this::mark).toList();
	}

	private List<Statement> branch(Position position, String name, List<Statement> body) {
		String branch = position.line() + ":" + position.column() + " " + name;
		this.branches.add(branch);
		Expression log = new Expression.Call(position, new Expression.Name(position, "pex_debug_log"),
				new Arguments(List.of(new Expression.Literal(position, MARK + branch)), List.of(), null, null));
		List<Statement> marked = new ArrayList<>(List.of(new Statement.Print(position, log)));
		marked.addAll(mark(body));
		return marked;
	}

	private Statement mark(Statement statement) {
		if (statement instanceof Statement.If choice) {
			return mark(choice);
		}
		if (statement instanceof Statement.For loop) {
			return new Statement.For(loop.position(), loop.target(), loop.iterable(), loop.test(), loop.recursive(),
					branch(loop.position(), "loop has an element", loop.body()), loop.otherwise().isEmpty() ? List.of()
							: branch(loop.position(), "loop has no element", loop.otherwise()));
		}
		boolean plain = statement instanceof Statement.Text || statement instanceof Statement.Print
				|| statement instanceof Statement.Set;
		if (!plain) {
			throw new IllegalArgumentException(
					statement + " (expected: no statement that may hold others, but if and for)");
		}
		return statement;
	}

	private Statement mark(Statement.If choice) {
		List<Statement.Branch> marked = choice.branches()
			.stream()
			.map((each) -> new Statement.Branch(each.position(), each.test(),
					branch(each.position(), "condition holds", each.body())))
			.toList();
		return new Statement.If(choice.position(), marked,
				branch(choice.position(), "no condition holds", choice.otherwise()));
	}

}
