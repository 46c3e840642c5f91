package io.usher.core.account;

import java.util.List;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * A person who may use the console or the administration API.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name the name to log in with, unique
 */
public record Administrator(RecordId id, long revision, Document document, String name) implements ConfigurationRecord {

	/** Reads a record. */
	public static Administrator of(RecordId id, long revision, Document document) {
		return new Administrator(id, revision, document, document.requiredText(AccountFields.USERNAME));
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of(UniqueKey.of(RecordKind.ADMINISTRATOR, AccountFields.USERNAME, this.name));
	}

}
