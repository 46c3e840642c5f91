package io.usher.core.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.usher.core.record.RecordId;

/**
 * Listings in order, with their texts packed for search. Immutable.
 */
final class Segment {

	private final Listing[] listings;

	/** All texts, folded. */
	private final PackedTexts exact;

	/** The texts with accents again, without them. */
	private final PackedTexts plain;

	/** Hashes of record identities and of owners, and the places of their listings. */
	private final long[] places;

	private Segment(Listing[] inOrder) {
		this.listings = inOrder;
		PackedTexts.Builder exactTexts = new PackedTexts.Builder(inOrder.length);
		PackedTexts.Builder plainTexts = new PackedTexts.Builder(inOrder.length);
		long[] hashes = new long[2 * inOrder.length];
		int size = 0;
		for (int place = 0; place < inOrder.length; place++) {
			Listing listing = inOrder[place];
			append(listing.texts(), exactTexts, plainTexts);
			hashes[size++] = hashed(listing.record().id().hashCode(), place);
			String owner = listing.ownerKey();
			if (!owner.isEmpty()) {
				hashes[size++] = hashed(owner.hashCode(), place);
			}
		}
		this.exact = exactTexts.build();
		this.plain = plainTexts.build();
		this.places = Arrays.copyOf(hashes, size);
		Arrays.sort(this.places);
	}

	private static void append(List<String> texts, PackedTexts.Builder exact, PackedTexts.Builder plain) {
		String start = Wording.ALIAS;
		for (String text : texts) {
			exact.append(start, Folding.marked(text), Wording.END);
			String without = Folding.plain(text);
			if (!without.equals(text)) {
				plain.append(start, Folding.marked(without), Wording.END);
			}
			start = Wording.TEXT;
		}
		exact.next();
		plain.next();
	}

	/** Sorts and packs listings. */
	static Segment of(Collection<Listing> listings) {
		record Keyed(String key, Listing listing) {
		}
		return new Segment(listings.stream()
			.map((listing) -> new Keyed(listing.sortKey(), listing))
			.sorted(Comparator.comparing(Keyed::key))
			.map(Keyed::listing)
			.toArray(Listing[]::new));
	}

	int size() {
		return this.listings.length;
	}

	Listing listing(int place) {
		return this.listings[place];
	}

	/** Returns the places of a record's listings. */
	List<Integer> placesOf(RecordId id) {
		return places(id.hashCode()).stream().filter((place) -> this.listings[place].record().id().equals(id)).toList();
	}

	/**
	 * Returns the records of an owner.
	 * @param owner the e-mail address as it is compared
	 */
	List<RecordId> ownedBy(String owner) {
		return places(owner.hashCode()).stream()
			.map((place) -> this.listings[place])
			.filter((listing) -> listing.ownerKey().equals(owner))
			.map((listing) -> listing.record().id())
			.distinct()
			.toList();
	}

	private List<Integer> places(int hash) {
		int at = Arrays.binarySearch(this.places, hashed(hash, 0));
		List<Integer> found = new ArrayList<>();
		for (int i = (at >= 0) ? at : -at - 1; i < this.places.length && (int) (this.places[i] >> 32) == hash; i++) {
			found.add((int) this.places[i]);
		}
		return found;
	}

	private static long hashed(int hash, int place) {
		return (long) hash << 32 | place;
	}

	/**
	 * Returns the best listings for what was typed, the best first: those that have it as
	 * it was typed, then those that have it when accents do not count.
	 * @param hidden the places of listings to leave out
	 */
	List<Match> search(Query query, int limit, BitSet hidden) {
		List<Match> matches = new Search(this, query.exact(), List.of(this.exact)).best(limit, hidden);
		if (matches.size() == limit || this.plain.isEmpty() && query.plain().equals(query.exact())) {
			return matches;
		}
		BitSet left = (BitSet) hidden.clone();
		matches.forEach((match) -> left.set(match.place()));
		List<PackedTexts> both = this.plain.isEmpty() ? List.of(this.exact) : List.of(this.exact, this.plain);
		List<Match> more = new Search(this, query.plain(), both).best(limit - matches.size(), left);
		return Stream.concat(matches.stream(), more.stream().map(Match::withoutAccents)).toList();
	}

}
