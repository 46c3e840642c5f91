package io.usher.core.script.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

import io.usher.core.script.syntax.Token.Kind;

/**
 * Reads a whole source.
 */
public final class TemplateParser {

	private static final int MAX_BLOCKS = 100;

	private final Tokens tokens;

	private final ExpressionParser expressions;

	private final TagSet tags;

	/** The tags that are open, the innermost first. */
	private final Deque<String> open = new ArrayDeque<>();

	/** For each open tag, the tags that may follow. */
	private final Deque<List<String>> awaited = new ArrayDeque<>();

	private TemplateParser(String source, TagSet tags) {
		this.tokens = new Tokens(source);
		this.expressions = new ExpressionParser(this.tokens);
		this.tags = tags;
	}

	/**
	 * Reads a source.
	 * @param tags the tags that it may use
	 * @throws SyntaxException when it is no script
	 */
	public static List<Statement> parse(String source, TagSet tags) {
		return new TemplateParser(source, tags).statements();
	}

	Tokens tokens() {
		return this.tokens;
	}

	ExpressionParser expressions() {
		return this.expressions;
	}

	/** Reads the body of a tag up to one of some tags, the name of which comes next. */
	List<Statement> body(String... ends) {
		this.tokens.skipOperator(":");
		this.tokens.expect(Kind.BLOCK_END);
		if (this.awaited.size() >= MAX_BLOCKS) {
			throw this.tokens.fault("blocks nested too deeply (expected: up to " + MAX_BLOCKS + " levels)");
		}
		this.awaited.push(List.of(ends));
		List<Statement> body = statements();
		if (this.tokens.at(Kind.END)) {
			throw this.tokens.fault("Unexpected end of template." + situation());
		}
		this.awaited.pop();
		return body;
	}

	/** Reads the body of a tag up to the tag that ends it. */
	List<Statement> lastBody(String end) {
		List<Statement> body = body(end);
		this.tokens.expectName(end);
		return body;
	}

	private List<Statement> statements() {
		List<Statement> statements = new ArrayList<>();
		while (!this.tokens.at(Kind.END)) {
			Token token = this.tokens.take();
			if (token.kind() == Kind.DATA) {
				statements.add(new Statement.Text(token.position(), token.text()));
			}
			else if (token.kind() == Kind.PRINT_START) {
				Expression value = this.expressions.expressions();
				statements.add(new Statement.Print(value.failing(), value));
				this.tokens.expect(Kind.PRINT_END);
			}
			else {
				if (isAwaited()) {
					return statements;
				}
				statements.add(statement());
				this.tokens.expect(Kind.BLOCK_END);
			}
		}
		return statements;
	}

	private boolean isAwaited() {
		return !this.awaited.isEmpty() && this.tokens.at(Kind.NAME)
				&& this.awaited.getFirst().contains(this.tokens.current().text());
	}

	private Statement statement() {
		Token name = this.tokens.current();
		if (name.kind() != Kind.NAME) {
			throw this.tokens.fault("tag name expected, got '" + name.description() + "'");
		}
		TagParser parser = this.tags.find(name.text());
		if (parser == null) {
			throw this.tokens.fault(unknown(name.text()));
		}
		this.tokens.take();
		this.open.push(name.text());
		Statement statement = parser.parse(this, name.position());
		this.open.pop();
		return statement;
	}

	private String unknown(String name) {
		boolean misplaced = this.awaited.stream().anyMatch((ends) -> ends.contains(name));
		if (misplaced) {
			return "Encountered '" + name + "' in the wrong place." + situation();
		}
		if (this.tags.isDisabled(name)) {
			return "The tag '" + name + "' is not available in local policy scripts.";
		}
		List<String> known = new ArrayList<>(this.tags.names());
		this.awaited.stream().limit(1).forEach(known::addAll);
		Collections.sort(known);
		return "Encountered unknown tag '" + name + "'." + Suggestions.nearest(name, known) + situation();
	}

	private String situation() {
		if (this.awaited.isEmpty()) {
			return "";
		}
		String tags = this.awaited.getFirst()
			.stream()
			.map((each) -> "'" + each + "'")
			.collect(Collectors.joining(" or "));
		return " Expected the following tags: " + tags + ". The innermost block that needs to be closed is '"
				+ this.open.getFirst() + "'.";
	}

}
