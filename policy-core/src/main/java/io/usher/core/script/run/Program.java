package io.usher.core.script.run;

import java.util.Comparator;
import java.util.List;

import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.syntax.Position;
import io.usher.core.script.syntax.Statement;
import io.usher.core.script.syntax.SyntaxException;

/**
 * A script, ready to be run by any number of threads.
 */
public final class Program {

	private final Step body;

	private final Scope scope;

	private final Library library;

	private final BlockSet blocks;

	private final int givenNames;

	private final List<SyntaxException> problems;

	private Program(Step body, Scope scope, Library library, Compilation compilation) {
		this.body = body;
		this.scope = scope;
		this.library = library;
		this.blocks = compilation.blocks();
		this.givenNames = compilation.givenNames();
		this.problems = compilation.problems()
			.stream()
			.sorted(Comparator.comparingInt((SyntaxException each) -> each.position().line())
				.thenComparingInt((each) -> each.position().column()))
			.toList();
	}

	/**
	 * Compiles a script.
	 * @param library the functions, filters and tests that it may use
	 */
	public static Program compile(List<Statement> statements, Library library) {
		Compilation compilation = new Compilation(library);
		Scope scope = Scope.ofScript();
		Step body = new StatementCompiler(compilation, scope).compile(statements);
		compilation.link(scope);
		return new Program(body, scope, library, compilation);
	}

	private Frame script(Run run) {
		Frame frame = Frame.outermost(run, null, this.scope.size());
		Integer self = this.scope.isRead(Scope.SELF) ? this.scope.place(Scope.SELF) : null;
		if (self != null) {
			frame.set(self, new SelfReference(this.blocks, run, null));
		}
		run.script(frame);
		return frame;
	}

	/** Returns what the script uses and does not exist, in the order of the source. */
	public List<SyntaxException> problems() {
		return this.problems;
	}

	/**
	 * Runs the script; what it prints is in the run.
	 * @throws ScriptFailure when it fails, the run then being at the place where it did
	 */
	public void run(Run run) {
		if (!this.problems.isEmpty()) {
			throw ScriptFailure.value("the script has problems: " + this.problems.get(0).getMessage());
		}
		run.prepare(this.givenNames, this.library);
		run.at(Position.START);
		try {
			this.body.run(script(run));
		}
		catch (StackOverflowError ex) {
			throw ScriptFailure.limit("the script is nested too deeply");
		}
	}

}
