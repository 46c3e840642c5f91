package io.usher.core.script.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.Stage;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptVariable;
import io.usher.core.script.syntax.Children;
import io.usher.core.script.syntax.Expression;
import io.usher.core.script.syntax.Position;
import io.usher.core.script.syntax.Statement;
import io.usher.core.script.syntax.Suggestions;
import io.usher.core.script.syntax.TagParser;
import io.usher.core.script.syntax.TagSet;
import io.usher.core.script.syntax.Tags;
import io.usher.core.script.syntax.TemplateParser;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is probably not meant in a script.
 */
public final class ScriptLint {

	/** The most characters that Infinity takes (guide: "Enabling local policy"). */
	public static final int LONGEST = 49_152;

	private static final int NEARLY_LONGEST = LONGEST * 9 / 10;

	/** What scripts may name without having set it. */
	private static final Set<String> GIVEN = Set.of("loop", "caller", "varargs", "kwargs", "self", "super");

	private static final Set<String> DEBUG = Set.of("pex_debug_log");

	private static final TagSet TAGS = new EveryTag();

	private final ScriptKind kind;

	private final Set<String> known;

	private final List<ScriptProblem> found = new ArrayList<>();

	private ScriptLint(ScriptKind kind, Collection<String> known) {
		this.kind = kind;
		this.known = new HashSet<>(known);
		this.known.addAll(GIVEN);
		kind.variables().forEach((variable) -> this.known.add(variable.scriptName()));
	}

	/**
	 * Returns what is odd about a script, in the order of the lines.
	 * @param source the script's text, of a script that can be compiled
	 * @param kind the kind of script
	 * @param known the names of functions, and of variables besides those of the kind
	 * @param version the version of Infinity that it is for
	 */
	public static List<ScriptProblem> lint(String source, ScriptKind kind, Collection<String> known,
			InfinityVersion version) {
		List<Statement> script = TemplateParser.parse(source, TAGS);
		ScriptLint lint = new ScriptLint(kind, known);
		lint.judgeLength(source);
		lint.judge(script);
		lint.found.addAll(BranchLint.lint(script, kind, version));
		lint.found.sort(Comparator.comparingInt((each) -> (each.line() == 0) ? Integer.MAX_VALUE : each.line()));
		return List.copyOf(lint.found);
	}

	private void judgeLength(String source) {
		int length = source.codePointCount(0, source.length());
		if (length > NEARLY_LONGEST) {
			this.found.add(ScriptProblem.warning(Stage.SYNTAX, 0, 0, "the script has " + length
					+ " characters (expected: well below the " + LONGEST + " that Infinity takes)"));
		}
	}

	private void judge(List<Statement> script) {
		List<Statement> statements = Parts.all(script).toList();
		statements.forEach((statement) -> this.known.addAll(Parts.of(statement).names()));
		statements.stream().flatMap((statement) -> Parts.of(statement).expressions().stream()).forEach(this::judge);
	}

	private void judge(Expression expression) {
		if (expression instanceof Expression.Name name) {
			judgeName(name);
		}
		else if (expression instanceof Expression.Comparison comparison) {
			judgeComparison(comparison);
		}
		else if (expression instanceof Expression.Filter filter) {
			judgeCall(filter.position(), filter.name(), filter.value(), filter.arguments());
		}
		else if (expression instanceof Expression.Call call && call.target() instanceof Expression.Name name) {
			judgeCall(call.position(), name.name(), null, call.arguments());
		}
		Expression guarded = guarded(expression);
		Children.of(expression).stream().filter((child) -> child != guarded).forEach(this::judge);
	}

	/** Returns the name of which the script itself asks whether it exists. */
	private static @Nullable Expression guarded(Expression expression) {
		boolean asked = expression instanceof Expression.Test test
				&& Set.of("defined", "undefined").contains(test.name());
		boolean replaced = expression instanceof Expression.Filter filter
				&& Set.of("default", "d").contains(filter.name());
		Expression value = (asked || replaced) ? Children.of(expression).get(0) : null;
		return (value instanceof Expression.Name) ? value : null;
	}

	private void judgeName(Expression.Name name) {
		if (this.known.contains(name.name())) {
			return;
		}
		String elsewhere = Arrays.stream(ScriptKind.values())
			.filter((other) -> other.variables().stream().anyMatch((each) -> each.scriptName().equals(name.name())))
			.map(ScriptKind::wireName)
			.collect(Collectors.joining(", "));
		String variables = this.kind.variables()
			.stream()
			.map(ScriptVariable::scriptName)
			.collect(Collectors.joining(", "));
		warn(name.position(), elsewhere.isEmpty()
				? "there is no variable " + name.name() + Suggestions.nearest(name.name(), new TreeSet<>(this.known))
						+ " (expected: one that the script sets, or " + variables + ")"
				: name.name() + " exists in scripts of the kind " + elsewhere + " only (expected: one of " + variables
						+ ")");
	}

	/** An attribute has a list of values: it never equals a text. */
	private void judgeComparison(Expression.Comparison comparison) {
		Expression left = comparison.first();
		for (Expression.Link link : comparison.links()) {
			boolean equality = Set.of("==", "!=").contains(link.operator());
			boolean lists = left instanceof Expression.Sequence || link.operand() instanceof Expression.Sequence;
			if (equality && !lists && (isIdpAttribute(left) || isIdpAttribute(link.operand()))) {
				warn(comparison.position(), "an attribute of an Identity Provider is compared with " + link.operator()
						+ " (expected: in or not in, as in \"IT\" in participant.idp_attributes.department, because it"
						+ " is a list of values)");
			}
			left = link.operand();
		}
	}

	private static boolean isIdpAttribute(Expression expression) {
		if (expression instanceof Expression.Attribute attribute) {
			return isIdpAttributes(attribute.target());
		}
		if (expression instanceof Expression.Item item) {
			return isIdpAttributes(item.target());
		}
		return expression instanceof Expression.Call call && call.target() instanceof Expression.Attribute method
				&& method.name().equals("get") && isIdpAttributes(method.target());
	}

	private static boolean isIdpAttributes(Expression expression) {
		String name = RequestParameter.IDP_ATTRIBUTES.scriptName();
		return expression instanceof Expression.Attribute attribute && attribute.name().equals(name)
				|| expression instanceof Expression.Item item && item.index() instanceof Expression.Literal index
						&& name.equals(index.value());
	}

	private void judgeCall(Position position, String function, @Nullable Expression value,
			Expression.Arguments arguments) {
		if (DEBUG.contains(function)) {
			warn(position, function + " fills the support log (expected: none once the script works)");
		}
		List<Expression> all = new ArrayList<>();
		if (value != null) {
			all.add(value);
		}
		all.addAll(arguments.positional());
		int place = RegexLint.placeOfPattern(function);
		if (place >= 0 && place < all.size() && all.get(place) instanceof Expression.Literal literal
				&& literal.value() instanceof String pattern) {
			String fault = RegexLint.fault(pattern);
			if (fault != null) {
				warn(literal.position(), fault);
			}
		}
	}

	private void warn(Position position, String message) {
		this.found.add(ScriptProblem.warning(Stage.SYNTAX, position.line(), position.column(), message));
	}

	/** The tags that scripts may use. */
	private static final class EveryTag implements TagSet {

		@Override
		public @Nullable TagParser find(String name) {
			return Tags.ALL.get(name);
		}

		@Override
		public boolean isDisabled(String name) {
			return false;
		}

		@Override
		public Collection<String> names() {
			return Tags.ALL.keySet();
		}

	}

}
