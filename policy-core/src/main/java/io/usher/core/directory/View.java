package io.usher.core.directory;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.usher.core.conference.Conference;
import io.usher.core.person.Person;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * What a snapshot searches: an index, its own or an earlier snapshot's, without the
 * listings that are no longer true, and the listings that came in their place.
 *
 * @param index the index
 * @param hidden the places in the index that are no longer true
 * @param changed the listings that the index does not have
 */
record View(Segment index, BitSet hidden, Segment changed) {

	private static final Segment NOTHING = Segment.of(List.of());

	private static final int MOST_CHANGED = 500;

	/** Returns the view of a snapshot that is indexed itself. */
	static View of(Segment index) {
		return new View(index, new BitSet(), NOTHING);
	}

	/**
	 * Returns the view of a snapshot.
	 * @param trail what leads from an index to the snapshot
	 * @param listings makes the snapshot's listings
	 */
	static View of(Lineage.Trail trail, Listings listings) {
		Segment index = trail.index();
		Set<RecordId> affected = new LinkedHashSet<>();
		for (ConfigurationRecord record : trail.touched()) {
			if (record instanceof Person person) {
				affected.addAll(index.ownedBy(UniqueKey.normalise(person.name())));
			}
			else {
				affected.add(record.id());
			}
			if (record instanceof Conference conference) {
				listings.devicesLike(conference).forEach(affected::add);
			}
		}
		BitSet hidden = new BitSet(index.size());
		affected.forEach((id) -> index.placesOf(id).forEach(hidden::set));
		return new View(index, hidden, Segment.of(affected.stream().flatMap(listings::of).toList()));
	}

	/** Tells whether so much has changed that a new index should be made. */
	boolean isOutgrown() {
		return this.changed.size() + this.hidden.cardinality() > MOST_CHANGED + this.index.size() / 500;
	}

	List<Match> search(Query query, int limit) {
		return Match.best(this.index.search(query, limit, this.hidden), this.changed.search(query, limit, new BitSet()),
				limit);
	}

}
