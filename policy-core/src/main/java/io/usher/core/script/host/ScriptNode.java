package io.usher.core.script.host;

import java.io.Serial;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.output.OutputNode;
import com.hubspot.jinjava.tree.output.RenderedOutputNode;
import com.hubspot.jinjava.tree.parse.DefaultTokenScannerSymbols;
import com.hubspot.jinjava.tree.parse.TextToken;
import com.hubspot.jinjava.tree.parse.Token;
import com.hubspot.jinjava.tree.parse.TokenScannerSymbols;
import io.usher.core.script.run.Program;
import io.usher.core.script.run.Run;

/**
 * A compiled script as a node of Jinjava's tree. It is not changed by rendering.
 */
final class ScriptNode extends Node {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final TokenScannerSymbols SYMBOLS = new DefaultTokenScannerSymbols();

	private final transient Program program;

	private ScriptNode(Token master, Program program) {
		super(master, 1, 1);
		this.program = program;
	}

	/** Returns a tree whose only branch is a script. */
	static ScriptNode tree(String source, Program program) {
		Token master = new TextToken(source, 1, 1, SYMBOLS);
		ScriptNode root = new ScriptNode(master, program);
		ScriptNode body = new ScriptNode(master, program);
		body.setParent(root);
		root.getChildren().add(body);
		return root;
	}

	Program program() {
		return this.program;
	}

	@Override
	public OutputNode render(JinjavaInterpreter interpreter) {
		Run run = ScriptInterpreter.runOf(interpreter);
		this.program.run(run);
		return new RenderedOutputNode(run.output());
	}

	@Override
	public String getName() {
		return "script";
	}

}
