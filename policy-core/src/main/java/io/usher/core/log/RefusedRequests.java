package io.usher.core.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

	private final ConcurrentMap<Key, Long> counts = new ConcurrentHashMap<>();

	/** Counts a request; may be called by any thread. */
	void add(int status, String reason, String address) {
		Key key = new Key(status, LogText.bounded(reason, MAX_REASON), LogText.bounded(address, MAX_ADDRESS));
		if (this.counts.size() >= MAX_KEYS && !this.counts.containsKey(key)) {
			key = new Key(status, "", "");
		}
		this.counts.merge(key, 1L, Long::sum);
	}

	/** Returns what was counted since the last call. */
	List<RefusedCount> take(Instant minute) {
		List<RefusedCount> taken = new ArrayList<>();
		for (Key key : this.counts.keySet()) {
			Long count = this.counts.remove(key);
			if (count != null) {
				taken.add(new RefusedCount(minute, key.address, key.status, key.reason, count));
			}
		}
		return taken;
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
