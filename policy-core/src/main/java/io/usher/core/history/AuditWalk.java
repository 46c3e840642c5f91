package io.usher.core.history;

import java.util.List;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Walks along the audit trail and tells where it is not as it was written, as
 * {@link ChainWalk} does for changes; revisions of the verdict are numbers of entries.
 */
public final class AuditWalk {

	private static final int CHUNK = 500;

	private final AuditTrail trail;

	private final AuditChain chain;

	public AuditWalk(AuditTrail trail, AuditChain chain) {
		this.trail = trail;
		this.chain = chain;
	}

	/**
	 * Judges every entry up to the newest.
	 * @param progress hears how many entries are judged
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	public ChainVerdict whole(LongConsumer progress) {
		Head end = this.trail.head();
		Head last = Head.EMPTY;
		while (last.revision() < end.revision()) {
			List<AuditEntry> entries = this.trail.after(last.revision(),
					(int) Math.min(CHUNK, end.revision() - last.revision()));
			if (entries.isEmpty()) {
				return verdict(last, "it is missing, and the newest is " + end.revision());
			}
			for (AuditEntry entry : entries) {
				String fault = this.chain.fault(last, entry);
				if (fault != null) {
					return verdict(last, fault);
				}
				last = new Head(entry.number(), entry.hash());
			}
			progress.accept(last.revision());
		}
		if (!last.hash().equals(end.hash())) {
			return verdict(new Head(last.revision() - 1, ""), "it is not the one that the head names");
		}
		return verdict(last, isAheadOfTheHead(last) ? "it is newer than the head" : null);
	}

	/** Asks for the head last, so that an entry that is written meanwhile is no fault. */
	private boolean isAheadOfTheHead(Head last) {
		List<AuditEntry> later = this.trail.after(last.revision(), 1);
		return !later.isEmpty() && later.get(0).number() > this.trail.head().revision();
	}

	private static ChainVerdict verdict(Head last, @Nullable String fault) {
		return new ChainVerdict(Math.max(0, last.revision()), last, fault);
	}

}
