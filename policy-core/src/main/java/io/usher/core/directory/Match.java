package io.usher.core.directory;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A listing that fits what was typed.
 *
 * @param rank how well, the best being 0
 * @param place its place in the segment
 * @param listing the listing
 */
record Match(int rank, int place, Listing listing) {

	/** Returns the match behind all that fit with their accents. */
	Match withoutAccents() {
		return new Match(this.rank + Fit.values().length, this.place, this.listing);
	}

	/** Returns the best of the matches of two segments, the best first. */
	static List<Match> best(List<Match> some, List<Match> others, int limit) {
		if (some.isEmpty() || others.isEmpty()) {
			return some.isEmpty() ? others : some;
		}
		record Keyed(Match match, String key) {
		}
		return Stream.concat(some.stream(), others.stream())
			.map((match) -> new Keyed(match, match.listing.sortKey()))
			.sorted(Comparator.comparingInt((Keyed keyed) -> keyed.match.rank).thenComparing(Keyed::key))
			.limit(limit)
			.map(Keyed::match)
			.toList();
	}

}
