package io.usher.core.directory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One search of one segment. It reads the texts once, in the order of the listings, and
 * looks for ever better fits only as soon as it has enough of the worse ones: so a search
 * that fits everything ends early, and one that fits nothing costs one reading of the
 * blocks that might fit.
 */
final class Search {

	private static final Fit[] FITS = Fit.values();

	private final Segment segment;

	private final Wording wording;

	private final List<PackedTexts> texts;

	private final Map<Fit, List<Spots>> spots = new EnumMap<>(Fit.class);

	/**
	 * Prepares a search.
	 * @param texts where to look; each pattern may be in any of them
	 */
	Search(Segment segment, Wording wording, List<PackedTexts> texts) {
		this.segment = segment;
		this.wording = wording;
		this.texts = texts;
	}

	/** Returns the best listings, the best first and equals in their order. */
	List<Match> best(int limit, BitSet hidden) {
		List<List<Match>> found = new ArrayList<>();
		for (int i = 0; i < FITS.length; i++) {
			found.add(new ArrayList<>());
		}
		int wanted = FITS.length;
		int place = 0;
		while (wanted > 0 && (place = next(place, FITS[wanted - 1])) < this.segment.size()) {
			if (!hidden.get(place)) {
				int rank = rank(place, wanted - 1);
				found.get(rank).add(new Match(rank, place, this.segment.listing(place)));
				while (wanted > 0 && count(found, wanted) >= limit) {
					wanted--;
				}
			}
			place++;
		}
		return found.stream().flatMap(List::stream).limit(limit).toList();
	}

	private static int count(List<List<Match>> found, int ranks) {
		int count = 0;
		for (int rank = 0; rank < ranks; rank++) {
			count += found.get(rank).size();
		}
		return count;
	}

	/** Returns the first place from one on at which a listing fits like this. */
	private int next(int from, Fit fit) {
		int place = from;
		boolean moved = true;
		while (moved && place < this.segment.size()) {
			moved = false;
			for (Spots each : spots(fit)) {
				int next = each.next(place);
				moved |= next > place;
				place = next;
			}
		}
		return place;
	}

	private int rank(int place, int known) {
		for (int rank = 0; rank < known; rank++) {
			if (spots(FITS[rank]).stream().allMatch((each) -> each.isIn(place))) {
				return rank;
			}
		}
		return known;
	}

	private List<Spots> spots(Fit fit) {
		return this.spots.computeIfAbsent(fit,
				(any) -> this.wording.patterns(fit)
					.stream()
					.map((pattern) -> new Spots(this.texts.stream().map((in) -> new Needle(in, pattern)).toList()))
					.toList());
	}

	/** A pattern in any of several texts. */
	private record Spots(List<Needle> needles) {

		int next(int from) {
			int next = Integer.MAX_VALUE;
			for (Needle needle : this.needles) {
				next = Math.min(next, needle.next(from));
			}
			return next;
		}

		boolean isIn(int place) {
			return this.needles.stream().anyMatch((needle) -> needle.isIn(place));
		}

	}

}
