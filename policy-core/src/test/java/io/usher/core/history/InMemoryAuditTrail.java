package io.usher.core.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A trail that forgets everything when it is dropped, and that can be away.
 */
public class InMemoryAuditTrail implements AuditTrail {

	private final List<AuditEntry> entries = new ArrayList<>();

	private Failure failure = Failure.NONE;

	/** Makes the next calls fail, or work again. */
	public synchronized void fail(Failure failure) {
		this.failure = failure;
	}

	@Override
	public synchronized Head head() {
		refuse(Failure.AWAY);
		if (this.entries.isEmpty()) {
			return Head.EMPTY;
		}
		AuditEntry last = this.entries.get(this.entries.size() - 1);
		return new Head(last.number(), last.hash());
	}

	@Override
	public synchronized List<AuditEntry> append(Function<Head, List<AuditEntry>> work) {
		List<AuditEntry> written = work.apply(head());
		this.entries.addAll(written);
		refuse(Failure.AFTER_COMMIT);
		return written;
	}

	private void refuse(Failure when) {
		if (this.failure == when) {
			throw new StoreUnavailableException("away", new IllegalStateException());
		}
	}

	@Override
	public synchronized List<AuditEntry> after(long number, int limit) {
		refuse(Failure.AWAY);
		return this.entries.stream().filter((entry) -> entry.number() > number).limit(limit).toList();
	}

	@Override
	public synchronized List<AuditEntry> search(AuditQuery query) {
		List<AuditEntry> newestFirst = new ArrayList<>(this.entries);
		Collections.reverse(newestFirst);
		return newestFirst.stream()
			.filter((entry) -> entry.number() < query.before() && query.fits(entry.event()))
			.limit(query.limit())
			.toList();
	}

	/** How calls fail. */
	public enum Failure {

		/** They do not. */
		NONE,

		/** Nothing answers. */
		AWAY,

		/** Writes are made, but nobody hears of it. */
		AFTER_COMMIT

	}

}
