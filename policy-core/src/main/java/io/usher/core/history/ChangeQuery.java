package io.usher.core.history;

import java.time.Instant;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor.Via;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are wanted; they come newest first.
 *
 * @param after only revisions after this one, 0 for all
 * @param before only revisions before this one, {@link Long#MAX_VALUE} for all
 * @param actor by this person, in any case of letters; null for all
 * @param via come this way, null for all
 * @param kind with a record of this kind, null for all
 * @param operation with a record to which this happened, of the kind where one is given;
 * null for all
 * @param record with this record, null for all
 * @param from not before this moment, null for all
 * @param to before this moment, null for all
 * @param limit the most changes to return, 1 or more
 */
public record ChangeQuery(long after, long before, @Nullable String actor, @Nullable Via via, @Nullable RecordKind kind,
		@Nullable Operation operation, @Nullable RecordId record, @Nullable Instant from, @Nullable Instant to,
		int limit) {

	/** Returns the query for the newest changes of any kind. */
	public static ChangeQuery newest(int limit) {
		return new ChangeQuery(0, Long.MAX_VALUE, null, null, null, null, null, null, null, limit);
	}

	/** Returns the query for the newest changes of a record. */
	public static ChangeQuery of(RecordId record, int limit) {
		return new ChangeQuery(0, Long.MAX_VALUE, null, null, null, null, record, null, null, limit);
	}

	/** Returns this query for changes before a revision. */
	public ChangeQuery before(long revision) {
		return new ChangeQuery(this.after, revision, this.actor, this.via, this.kind, this.operation, this.record,
				this.from, this.to, this.limit);
	}

	/** Returns this query for another number of changes. */
	public ChangeQuery limit(int most) {
		return new ChangeQuery(this.after, this.before, this.actor, this.via, this.kind, this.operation, this.record,
				this.from, this.to, most);
	}

	/** Tells whether the query asks for records and not only for changes. */
	public boolean asksForRecords() {
		return this.kind != null || this.operation != null || this.record != null;
	}

	/** Tells whether a change is wanted. */
	public boolean fits(Change change) {
		return change.revision() > this.after && change.revision() < this.before
				&& (this.actor == null || this.actor.equalsIgnoreCase(change.actor().name()))
				&& (this.via == null || this.via == change.actor().via())
				&& (this.from == null || !change.at().isBefore(this.from))
				&& (this.to == null || change.at().isBefore(this.to))
				&& (!asksForRecords() || change.versions().stream().anyMatch(this::fits));
	}

	private boolean fits(RecordVersion version) {
		return (this.kind == null || this.kind == version.id().kind())
				&& (this.operation == null || this.operation == version.operation())
				&& (this.record == null || this.record.equals(version.id()));
	}

}
