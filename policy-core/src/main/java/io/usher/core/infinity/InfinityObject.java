package io.usher.core.infinity;

import java.util.List;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * An object that Infinity holds and answers name: a theme, a SIP proxy, a playlist.
 *
 * @param id its identity, whose kind says what it is
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name its name, which must be the one in Infinity
 */
public record InfinityObject(RecordId id, long revision, Document document,
		String name) implements ConfigurationRecord {

	/** Reads a record. */
	public static InfinityObject of(RecordId id, long revision, Document document) {
		return new InfinityObject(id, revision, document, document.requiredText(CommonFields.NAME));
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of(UniqueKey.of(this.id.kind(), CommonFields.NAME, this.name));
	}

}
