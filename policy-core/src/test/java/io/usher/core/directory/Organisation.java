package io.usher.core.directory;

import java.util.List;
import java.util.stream.Stream;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;

/**
 * Edits of records that make up the directories of tests.
 */
final class Organisation {

	private Organisation() {
	}

	static RecordEdit conference(long number, String name, String... aliases) {
		return owned(number, name, "", "", aliases);
	}

	static RecordEdit owned(long number, String name, String description, String owner, String... aliases) {
		List<Document> rows = Stream.of(aliases).map((alias) -> document(ConferenceFields.ALIAS, alias)).toList();
		return new RecordEdit(id(RecordKind.CONFERENCE, number),
				document(CommonFields.NAME, name, CommonFields.DESCRIPTION, description,
						CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS, owner, ConferenceFields.ALIASES, rows));
	}

	static RecordEdit device(long number, String alias, String description, String owner) {
		return new RecordEdit(id(RecordKind.DEVICE, number),
				document(DeviceFields.ALIAS, alias, CommonFields.DESCRIPTION, description,
						CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS, owner, DeviceFields.USERNAME, "login" + number));
	}

	static RecordEdit person(long number, String address, String firstName, String lastName, String displayName) {
		return new RecordEdit(id(RecordKind.PERSON, number),
				document(PersonFields.PRIMARY_EMAIL_ADDRESS, address, PersonFields.FIRST_NAME, firstName,
						PersonFields.LAST_NAME, lastName, PersonFields.DISPLAY_NAME, displayName));
	}

	static RecordEdit without(RecordKind kind, long number) {
		return new RecordEdit(id(kind, number), null);
	}

	static RecordId id(RecordKind kind, long number) {
		return new RecordId(kind, number);
	}

	static Document document(Object... fieldsAndValues) {
		Document document = Document.empty();
		for (int i = 0; i < fieldsAndValues.length; i += 2) {
			document = document.with((Field) fieldsAndValues[i], fieldsAndValues[i + 1]);
		}
		return document;
	}

}
