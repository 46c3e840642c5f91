package io.usher.core.script;

import java.util.Collection;

import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.host.ScriptHost;
import io.usher.core.script.pex.PexFunctions;
import io.usher.core.script.syntax.Position;
import io.usher.core.script.syntax.SyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles local policy scripts. Thread-safe; one is enough for all scripts.
 */
public final class ScriptEngine {

	private static final Logger logger = LoggerFactory.getLogger(ScriptEngine.class);

	private final ScriptHost host;

	/** Makes an engine with all functions that scripts have in Infinity. */
	public ScriptEngine() {
		this(PexFunctions.all());
	}

	/**
	 * Makes an engine.
	 * @param functions what scripts can call besides Jinja2's own, each as a filter and
	 * as a function
	 */
	public ScriptEngine(Collection<? extends ScriptFunction> functions) {
		this.host = new ScriptHost(functions, Integer.MAX_VALUE);
	}

	/** Compiles a script; what is wrong with it are its problems. */
	public CompiledScript compile(String source) {
		if (source.length() > ScriptLimits.MAX_SOURCE) {
			return CompiledScript.broken(source, Position.START,
					"a script of " + source.length() + " characters (expected: up to " + ScriptLimits.MAX_SOURCE + ")");
		}
		try {
			return CompiledScript.of(source, this.host.compile(source));
		}
		catch (SyntaxException ex) {
			return CompiledScript.broken(source, ex.position(), String.valueOf(ex.getMessage()));
		}
		catch (StackOverflowError ex) {
			return CompiledScript.broken(source, Position.START, "the script is nested too deeply");
		}
		catch (RuntimeException ex) {
			logger.error("A script could not be compiled", ex);
			return CompiledScript.broken(source, Position.START, "the script could not be read: a fault of Usher's");
		}
	}

}
