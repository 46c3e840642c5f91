package io.usher.web.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Format;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.record.Secret;
import io.usher.web.management.ShownObject;
import org.jspecify.annotations.Nullable;

/**
 * Reads the secrets of an object. Infinity shows PINs to those who may read them, and
 * never gives a password back: a secret that there may be is unknown, which is not none.
 */
final class ShownSecrets {

	private static final Pattern MASKED = Pattern.compile("[*•●·]+");

	private final RecordKind kind;

	private final ShownObject object;

	private final List<Violation> faults = new ArrayList<>();

	private boolean unknownPin;

	private boolean unknownPassword;

	private ShownSecrets(RecordKind kind, ShownObject object) {
		this.kind = kind;
		this.object = object;
	}

	/** Reads the secrets of an object into its values. */
	static ShownSecrets read(RecordKind kind, ShownObject object, Map<String, @Nullable Object> values) {
		ShownSecrets secrets = new ShownSecrets(kind, object);
		for (Field field : FieldCatalogue.of(Table.of(kind), InfinityVersion.V35).values()) {
			if (field.isSecret()) {
				secrets.read(field, values);
			}
		}
		return secrets;
	}

	private void read(Field field, Map<String, @Nullable Object> values) {
		Object told = this.object.told(field);
		if (field.kind() instanceof FieldKind.Text text && text.format() == Format.PIN) {
			pin(field, (told instanceof Number) ? told.toString() : told, values);
		}
		else if (mayBe(field, told)) {
			this.unknownPassword = true;
			values.put(field.name(), Secret.unknown());
		}
		else if (username(field) != null) {
			values.put(field.name(), null);
		}
	}

	private void pin(Field field, @Nullable Object told, Map<String, @Nullable Object> values) {
		if (told == null || told instanceof String text && MASKED.matcher(text).matches()) {
			this.unknownPin = true;
			values.put(field.name(), Secret.unknown());
		}
		else if (told instanceof String text) {
			values.put(field.name(), text.isEmpty() ? null : Secret.of(text));
		}
		else {
			this.faults.add(Violation.error(field.name(), Field.MASK, "a text"));
		}
	}

	/**
	 * Tells whether there may be a password, be it shown masked, hashed or not at all.
	 */
	private boolean mayBe(Field field, @Nullable Object told) {
		if (told != null && !told.equals("")) {
			return true;
		}
		Field username = username(field);
		if (username == null) {
			return false;
		}
		Object name = this.object.told(username);
		return !this.object.tells(username) || name != null && !name.toString().isBlank();
	}

	private @Nullable Field username(Field password) {
		return switch (this.kind) {
			case POLICY_PROFILE -> (password == ProfileFields.PASSWORD) ? ProfileFields.USERNAME : null;
			case DEVICE -> (password == DeviceFields.PASSWORD) ? DeviceFields.USERNAME : null;
			default -> null;
		};
	}

	List<Violation> faults() {
		return this.faults;
	}

	/** Tells whether a PIN cannot be known, as for accounts that may not read PINs. */
	boolean isPinUnknown() {
		return this.unknownPin;
	}

	/** Tells whether there may be a password that cannot be known. */
	boolean isPasswordUnknown() {
		return this.unknownPassword;
	}

}
