package io.usher.core.script.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.usher.core.script.syntax.Expression;
import io.usher.core.script.syntax.Statement;
import io.usher.core.script.syntax.Target;

/**
 * What a statement directly consists of.
 *
 * @param expressions its expressions
 * @param bodies the statements within it
 * @param names the names that it gives values to
 */
record Parts(List<Expression> expressions, List<Statement> bodies, List<String> names) {

	private static final Reader READER = new Reader();

	/** Returns the parts of a statement. */
	static Parts of(Statement statement) {
		return statement.accept(READER);
	}

	/** Returns the statements and all within them. */
	static Stream<Statement> all(List<Statement> statements) {
		return statements.stream().flatMap((each) -> Stream.concat(Stream.of(each), all(of(each).bodies())));
	}

	/** Returns the parts of each kind of statement. */
	private static final class Reader implements Statement.Visitor<Parts> {

		private static List<String> names(Target target) {
			if (target instanceof Target.Variable variable) {
				return List.of(variable.name());
			}
			return (target instanceof Target.Several several)
					? several.targets().stream().map(Reader::names).flatMap(List::stream).toList() : List.of();
		}

		private static List<Statement> join(List<Statement> first, List<Statement> second) {
			return Stream.concat(first.stream(), second.stream()).toList();
		}

		@Override
		public Parts text(Statement.Text text) {
			return new Parts(List.of(), List.of(), List.of());
		}

		@Override
		public Parts print(Statement.Print print) {
			return new Parts(List.of(print.value()), List.of(), List.of());
		}

		@Override
		public Parts choose(Statement.If choice) {
			List<Statement> bodies = new ArrayList<>();
			choice.branches().forEach((branch) -> bodies.addAll(branch.body()));
			return new Parts(choice.branches().stream().map(Statement.Branch::test).toList(),
					join(bodies, choice.otherwise()), List.of());
		}

		@Override
		public Parts repeat(Statement.For loop) {
			List<Expression> expressions = (loop.test() != null) ? List.of(loop.iterable(), loop.test())
					: List.of(loop.iterable());
			return new Parts(expressions, join(loop.body(), loop.otherwise()), names(loop.target()));
		}

		@Override
		public Parts set(Statement.Set set) {
			return new Parts(List.of(set.value()), List.of(), names(set.target()));
		}

		@Override
		public Parts setBlock(Statement.SetBlock set) {
			return new Parts(List.of(set.value()), set.body(), names(set.target()));
		}

		@Override
		public Parts with(Statement.With with) {
			return new Parts(with.values(), with.body(),
					with.targets().stream().map(Reader::names).flatMap(List::stream).toList());
		}

		@Override
		public Parts filterBlock(Statement.FilterBlock block) {
			return new Parts(List.of(block.value()), block.body(), List.of());
		}

		@Override
		public Parts macro(Statement.Macro macro) {
			List<String> names = new ArrayList<>(macro.signature().parameters());
			names.add(macro.name());
			return new Parts(macro.signature().defaults(), macro.body(), names);
		}

		@Override
		public Parts callBlock(Statement.CallBlock call) {
			List<Expression> expressions = new ArrayList<>(call.signature().defaults());
			expressions.add(call.call());
			return new Parts(expressions, call.body(), call.signature().parameters());
		}

		@Override
		public Parts block(Statement.Block block) {
			return new Parts(List.of(), block.body(), List.of());
		}

		@Override
		public Parts autoescape(Statement.Autoescape autoescape) {
			return new Parts(List.of(autoescape.value()), autoescape.body(), List.of());
		}

	}

}
