package io.usher.core.history;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import io.usher.core.history.Actor.Via;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit trail are wanted; they come newest first.
 *
 * @param types of these types, empty for all
 * @param actor by this person, in any case of letters; null for all
 * @param via come this way, null for all
 * @param record about this record, null for all
 * @param text with this text in what they say, in any case of letters; empty for all
 * @param from not before this moment, null for all
 * @param to before this moment, null for all
 * @param before only entries before this number, {@link Long#MAX_VALUE} for all
 * @param limit the most entries to return, 1 or more
 */
public record AuditQuery(Set<AuditEvent.Type> types, @Nullable String actor, @Nullable Via via,
		@Nullable RecordId record, String text, @Nullable Instant from, @Nullable Instant to, long before, int limit) {

	public AuditQuery {
		types = Set.copyOf(types);
	}

	/** Returns the query for the newest entries of any kind. */
	public static AuditQuery newest(int limit) {
		return new AuditQuery(Set.of(), null, null, null, "", null, null, Long.MAX_VALUE, limit);
	}

	/** Returns this query for entries before a number. */
	public AuditQuery before(long number) {
		return new AuditQuery(this.types, this.actor, this.via, this.record, this.text, this.from, this.to, number,
				this.limit);
	}

	/** Tells whether an entry is wanted, whatever its number. */
	public boolean fits(AuditEvent event) {
		return (this.types.isEmpty() || this.types.contains(event.type()))
				&& (this.actor == null || this.actor.equalsIgnoreCase(event.actor().name()))
				&& (this.via == null || this.via == event.actor().via())
				&& (this.record == null || this.record.equals(event.record()))
				&& (this.from == null || !event.at().isBefore(this.from))
				&& (this.to == null || event.at().isBefore(this.to))
				&& event.what().toLowerCase(Locale.ROOT).contains(this.text.toLowerCase(Locale.ROOT));
	}

}
