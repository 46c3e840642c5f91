package io.usher.core.transfer;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * By what people, and sources, find the records of each kind.
 */
public final class NaturalKeys {

	private NaturalKeys() {
	}

	/** Returns the field that says which record of the kind is meant. */
	public static Field of(RecordKind kind) {
		return switch (kind) {
			case DEVICE -> DeviceFields.ALIAS;
			case PERSON -> PersonFields.PRIMARY_EMAIL_ADDRESS;
			case ADMINISTRATOR -> AccountFields.USERNAME;
			case AUTOMATIC_PARTICIPANT -> AdpFields.REMOTE_ALIAS;
			default -> CommonFields.NAME;
		};
	}

	/** Tells whether a value means this record, in any case of letters. */
	public static boolean isOf(ConfigurationRecord record, @Nullable Object value) {
		return value instanceof String text && record.document().get(of(record.id().kind())) instanceof String name
				&& UniqueKey.normalise(name.strip()).equals(UniqueKey.normalise(text.strip()));
	}

	/** Tells whether two records of the kind never have the same. */
	static boolean isUnique(RecordKind kind) {
		return switch (kind) {
			case AUTOMATIC_PARTICIPANT, SCRIPT_TEST, GLOBAL -> false;
			default -> true;
		};
	}

}
