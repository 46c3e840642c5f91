package io.usher.core.transfer;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.UniqueKey;

/**
 * How a source refers to a record: by the name, or by the number that the source gives
 * it.
 *
 * @param kind the kind of record
 * @param key the name as it is compared, or the number after a {@code #}
 * @param text what people call it
 */
public record Link(RecordKind kind, String key, String text) {

	/** Returns a link by name, alias, address or whatever finds records of the kind. */
	public static Link named(RecordKind kind, String name) {
		return new Link(kind, "=" + UniqueKey.normalise(name.strip()), name);
	}

	/** Returns a link by the number that the source gives the record. */
	public static Link numbered(RecordKind kind, long number) {
		return new Link(kind, "#" + number, kind.resource() + "/" + number);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Link that && this.kind == that.kind && this.key.equals(that.key);
	}

	@Override
	public int hashCode() {
		return this.kind.hashCode() * 31 + this.key.hashCode();
	}

}
