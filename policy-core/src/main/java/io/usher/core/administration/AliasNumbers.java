package io.usher.core.administration;

import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.record.Document;

/**
 * Numbers for the alias rows of edits that have none: reserved together when the first is
 * asked for, because a reservation is a transaction of its own.
 */
final class AliasNumbers implements LongSupplier {

	private final ConfigurationStore store;

	private int unreserved;

	private int reserved;

	private long next;

	AliasNumbers(ConfigurationStore store, List<Edit> edits) {
		this.store = store;
		this.unreserved = edits.stream()
			.filter((edit) -> edit.kind() == RecordKind.CONFERENCE)
			.map(AliasNumbers::document)
			.filter(Objects::nonNull)
			.mapToInt((document) -> (int) document.rows(ConferenceFields.ALIASES)
				.stream()
				.filter((row) -> !row.has(ConferenceFields.ID))
				.count())
			.sum();
	}

	@Override
	public long getAsLong() {
		if (this.reserved == 0) {
			this.reserved = Math.max(1, this.unreserved);
			this.next = this.store.reserveNumbers(this.reserved);
		}
		this.reserved--;
		this.unreserved--;
		return this.next++;
	}

	private static Document document(Edit edit) {
		if (edit instanceof Edit.Create create) {
			return create.document();
		}
		return (edit instanceof Edit.Update update) ? update.document() : Document.empty();
	}

}
