package io.usher.web.record;

import java.util.List;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.PersonFields;

/**
 * Fields that pages treat in a way of their own.
 */
final class ConfigurationFields {

	/** What people call records by. */
	static final List<Field> NAMES = List.of(CommonFields.NAME, DeviceFields.ALIAS, PersonFields.PRIMARY_EMAIL_ADDRESS);

	/** Rows that two records cannot both have. */
	static final Field UNIQUE_ROWS = ConferenceFields.ALIASES;

	/** What is never the same for many records. */
	static final List<Field> OWN = List.of(CommonFields.NAME, DeviceFields.ALIAS, PersonFields.PRIMARY_EMAIL_ADDRESS,
			AdpFields.REMOTE_ALIAS);

	private ConfigurationFields() {
	}

}
