package io.usher.core.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Finds literals that any match of a pattern must contain: sets of folded texts, one of
 * each set at least. Never says too much: what is not sure is left out.
 */
final class RequiredLiterals implements Node.Visitor<RequiredLiterals.Found> {

	private static final int MOST_TEXTS = 16;

	private static final int LONGEST = 100;

	private static final Found EMPTY = new Found(Set.of(""), List.of());

	private static final Found NOTHING = new Found(null, List.of());

	private RequiredLiterals() {
	}

	static List<Set<String>> of(Node pattern) {
		return pattern.accept(new RequiredLiterals()).all();
	}

	@Override
	public Found sequence(Node.Sequence sequence) {
		List<Set<String>> required = new ArrayList<>();
		Set<String> run = Set.of("");
		boolean whole = true;
		for (Node item : sequence.items()) {
			Found found = item.accept(this);
			required.addAll(found.required());
			Set<String> texts = found.texts();
			Set<String> longer = (texts != null) ? product(run, texts) : null;
			if (longer != null) {
				run = longer;
				continue;
			}
			whole = false;
			addIfUseful(run, required);
			run = (texts != null) ? texts : Set.of("");
		}
		if (whole) {
			return new Found(run, List.copyOf(required));
		}
		addIfUseful(run, required);
		return new Found(null, List.copyOf(required));
	}

	private static @Nullable Set<String> product(Set<String> heads, Set<String> tails) {
		if (heads.size() * tails.size() > MOST_TEXTS) {
			return null;
		}
		Set<String> product = new HashSet<>();
		for (String head : heads) {
			for (String tail : tails) {
				if (head.length() + tail.length() > LONGEST) {
					return null;
				}
				product.add(head + tail);
			}
		}
		return product;
	}

	/** Adds the set, without those that contain another of it, unless one is empty. */
	private static void addIfUseful(Set<String> texts, List<Set<String>> required) {
		if (texts.contains("")) {
			return;
		}
		required.add(texts.stream()
			.filter((text) -> texts.stream().noneMatch((other) -> !other.equals(text) && text.contains(other)))
			.collect(Collectors.toUnmodifiableSet()));
	}

	@Override
	public Found choice(Node.Choice choice) {
		List<Found> found = choice.alternatives().stream().map((alternative) -> alternative.accept(this)).toList();
		return either(found);
	}

	private static Found either(List<Found> alternatives) {
		Set<String> texts = new HashSet<>();
		Set<String> oneOfEach = new HashSet<>();
		boolean listed = true;
		boolean sure = true;
		for (Found found : alternatives) {
			if (found.texts() != null) {
				texts.addAll(found.texts());
			}
			listed &= found.texts() != null;
			Set<String> best = found.best();
			oneOfEach.addAll(best);
			sure &= !best.isEmpty();
		}
		if (listed && texts.size() <= MOST_TEXTS) {
			return new Found(texts, List.of());
		}
		List<Set<String>> required = new ArrayList<>();
		if (sure && oneOfEach.size() <= 2 * MOST_TEXTS) {
			addIfUseful(oneOfEach, required);
		}
		return new Found(null, required);
	}

	@Override
	public Found literal(Node.Literal literal) {
		return new Found(Set.of(Character.toString(CaseFold.fold(literal.codePoint()))), List.of());
	}

	@Override
	public Found oneOf(Node.OneOf oneOf) {
		CodePoints listed = oneOf.set().listed(oneOf.flags());
		if (listed.isEmpty() || listed.size() > 4 * MOST_TEXTS) {
			return NOTHING;
		}
		Set<String> texts = listed.stream()
			.mapToObj((c) -> Character.toString(CaseFold.fold(c)))
			.collect(Collectors.toSet());
		return (texts.size() <= MOST_TEXTS) ? new Found(texts, List.of()) : NOTHING;
	}

	@Override
	public Found anchor(Node.Anchor anchor) {
		return EMPTY;
	}

	@Override
	public Found repeat(Node.Repeat repeat) {
		Found body = repeat.body().accept(this);
		Set<String> texts = body.texts();
		if (repeat.maximum() == 0) {
			return EMPTY;
		}
		if (repeat.minimum() == 0) {
			return (repeat.maximum() == 1 && texts != null) ? either(List.of(body, EMPTY)) : NOTHING;
		}
		if (repeat.minimum() == repeat.maximum() && texts != null) {
			Set<String> times = Set.of("");
			for (int i = 0; i < repeat.minimum() && times != null && i <= LONGEST; i++) {
				times = product(times, texts);
			}
			if (times != null && repeat.minimum() <= LONGEST) {
				return new Found(times, body.required());
			}
		}
		return new Found(null, body.all());
	}

	@Override
	public Found capture(Node.Capture capture) {
		return capture.body().accept(this);
	}

	@Override
	public Found atomic(Node.Atomic atomic) {
		return atomic.body().accept(this);
	}

	@Override
	public Found look(Node.Look look) {
		if (look.negative()) {
			return EMPTY;
		}
		return new Found(Set.of(""), look.body().accept(this).all());
	}

	@Override
	public Found reference(Node.Reference reference) {
		return NOTHING;
	}

	@Override
	public Found conditional(Node.Conditional conditional) {
		Found yes = conditional.yes().accept(this);
		return either(List.of(yes, (conditional.no() != null) ? conditional.no().accept(this) : EMPTY));
	}

	/**
	 * What is known of a part.
	 *
	 * @param texts every text that it can match, folded; null when there are too many
	 * @param required the sets of which the whole text must contain one each
	 */
	record Found(@Nullable Set<String> texts, List<Set<String>> required) {

		/** Returns all sets, its own texts among them. */
		List<Set<String>> all() {
			if (this.texts == null) {
				return this.required;
			}
			List<Set<String>> all = new ArrayList<>(this.required);
			addIfUseful(this.texts, all);
			return List.copyOf(all);
		}

		/** Returns the set whose shortest text is longest; empty when there is none. */
		private Set<String> best() {
			return all().stream()
				.max(Comparator
					.comparingInt((Set<String> set) -> set.stream().mapToInt(String::length).min().orElse(0)))
				.orElse(Set.of());
		}

	}

}
