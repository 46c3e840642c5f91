package io.usher.core.script.host;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.run.Run;
import io.usher.core.script.syntax.SyntaxException;

/**
 * Compiles and runs scripts in Jinjava. Thread-safe: the one context that all runs share
 * is only read once everything is registered.
 */
public final class ScriptHost {

	private final Jinjava jinjava;

	private final ScriptInterpreter.Factory factory = new ScriptInterpreter.Factory();

	/**
	 * Sets Jinjava up.
	 * @param functions functions that are filters as well
	 * @param maxOutput how many characters a script may print
	 */
	public ScriptHost(Collection<? extends ScriptFunction> functions, long maxOutput) {
		JinjavaConfig config = JinjavaConfig.newBuilder()
			.withInterperterFactory(this.factory)
			.withNestedInterpretationEnabled(false)
			.withMaxOutputSize(maxOutput)
			.withFailOnUnknownTokens(true)
			.build();
		this.jinjava = new Jinjava(config);
		this.jinjava.setResourceLocator((name, encoding, interpreter) -> {
			throw ScriptFailure.security("scripts cannot read resources");
		});
		this.factory.registry(new Registry(this.jinjava.getGlobalContext(), functions));
	}

	/**
	 * Compiles a script.
	 * @throws SyntaxException when the source is none
	 */
	public Script compile(String source) {
		return new Script((ScriptNode) interpreter().parse(source));
	}

	private ScriptInterpreter interpreter() {
		Context context = new Context(this.jinjava.getGlobalContext(), Map.of());
		return this.factory.newInstance(this.jinjava, context, this.jinjava.getGlobalConfig());
	}

	/**
	 * A compiled script.
	 */
	public final class Script {

		private final ScriptNode tree;

		private Script(ScriptNode tree) {
			this.tree = tree;
		}

		/** Returns what the script uses and does not exist. */
		public List<SyntaxException> problems() {
			return this.tree.program().problems();
		}

		/**
		 * Runs the script and returns what it prints.
		 * @throws ScriptFailure when the script fails
		 */
		public String run(Run run) {
			return interpreter().render(this.tree, run);
		}

	}

}
