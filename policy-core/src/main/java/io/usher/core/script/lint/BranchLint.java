package io.usher.core.script.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.Stage;
import io.usher.core.script.answer.KnownBefore;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult;
import io.usher.core.script.syntax.Expression;
import io.usher.core.script.syntax.Position;
import io.usher.core.script.syntax.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the branches of a script with a stand-in for each value that it prints,
 * and tells of branches that print no valid JSON whatever the others print, and of
 * required fields that an answer leaves out. Scripts that print in loops or macros, or
 * have very many branches, are not judged.
 */
final class BranchLint {

	private static final int MOST_WAYS = 256;

	/** Is a value by itself, and harmless inside a text. */
	private static final String STAND_IN = "0";

	private static final String MISSING = ": missing ";

	private final ScriptKind kind;

	private final InfinityVersion version;

	private boolean judged = true;

	private BranchLint(ScriptKind kind, InfinityVersion version) {
		this.kind = kind;
		this.version = version;
	}

	static List<ScriptProblem> lint(List<Statement> script, ScriptKind kind, InfinityVersion version) {
		BranchLint lint = new BranchLint(kind, version);
		List<Way> ways = lint.extend(List.of(Way.EMPTY), script);
		return lint.judged ? lint.judge(ways) : List.of();
	}

	private List<ScriptProblem> judge(List<Way> ways) {
		Set<Position> good = new HashSet<>();
		Map<Way, ScriptProblem> bad = new LinkedHashMap<>();
		Set<ScriptProblem> found = new LinkedHashSet<>();
		for (Way way : ways) {
			ScriptResult result = ScriptResult.of(way.output(), this.kind, this.version, KnownBefore.nothing());
			ScriptProblem fault = result.diagnostics()
				.stream()
				.filter((each) -> each.stage() == Stage.JSON && each.isError())
				.findFirst()
				.orElse(null);
			if (fault != null) {
				bad.put(way, fault);
			}
			else {
				good.addAll(way.branches());
				found.addAll(missing(result, way));
			}
		}
		if (bad.size() == ways.size()) {
			return List.of(ScriptProblem.warning(Stage.JSON, 0, 0,
					"the script prints no valid JSON in any branch: " + bad.values().iterator().next().message()));
		}
		bad.forEach((way, fault) -> way.branches()
			.stream()
			.filter((branch) -> !good.contains(branch))
			.findFirst()
			.ifPresent((branch) -> found.add(ScriptProblem.warning(Stage.JSON, branch.line(), branch.column(),
					"this branch prints no valid JSON: " + fault.message()))));
		return List.copyOf(found);
	}

	private static List<ScriptProblem> missing(ScriptResult result, Way way) {
		List<Position> branches = way.branches();
		Position last = branches.isEmpty() ? null : branches.get(branches.size() - 1);
		return result.diagnostics()
			.stream()
			.filter((each) -> each.isError() && each.message().contains(MISSING))
			.map((each) -> ScriptProblem.warning(Stage.CHECK, (last != null) ? last.line() : 0,
					(last != null) ? last.column() : 0, each.message()))
			.toList();
	}

	private List<Way> extend(List<Way> ways, List<Statement> statements) {
		List<Way> extended = ways;
		for (Statement statement : statements) {
			if (this.judged) {
				extended = extend(extended, statement);
				this.judged &= extended.size() <= MOST_WAYS;
			}
		}
		return extended;
	}

	private List<Way> extend(List<Way> ways, Statement statement) {
		if (statement instanceof Statement.Text text) {
			return printed(ways, text.text());
		}
		if (statement instanceof Statement.Print print) {
			return printed(ways, printsNothing(print.value()) ? "" : STAND_IN);
		}
		if (statement instanceof Statement.If choice) {
			return chosen(ways, choice);
		}
		if (statement instanceof Statement.With with) {
			return extend(ways, with.body());
		}
		if (statement instanceof Statement.Block block) {
			return extend(ways, block.body());
		}
		boolean silent = statement instanceof Statement.Set || statement instanceof Statement.SetBlock
				|| statement instanceof Statement.For && Parts.all(List.of(statement)).noneMatch(BranchLint::prints);
		this.judged &= silent;
		return ways;
	}

	private static boolean prints(Statement statement) {
		return statement instanceof Statement.Print print && !printsNothing(print.value())
				|| statement instanceof Statement.Text text && !text.text().isBlank()
				|| statement instanceof Statement.CallBlock || statement instanceof Statement.FilterBlock;
	}

	/**
	 * A debug line prints nothing, nor does what is done for its effect, as in a or "".
	 */
	private static boolean printsNothing(Expression value) {
		if (value instanceof Expression.Binary binary && binary.operator().equals("or")) {
			return binary.right() instanceof Expression.Literal literal && "".equals(literal.value());
		}
		return value instanceof Expression.Call call && call.target() instanceof Expression.Name name
				&& name.name().equals("pex_debug_log")
				|| value instanceof Expression.Filter filter && filter.name().equals("pex_debug_log")
				|| value instanceof Expression.Literal literal && "".equals(literal.value());
	}

	private List<Way> chosen(List<Way> ways, Statement.If choice) {
		List<Way> chosen = new ArrayList<>();
		for (Statement.Branch branch : choice.branches()) {
			chosen.addAll(extend(entered(ways, branch.position()), branch.body()));
		}
		Position otherwise = choice.otherwise().isEmpty() ? null : choice.otherwise().get(0).position();
		chosen.addAll(extend(entered(ways, otherwise), choice.otherwise()));
		return chosen;
	}

	private static List<Way> entered(List<Way> ways, @Nullable Position branch) {
		return (branch == null) ? ways : ways.stream().map((way) -> new Way(way, "", branch)).toList();
	}

	private static List<Way> printed(List<Way> ways, String text) {
		return ways.stream().map((way) -> new Way(way, text, null)).toList();
	}

	/**
	 * One way through the script, as its last step.
	 *
	 * @param before the way up to it, null at the start
	 * @param printed what the step prints
	 * @param entered the branch that it enters, or null
	 */
	private record Way(@Nullable Way before, String printed, @Nullable Position entered) {

		static final Way EMPTY = new Way(null, "", null);

		String output() {
			Deque<String> pieces = new ArrayDeque<>();
			for (Way way = this; way != null; way = way.before) {
				pieces.push(way.printed);
			}
			return String.join("", pieces);
		}

		List<Position> branches() {
			Deque<Position> branches = new ArrayDeque<>();
			for (Way way = this; way != null; way = way.before) {
				if (way.entered != null) {
					branches.push(way.entered);
				}
			}
			return List.copyOf(branches);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

}
