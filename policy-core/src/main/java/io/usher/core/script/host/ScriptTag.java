package io.usher.core.script.host;

import java.io.Serial;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;
import io.usher.core.script.syntax.TagParser;

/**
 * A tag of our language in Jinjava's registry.
 */
final class ScriptTag implements Tag {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String name;

	private final transient TagParser parser;

	ScriptTag(String name, TagParser parser) {
		this.name = name;
		this.parser = parser;
	}

	TagParser parser() {
		return this.parser;
	}

	@Override
	public String getName() {
		return this.name;
	}

	/**
	 * Our tree has no node of Jinjava's for a tag: a statement runs as part of its body.
	 */
	@Override
	public String interpret(TagNode node, JinjavaInterpreter interpreter) {
		throw new UnsupportedOperationException(this.name + " (expected: to be run as part of a script)");
	}

}
