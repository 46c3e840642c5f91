package io.usher.core.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A record as a source tells it.
 *
 * @param origin where it tells what
 * @param kind the kind of record
 * @param number the number that the record had when the source was exported from here,
 * which it gets again where that is free; null when it gets a new one
 * @param identities how other records of the source refer to it, besides its name
 * @param values what is set, as {@link io.usher.core.record.Document} has it by field
 * name, but for references: they are {@link Link}s (in a list of references also numbers
 * of records that are there). Null clears the field; fields that are not in the map stay
 * as they are. {@link io.usher.core.record.Secret#unknown()} leaves a secret that is set
 * as it is, and is unknown otherwise
 * @param notes what people should know of it
 * @param faults what the source itself cannot make sense of
 * @param skipped why it is left out, null when it is not
 */
public record Incoming(Origin origin, RecordKind kind, @Nullable Long number, List<Link> identities,
		Map<String, @Nullable Object> values, List<String> notes, List<Violation> faults, @Nullable String skipped) {

	public Incoming {
		identities = List.copyOf(identities);
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
		notes = List.copyOf(notes);
		faults = List.copyOf(faults);
	}

	/** Returns a record of which nothing more than its values is known. */
	public static Incoming of(Origin origin, RecordKind kind, Map<String, @Nullable Object> values) {
		return new Incoming(origin, kind, null, List.of(), values, List.of(), List.of(), null);
	}

	/** Returns this record under an identity by which others refer to it. */
	public Incoming identified(Link identity) {
		return new Incoming(this.origin, this.kind, this.number, List.of(identity), this.values, this.notes,
				this.faults, this.skipped);
	}

	/** Returns this record with a note for people. */
	public Incoming noted(String note) {
		List<String> all = new ArrayList<>(this.notes);
		all.add(note);
		return new Incoming(this.origin, this.kind, this.number, this.identities, this.values, all, this.faults,
				this.skipped);
	}

	/** Returns this record, to be left out for a reason. */
	public Incoming skipped(String reason) {
		return new Incoming(this.origin, this.kind, this.number, this.identities, this.values, this.notes, this.faults,
				reason);
	}

	@Nullable Object value(Field field) {
		return this.values.get(field.name());
	}

}
