package io.usher.core.script.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.usher.core.script.syntax.Expression.FilteredBody;
import io.usher.core.script.syntax.Statement.Signature;
import io.usher.core.script.syntax.Token.Kind;
import io.usher.core.script.value.Strings;

/**
 * How each tag is read.
 */
public final class Tags {

	/** The tags that scripts may use, by name. */
	public static final Map<String, TagParser> ALL = Map.of("if", Tags::choice, "for", Tags::loop, "set", Tags::set,
			"with", Tags::with, "filter", Tags::filter, "macro", Tags::macro, "call", Tags::call, "print", Tags::print,
			"block", Tags::block, "autoescape", Tags::autoescape);

	private Tags() {
	}

	private static Statement choice(TemplateParser parser, Position position) {
		Tokens tokens = parser.tokens();
		List<Statement.Branch> branches = new ArrayList<>();
		Position start = position;
		while (true) {
			Expression test = parser.expressions().conditions();
			branches.add(new Statement.Branch(start, test, parser.body("elif", "else", "endif")));
			String end = tokens.take().text();
			if (end.equals("elif")) {
				start = tokens.current().position();
				continue;
			}
			List<Statement> otherwise = end.equals("else") ? parser.lastBody("endif") : List.of();
			return new Statement.If(position, branches, otherwise);
		}
	}

	private static Statement loop(TemplateParser parser, Position position) {
		Tokens tokens = parser.tokens();
		Target target = parser.expressions().target(false);
		tokens.expectName("in");
		Expression iterable = parser.expressions().conditions();
		Expression test = tokens.skipName("if") ? parser.expressions().expression() : null;
		boolean recursive = tokens.skipName("recursive");
		List<Statement> body = parser.body("endfor", "else");
		List<Statement> otherwise = tokens.take().isName("else") ? parser.lastBody("endfor") : List.of();
		return new Statement.For(position, target, iterable, test, recursive, body, otherwise);
	}

	private static Statement set(TemplateParser parser, Position position) {
		Tokens tokens = parser.tokens();
		Target target = parser.expressions().target(true);
		if (tokens.skipOperator("=")) {
			return new Statement.Set(position, target, parser.expressions().expressions());
		}
		Expression value = new FilteredBody(position);
		if (tokens.skipOperator("|")) {
			value = parser.expressions().filterChain(value);
		}
		return new Statement.SetBlock(position, target, value, parser.lastBody("endset"));
	}

	private static Statement with(TemplateParser parser, Position position) {
		Tokens tokens = parser.tokens();
		List<Target> targets = new ArrayList<>();
		List<Expression> values = new ArrayList<>();
		while (!tokens.at(Kind.BLOCK_END)) {
			if (!targets.isEmpty()) {
				tokens.expectOperator(",");
			}
			targets.add(parser.expressions().target(false));
			tokens.expectOperator("=");
			values.add(parser.expressions().expression());
		}
		return new Statement.With(position, targets, values, parser.lastBody("endwith"));
	}

	private static Statement filter(TemplateParser parser, Position position) {
		Expression value = parser.expressions().filterChain(new FilteredBody(position));
		return new Statement.FilterBlock(position, value, parser.lastBody("endfilter"));
	}

	private static Statement macro(TemplateParser parser, Position position) {
		String name = parser.tokens().expect(Kind.NAME).text();
		Signature signature = signature(parser);
		return new Statement.Macro(position, name, signature, parser.lastBody("endmacro"));
	}

	private static Statement call(TemplateParser parser, Position position) {
		Tokens tokens = parser.tokens();
		Signature signature = tokens.atOperator("(") ? signature(parser) : Signature.NONE;
		Expression expression = parser.expressions().expression();
		if (!(expression instanceof Expression.Call call)) {
			throw new SyntaxException(position, "expected call, such as {% call box() %}");
		}
		return new Statement.CallBlock(position, call, signature, parser.lastBody("endcall"));
	}

	private static Signature signature(TemplateParser parser) {
		Tokens tokens = parser.tokens();
		List<String> parameters = new ArrayList<>();
		List<Expression> defaults = new ArrayList<>();
		tokens.expectOperator("(");
		while (!tokens.atOperator(")")) {
			if (!parameters.isEmpty()) {
				tokens.expectOperator(",");
			}
			parameters.add(tokens.expect(Kind.NAME).text());
			if (tokens.skipOperator("=")) {
				defaults.add(parser.expressions().expression());
			}
			else if (!defaults.isEmpty()) {
				throw tokens.fault("non-default argument follows default argument");
			}
		}
		tokens.expectOperator(")");
		return new Signature(parameters, defaults);
	}

	private static Statement block(TemplateParser parser, Position position) {
		Tokens tokens = parser.tokens();
		String name = tokens.expect(Kind.NAME).text();
		boolean scoped = tokens.skipName("scoped");
		boolean required = tokens.skipName("required");
		if (tokens.atOperator("-")) {
			throw tokens.fault("a block's name with a hyphen (expected: letters, digits and _)");
		}
		List<Statement> body = parser.lastBody("endblock");
		if (required && !body.stream().allMatch(Tags::isBlank)) {
			throw tokens.fault("Required blocks can only contain comments or whitespace");
		}
		tokens.skipName(name);
		return new Statement.Block(position, name, scoped, required, body);
	}

	private static boolean isBlank(Statement statement) {
		return statement instanceof Statement.Text text && text.text().chars().allMatch(Strings::isSpace);
	}

	private static Statement autoescape(TemplateParser parser, Position position) {
		Expression value = parser.expressions().expression();
		return new Statement.Autoescape(position, value, parser.lastBody("endautoescape"));
	}

	private static Statement print(TemplateParser parser, Position position) {
		Tokens tokens = parser.tokens();
		List<Expression> values = new ArrayList<>();
		while (!tokens.at(Kind.BLOCK_END)) {
			if (!values.isEmpty()) {
				tokens.expectOperator(",");
			}
			values.add(parser.expressions().expression());
		}
		List<Statement> printed = new ArrayList<>();
		values.forEach((value) -> printed.add(new Statement.Print(value.failing(), value)));
		return (printed.size() == 1) ? printed.get(0) : new Statement.With(position, List.of(), List.of(), printed);
	}

}
