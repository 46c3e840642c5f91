package io.usher.core.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.ahocorasick.trie.PayloadTrie;
import org.jspecify.annotations.Nullable;

import io.usher.core.regex.PythonRegex;

/**
 * Tells which rules an alias can match at all: those of which a required literal occurs
 * in it, and those that require none. The literals of all rules are looked for in one
 * pass over the alias.
 */
final class RuleIndex {

	/** How likely a literal of that length is to occur by chance, at least. */
	private static final double[] BY_CHANCE = { 1, 0.5, 0.1, 0.02 };

	private final @Nullable PayloadTrie<int[]> parsedLiterals;

	private final @Nullable PayloadTrie<int[]> rawLiterals;

	/** The places of the rules that are always tried, ascending. */
	private final int[] always;

	RuleIndex(List<CallRoutingRule> inOrder) {
		List<Entry> entries = entries(inOrder);
		this.parsedLiterals = trie(entries.stream().filter((entry) -> !entry.raw()).toList());
		this.rawLiterals = trie(entries.stream().filter(Entry::raw).toList());
		Set<Integer> indexed = new HashSet<>();
		entries.forEach((entry) -> indexed.add(entry.place()));
		this.always = IntStream.range(0, inOrder.size())
			.filter((place) -> canTakeCalls(inOrder.get(place)) && !indexed.contains(place))
			.toArray();
	}

	private static boolean canTakeCalls(CallRoutingRule rule) {
		return rule.enabled() && (rule.conditions().incoming() || rule.conditions().outgoing());
	}

	private static List<Entry> entries(List<CallRoutingRule> inOrder) {
		Map<String, Integer> rulesWith = new HashMap<>();
		for (CallRoutingRule rule : inOrder) {
			for (Set<String> literals : rule.pattern().requiredLiterals()) {
				literals.forEach((literal) -> rulesWith.merge(literal, 1, Integer::sum));
			}
		}
		List<Entry> entries = new ArrayList<>();
		for (int place = 0; place < inOrder.size(); place++) {
			CallRoutingRule rule = inOrder.get(place);
			Set<String> rarest = canTakeCalls(rule) ? rarest(rule.pattern(), rulesWith, inOrder.size()) : Set.of();
			if (!rarest.isEmpty()) {
				entries.add(new Entry(place, rule.matchesRawAlias(), rarest));
			}
		}
		return entries;
	}

	/** Returns the required set that an alias is least likely to satisfy. */
	private static Set<String> rarest(PythonRegex pattern, Map<String, Integer> rulesWith, int rules) {
		Set<String> rarest = Set.of();
		double lowest = Double.MAX_VALUE;
		for (Set<String> literals : pattern.requiredLiterals()) {
			double likely = 0;
			for (String literal : literals) {
				double byChance = (literal.length() < BY_CHANCE.length) ? BY_CHANCE[literal.length()] : 0;
				likely += Math.max(byChance, rulesWith.getOrDefault(literal, 0) / (double) rules);
			}
			if (likely < lowest) {
				lowest = likely;
				rarest = literals;
			}
		}
		return rarest;
	}

	private static @Nullable PayloadTrie<int[]> trie(List<Entry> entries) {
		if (entries.isEmpty()) {
			return null;
		}
		Map<String, List<Integer>> places = new HashMap<>();
		for (Entry entry : entries) {
			entry.literals()
				.forEach((literal) -> places.computeIfAbsent(literal, (key) -> new ArrayList<>()).add(entry.place()));
		}
		PayloadTrie.PayloadTrieBuilder<int[]> builder = PayloadTrie.builder();
		places.forEach((literal, at) -> builder.addKeyword(literal, at.stream().mapToInt(Integer::intValue).toArray()));
		return builder.build();
	}

	/**
	 * Offers the places of all rules that may match, ascending, until one is taken.
	 * @return the place that was taken, or -1
	 */
	int first(DialledCall call, IntPredicate takes) {
		Places found = new Places();
		found.addAllIn(this.parsedLiterals, call.parsedAlias());
		found.addAllIn(this.rawLiterals, call.rawAlias());
		int[] candidates = found.ascending();
		int next = 0;
		int last = -1;
		for (int i = 0; i < candidates.length || next < this.always.length;) {
			boolean fromAlways = i == candidates.length
					|| next < this.always.length && this.always[next] < candidates[i];
			int place = fromAlways ? this.always[next++] : candidates[i++];
			if (place != last && takes.test(place)) {
				return place;
			}
			last = place;
		}
		return -1;
	}

	private record Entry(int place, boolean raw, Set<String> literals) {

	}

	/** The places that an alias leads to; a place may be there twice. */
	private static final class Places {

		private int[] places = new int[8];

		private int size;

		void addAllIn(@Nullable PayloadTrie<int[]> literals, String alias) {
			if (literals != null) {
				literals.parseText(PythonRegex.fold(alias), (emit) -> {
					addAll(emit.getPayload());
					return true;
				});
			}
		}

		private void addAll(int[] more) {
			if (this.size + more.length > this.places.length) {
				this.places = Arrays.copyOf(this.places, 2 * (this.size + more.length));
			}
			System.arraycopy(more, 0, this.places, this.size, more.length);
			this.size += more.length;
		}

		int[] ascending() {
			int[] ascending = Arrays.copyOf(this.places, this.size);
			Arrays.sort(ascending);
			return ascending;
		}

	}

}
