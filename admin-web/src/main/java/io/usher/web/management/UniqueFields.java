package io.usher.web.management;

import java.util.Set;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;

/**
 * The fields whose values no two objects of a resource share.
 */
final class UniqueFields {

	private static final Set<Field> UNIQUE = Set.of(CommonFields.NAME, ConferenceFields.ALIAS, DeviceFields.ALIAS,
			PersonFields.PRIMARY_EMAIL_ADDRESS);

	private UniqueFields() {
	}

	static boolean isUnique(ManagementResource resource, Field field) {
		boolean login = field == AccountFields.USERNAME && resource.kind() == RecordKind.ADMINISTRATOR;
		// A test's name is unique among those of its script alone.
		boolean within = resource.kind() == RecordKind.SCRIPT_TEST;
		return resource.byCatalogueName(field.name()).isPresent() && !within && (UNIQUE.contains(field) || login);
	}

}
