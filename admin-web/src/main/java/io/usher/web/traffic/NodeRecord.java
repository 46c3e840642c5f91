package io.usher.web.traffic;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

import io.usher.core.catalogue.RequestType;

/**
 * What is known of a node while it asks: written without locks.
 */
final class NodeRecord {

	private final Key key;

	private final long first;

	private final AtomicLongArray types = new AtomicLongArray(RequestType.values().length);

	private final AtomicLongArray outcomes = new AtomicLongArray(Outcome.values().length);

	private volatile long last;

	private volatile Words words = new Words("", "", "");

	NodeRecord(Key key, long now) {
		this.key = key;
		this.first = now;
		this.last = now;
	}

	void add(RequestType type, Outcome outcome, Words told, long now) {
		this.types.incrementAndGet(type.ordinal());
		this.outcomes.incrementAndGet(outcome.ordinal());
		this.last = now;
		Words before = this.words;
		if (!told.equals(before)) {
			// A request that tells less of the version takes nothing away.
			String version = before.version.startsWith(told.version) ? before.version : told.version;
			this.words = new Words(told.address, version, told.credential);
		}
	}

	NodeSeen seen() {
		Words told = this.words;
		return new NodeSeen(this.key.node, this.key.location, told.address, told.version, told.credential,
				Instant.ofEpochMilli(this.first), Instant.ofEpochMilli(this.last),
				counts(RequestType.class, this.types), counts(Outcome.class, this.outcomes));
	}

	private static <E extends Enum<E>> Map<E, Long> counts(Class<E> kinds, AtomicLongArray counted) {
		Map<E, Long> counts = new EnumMap<>(kinds);
		for (E kind : kinds.getEnumConstants()) {
			long count = counted.get(kind.ordinal());
			if (count > 0) {
				counts.put(kind, count);
			}
		}
		return counts;
	}

	/**
	 * What tells nodes apart.
	 *
	 * @param node its address
	 * @param location its location, empty for none
	 */
	record Key(String node, String location) {

	}

	/**
	 * What the last request said.
	 *
	 * @param address where it came from
	 * @param version Infinity's version
	 * @param credential what admitted it
	 */
	record Words(String address, String version, String credential) {

	}

}
