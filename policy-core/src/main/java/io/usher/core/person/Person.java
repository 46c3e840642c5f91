package io.usher.core.person;

import java.util.List;

import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * A person.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name the e-mail address, unique
 */
public record Person(RecordId id, long revision, Document document, String name) implements ConfigurationRecord {

	/** Reads a record. */
	public static Person of(RecordId id, long revision, Document document) {
		return new Person(id, revision, document, document.requiredText(PersonFields.PRIMARY_EMAIL_ADDRESS));
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of(UniqueKey.of(RecordKind.PERSON, PersonFields.PRIMARY_EMAIL_ADDRESS, this.name));
	}

}
