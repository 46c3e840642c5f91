package io.usher.core.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts refused requests by address, status and reason: whoever guesses passwords does
 * not fill the log.
 */
final class RefusedRequests {

	/** More sources and reasons than these between two writes are counted as one. */
	private static final int MAX_KEYS = 500;

	private static final int MAX_REASON = 200;

	private static final int MAX_ADDRESS = 60;

	/** More put back than this is told by the hour alone. */
	private static final int MAX_UNTOLD = 5_000;

	private final ConcurrentMap<Key, Long> counts = new ConcurrentHashMap<>();

	/** What could not be told, with 0 for the count in the key. */
	private final Map<RefusedCount, Long> untold = new LinkedHashMap<>();

	/** Counts a request; may be called by any thread. */
	void add(int status, String reason, String address) {
		Key key = new Key(status, LogText.bounded(reason, MAX_REASON), LogText.bounded(address, MAX_ADDRESS));
		if (this.counts.size() >= MAX_KEYS && !this.counts.containsKey(key)) {
			key = new Key(status, "", "");
		}
		this.counts.merge(key, 1L, Long::sum);
	}

	/** Returns what was counted since the last call. */
	synchronized List<RefusedCount> take(Instant minute) {
		List<RefusedCount> taken = new ArrayList<>();
		this.untold.forEach((key, count) -> taken
			.add(new RefusedCount(key.minute(), key.address(), key.status(), key.reason(), count)));
		this.untold.clear();
		for (Key key : this.counts.keySet()) {
			Long count = this.counts.remove(key);
			if (count != null) {
				taken.add(new RefusedCount(minute, key.address, key.status, key.reason, count));
			}
		}
		return taken;
	}

	/** Takes counts back that could not be told, so that they are taken again. */
	synchronized void putBack(List<RefusedCount> counts) {
		for (RefusedCount count : counts) {
			RefusedCount key = new RefusedCount(count.minute(), count.address(), count.status(), count.reason(), 0);
			if (this.untold.size() >= MAX_UNTOLD && !this.untold.containsKey(key)) {
				key = new RefusedCount(count.minute().truncatedTo(ChronoUnit.HOURS), "", count.status(), "", 0);
			}
			this.untold.merge(key, count.count(), Long::sum);
		}
	}

	/**
	 * What is counted together.
	 *
	 * @param status the HTTP status
	 * @param reason what was wrong
	 * @param address where the request came from
	 */
	private record Key(int status, String reason, String address) {

	}

}
