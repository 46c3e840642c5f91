package io.usher.core.regex;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A part of a pattern, read. Flags stand at the parts whose meaning they change.
 */
sealed interface Node {

	<R> R accept(Visitor<R> visitor);

	/** Parts one after the other. */
	record Sequence(List<Node> items) implements Node {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.sequence(this);
		}

	}

	/** Alternatives, the first that leads to a match wins. */
	record Choice(List<Node> alternatives) implements Node {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.choice(this);
		}

	}

	/** One character. */
	record Literal(int codePoint, Set<Flag> flags) implements Node {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.literal(this);
		}

	}

	/** One character of a set. */
	record OneOf(CharacterSet set, Set<Flag> flags) implements Node {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.oneOf(this);
		}

	}

	/** A place between characters. */
	record Anchor(Place place, Set<Flag> flags) implements Node {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.anchor(this);
		}

	}

	/** A part several times; a maximum of {@link #UNBOUNDED} has no bound. */
	record Repeat(Node body, int minimum, int maximum, Greed greed) implements Node {

		static final int UNBOUNDED = -1;

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.repeat(this);
		}

	}

	/** A part that is remembered. */
	record Capture(int group, Node body) implements Node {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.capture(this);
		}

	}

	/** A part that gives nothing back once it matched. */
	record Atomic(Node body) implements Node {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.atomic(this);
		}

	}

	/** What must, or must not, stand before or after a place. */
	record Look(boolean ahead, boolean negative, Node body) implements Node {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.look(this);
		}

	}

	/** What a group matched, again. */
	record Reference(int group, Set<Flag> flags) implements Node {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.reference(this);
		}

	}

	/** One part when a group took part, else another; none matches nothing. */
	record Conditional(int group, Node yes, @Nullable Node no) implements Node {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.conditional(this);
		}

	}

	/** Places that need no character. */
	enum Place {

		START, LINE_START, END, LINE_END, VERY_END, BOUNDARY, NO_BOUNDARY

	}

	/** How many repetitions are tried first. */
	enum Greed {

		GREEDY(""), LAZY("?"), POSSESSIVE("+");

		private final String suffix;

		Greed(String suffix) {
			this.suffix = suffix;
		}

		String suffix() {
			return this.suffix;
		}

	}

	/** Something to do with each kind of part. */
	interface Visitor<R> {

		R sequence(Sequence sequence);

		R choice(Choice choice);

		R literal(Literal literal);

		R oneOf(OneOf oneOf);

		R anchor(Anchor anchor);

		R repeat(Repeat repeat);

		R capture(Capture capture);

		R atomic(Atomic atomic);

		R look(Look look);

		R reference(Reference reference);

		R conditional(Conditional conditional);

	}

}
