package io.usher.core.regex;

import java.util.HashMap;
import java.util.Map;

/**
 * How many characters a part matches, at least and at most.
 *
 * @param least 0 or more, at most {@link #ANY}
 * @param most at most {@link #ANY}, which means: no bound
 */
record Width(long least, long most) {

	static final long ANY = 1L << 40;

	private static final Width NONE = new Width(0, 0);

	private static final Width ONE = new Width(1, 1);

	Width {
		least = Math.min(least, ANY);
		most = Math.min(most, ANY);
	}

	boolean isFixed() {
		return this.least == this.most;
	}

	private Width plus(Width other) {
		return new Width(this.least + other.least, this.most + other.most);
	}

	private Width or(Width other) {
		return new Width(Math.min(this.least, other.least), Math.max(this.most, other.most));
	}

	private Width times(int minimum, int maximum) {
		long high = (maximum == Node.Repeat.UNBOUNDED) ? ((this.most == 0) ? 0 : ANY) : product(this.most, maximum);
		return new Width(product(this.least, minimum), high);
	}

	private static long product(long width, int times) {
		return (times != 0 && width > ANY / times) ? ANY : width * times;
	}

	/** Measures parts; remembers groups, so give it the pattern from its start. */
	static class Meter implements Node.Visitor<Width> {

		private final Map<Integer, Width> groups = new HashMap<>();

		@Override
		public Width sequence(Node.Sequence sequence) {
			return sequence.items().stream().map((item) -> item.accept(this)).reduce(NONE, Width::plus);
		}

		@Override
		public Width choice(Node.Choice choice) {
			return choice.alternatives()
				.stream()
				.map((alternative) -> alternative.accept(this))
				.reduce(Width::or)
				.orElse(NONE);
		}

		@Override
		public Width literal(Node.Literal literal) {
			return ONE;
		}

		@Override
		public Width oneOf(Node.OneOf oneOf) {
			return ONE;
		}

		@Override
		public Width anchor(Node.Anchor anchor) {
			return NONE;
		}

		@Override
		public Width repeat(Node.Repeat repeat) {
			return repeat.body().accept(this).times(repeat.minimum(), repeat.maximum());
		}

		@Override
		public Width capture(Node.Capture capture) {
			Width width = capture.body().accept(this);
			this.groups.put(capture.group(), width);
			return width;
		}

		@Override
		public Width atomic(Node.Atomic atomic) {
			return atomic.body().accept(this);
		}

		@Override
		public Width look(Node.Look look) {
			look.body().accept(this);
			return NONE;
		}

		@Override
		public Width reference(Node.Reference reference) {
			return this.groups.getOrDefault(reference.group(), new Width(0, ANY));
		}

		@Override
		public Width conditional(Node.Conditional conditional) {
			Width yes = conditional.yes().accept(this);
			return yes.or((conditional.no() != null) ? conditional.no().accept(this) : NONE);
		}

	}

}
