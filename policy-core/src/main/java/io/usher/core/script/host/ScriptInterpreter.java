package io.usher.core.script.host;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpreterFactory;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.Node;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.run.Program;
import io.usher.core.script.run.Run;
import io.usher.core.script.syntax.SyntaxException;
import io.usher.core.script.syntax.TemplateParser;
import org.jspecify.annotations.Nullable;

/**
 * Jinjava's interpreter with our language: it parses by our parser, and the first error
 * ends a run.
 */
final class ScriptInterpreter extends JinjavaInterpreter {

	private final Registry registry;

	private @Nullable Run run;

	private ScriptInterpreter(Jinjava application, Context context, JinjavaConfig config, Registry registry) {
		super(application, context, config);
		this.registry = registry;
	}

	/** Returns a copy, as Jinjava asks for one. */
	private ScriptInterpreter(ScriptInterpreter original) {
		super(original);
		this.registry = original.registry;
		this.run = original.run;
	}

	/**
	 * Returns the tree of a script.
	 * @throws SyntaxException when the source is none
	 */
	@Override
	public Node parse(String source) {
		Program program = Program.compile(TemplateParser.parse(source, this.registry), this.registry);
		return ScriptNode.tree(source, program);
	}

	/**
	 * Renders a tree within a run and returns what it prints.
	 * @throws ScriptFailure when the script fails
	 */
	String render(Node tree, Run current) {
		this.run = current;
		return render(tree, false);
	}

	/** Fails at once: Jinjava would collect errors and go on in the next branch. */
	@Override
	public void addError(TemplateError error) {
		throw ScriptFailure.value(error.getMessage());
	}

	Run run() {
		if (this.run == null) {
			throw new IllegalStateException("no run (expected: a script that is being rendered)");
		}
		return this.run;
	}

	/** Returns the run that an interpreter is in. */
	static Run runOf(JinjavaInterpreter interpreter) {
		return ((ScriptInterpreter) interpreter).run();
	}

	/** Makes interpreters of our language. */
	static final class Factory implements InterpreterFactory {

		private @Nullable Registry registry;

		/**
		 * Says what scripts may use; Jinjava needs its factory before it has registries.
		 */
		void registry(Registry known) {
			this.registry = known;
		}

		@Override
		public JinjavaInterpreter newInstance(JinjavaInterpreter original) {
			return new ScriptInterpreter((ScriptInterpreter) original);
		}

		@Override
		public ScriptInterpreter newInstance(Jinjava application, Context context, JinjavaConfig config) {
			Registry known = this.registry;
			if (known == null) {
				throw new IllegalStateException("no registry (expected: tags, filters and tests registered before)");
			}
			return new ScriptInterpreter(application, context, config, known);
		}

	}

}
