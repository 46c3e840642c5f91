package io.usher.core.history;

import java.util.List;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Walks along the stored change history and tells where it is not as it was written: a
 * change was altered, taken out, put elsewhere, or signed by somebody else. Somebody who
 * takes the newest changes away and sets the head back leaves nothing that this could
 * see: compare the head's hash with one that was noted elsewhere.
 */
public final class ChainWalk {

	private static final int CHUNK = 100;

	private final ConfigurationStore store;

	private final ChangeChain chain;

	public ChainWalk(ConfigurationStore store, ChangeChain chain) {
		this.store = store;
		this.chain = chain;
	}

	/**
	 * Judges every revision up to the newest.
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	public ChainVerdict whole() {
		return whole((revision) -> {
		});
	}

	/**
	 * Judges every revision up to the newest.
	 * @param progress hears up to which revision all are judged
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	public ChainVerdict whole(LongConsumer progress) {
		return walk(Head.EMPTY, this.store.head(), progress);
	}

	/**
	 * Judges the newest revision alone, against the one before it.
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	public ChainVerdict newest() {
		Head end = this.store.head();
		Head before = Head.EMPTY;
		if (end.revision() > 1) {
			List<ChainLink> predecessor = this.store.linksAfter(end.revision() - 2, 1);
			if (predecessor.isEmpty() || predecessor.get(0).revision() != end.revision() - 1) {
				return new ChainVerdict(0, new Head(end.revision() - 2, ""), "it is missing");
			}
			before = new Head(end.revision() - 1, predecessor.get(0).hash());
		}
		return walk(before, end, (revision) -> {
		});
	}

	private ChainVerdict walk(Head start, Head end, LongConsumer progress) {
		Head last = start;
		while (last.revision() < end.revision()) {
			List<ChainLink> changes = this.store.linksAfter(last.revision(),
					(int) Math.min(CHUNK, end.revision() - last.revision()));
			if (changes.isEmpty()) {
				return verdict(start, last, "it is missing, and the newest is " + end.revision());
			}
			for (ChainLink change : changes) {
				String fault = this.chain.fault(last, change);
				if (fault != null) {
					return verdict(start, last, fault);
				}
				last = new Head(change.revision(), change.hash());
			}
			progress.accept(last.revision());
		}
		if (last.revision() == end.revision() && !last.hash().equals(end.hash())) {
			Head before = new Head(last.revision() - 1, "");
			return verdict(start, before, "it is not the one that the head names");
		}
		return verdict(start, last, isAheadOfTheHead(last) ? "it is newer than the head" : null);
	}

	/** Asks for the head last, so that a change that is written meanwhile is no fault. */
	private boolean isAheadOfTheHead(Head last) {
		List<ChainLink> later = this.store.linksAfter(last.revision(), 1);
		return !later.isEmpty() && later.get(0).revision() > this.store.head().revision();
	}

	private static ChainVerdict verdict(Head start, Head last, @Nullable String fault) {
		return new ChainVerdict(Math.max(0, last.revision() - start.revision()), last, fault);
	}

}
