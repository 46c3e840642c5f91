package io.usher.web.record;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.BreakoutFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Group;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Table;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.Document;

/**
 * Which fields a record's form has: those of the table, of a conference those of its
 * type, and those that the deployment's version of Infinity knows.
 */
final class FormFields {

	private static final List<Field> FIRST = List.of(CommonFields.NAME, AdpFields.REMOTE_ALIAS, ConferenceFields.ALIAS,
			DeviceFields.ALIAS, BreakoutFields.BREAKOUT_NAME, PersonFields.PRIMARY_EMAIL_ADDRESS,
			PersonFields.DISPLAY_NAME, RuleFields.PRIORITY, RuleFields.ENABLE, RuleFields.MATCH_STRING,
			RuleFields.REPLACE_STRING, ServiceFields.PIN, ServiceFields.ALLOW_GUESTS, ServiceFields.GUEST_PIN,
			ServiceFields.HOST_VIEW, ServiceFields.GUEST_VIEW, ServiceFields.IVR_THEME_NAME, ProfileFields.URL,
			ProfileFields.USERNAME, ProfileFields.PASSWORD, ProfileFields.TIMEOUT);

	private FormFields() {
	}

	/** Returns the fields in the order of the catalogue. */
	static List<Field> of(RecordPage page, Document document, Configuration configuration) {
		InfinityVersion version = configuration.settings().infinityVersion();
		return inOrder(FieldCatalogue.of(page.table(), InfinityVersion.V35)
			.values()
			.stream()
			.filter((field) -> field != ConferenceFields.ID)
			.filter((field) -> field.isIn(version) || document.has(field))
			.filter((field) -> !isUnusedSetting(page, field) || document.has(field))
			.filter((field) -> page.kind() != RecordKind.CONFERENCE || isOfType(field, type(document))));
	}

	/**
	 * Tells whether it is one of the many settings of Infinity that mean nothing here.
	 */
	private static boolean isUnusedSetting(RecordPage page, Field field) {
		return page.kind() == RecordKind.GLOBAL && field.group() == Group.KEPT;
	}

	/** Returns the fields of a row, those aside that the program sets. */
	static List<Field> ofRow(Table table) {
		return inOrder(FieldCatalogue.of(table, InfinityVersion.V35)
			.values()
			.stream()
			.filter((field) -> field != ConferenceFields.ID && field != CommonFields.CREATION_TIME));
	}

	/** Returns the type of a conference. */
	static String type(Document document) {
		return document.text(ServiceFields.SERVICE_TYPE, Table.CONFERENCE.serviceType() + "");
	}

	/**
	 * Orders fields: first what one looks for first, the rest as the catalogue has them.
	 */
	private static List<Field> inOrder(Stream<Field> fields) {
		return fields.sorted(Comparator.comparingInt((field) -> {
			int place = FIRST.indexOf(field);
			return (place < 0) ? FIRST.size() : place;
		})).toList();
	}

	private static boolean isOfType(Field field, String type) {
		Table answer = Table.ofService(type).orElse(Table.CONFERENCE);
		if (field == ConferenceFields.BREAKOUTS) {
			return answers(answer).containsKey(ServiceFields.BREAKOUT_ROOMS.name());
		}
		if (field == ServiceFields.HOST_VIEW && answer == Table.CONFERENCE) {
			// A Virtual Meeting Room's layout is kept as its Hosts' layout.
			return true;
		}
		boolean ofAnswers = Table.services().stream().anyMatch((table) -> answers(table).containsKey(field.name()));
		return !ofAnswers || answers(answer).containsKey(field.name());
	}

	private static Map<String, Field> answers(Table table) {
		return FieldCatalogue.of(table, InfinityVersion.V35);
	}

	/** Tells whether a field is set by the program alone. */
	static boolean isStated(Field field) {
		return field.kind() instanceof FieldKind.Moment;
	}

	/** Tells whether the program fills the field in a new row. */
	static boolean isGenerated(Field field) {
		return field == BreakoutFields.BREAKOUT_UUID;
	}

}
