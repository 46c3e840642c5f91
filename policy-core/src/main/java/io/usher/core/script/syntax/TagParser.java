package io.usher.core.script.syntax;

/**
 * Reads the rest of a tag, and the body that belongs to it.
 */
@FunctionalInterface
public interface TagParser {

	/**
	 * Reads a statement; its name is read already, the end of its last tag is left.
	 * @throws SyntaxException when it cannot be read
	 */
	Statement parse(TemplateParser parser, Position position);

}
