package io.usher.web.csv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.GatewayFields;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Table;

/**
 * The columns of a sheet: those that Infinity's own files have first and in its order,
 * then all others that its records hold. Pictures are too large for a cell.
 */
final class CsvColumns {

	/** What stands before the fields of an alias beside those of its conference. */
	private static final String OF_ALIAS = "alias_";

	private static final Set<Field> ELSEWHERE = Set.of(ConferenceFields.ID, ConferenceFields.ALIASES,
			ConferenceFields.AUTOMATIC_PARTICIPANTS, AdpFields.CONFERENCE, PersonFields.PICTURE);

	/** What the program itself sets comes last. */
	private static final List<Field> LAST = List.of(CommonFields.SYNC_TAG, CommonFields.CREATION_TIME,
			PersonFields.UUID);

	private static final Map<CsvSheet, CsvColumns> ALL = all();

	private final Map<String, CsvColumn> columns = new LinkedHashMap<>();

	private final Map<String, CsvColumn> byName = new LinkedHashMap<>();

	private final List<CsvColumn> required;

	/** The order of a file without a header; empty when such a file is not taken. */
	private final List<CsvColumn> fixed;

	private CsvColumns(List<CsvColumn> columns, List<Field> required, List<CsvColumn> fixed) {
		columns.forEach((column) -> this.columns.putIfAbsent(column.name(), column));
		this.columns.values().forEach((column) -> column.names().forEach((name) -> this.byName.put(name, column)));
		this.columns.values().forEach((column) -> this.byName.put(column.name(), column));
		this.required = everyOne().stream().filter((column) -> required.contains(column.field())).toList();
		this.fixed = fixed;
	}

	private static Map<CsvSheet, CsvColumns> all() {
		Map<CsvSheet, CsvColumns> all = new EnumMap<>(CsvSheet.class);
		all.put(CsvSheet.CONFERENCES, conferences());
		all.put(CsvSheet.ALIASES, aliases());
		all.put(CsvSheet.AUTOMATIC_PARTICIPANTS, participants());
		all.put(CsvSheet.DEVICES, devices());
		all.put(CsvSheet.CALL_ROUTING_RULES,
				plain(Table.CALL_ROUTING_RULE_RECORD, CommonFields.NAME, RuleFields.PRIORITY, RuleFields.ENABLE,
						RuleFields.MATCH_STRING, RuleFields.REPLACE_STRING, GatewayFields.CALLED_DEVICE_TYPE,
						GatewayFields.OUTGOING_PROTOCOL));
		all.put(CsvSheet.PEOPLE, plain(Table.PERSON_RECORD, PersonFields.PRIMARY_EMAIL_ADDRESS,
				PersonFields.DISPLAY_NAME, PersonFields.FIRST_NAME, PersonFields.LAST_NAME));
		return Collections.unmodifiableMap(all);
	}

	private static CsvColumns conferences() {
		Table table = Table.CONFERENCE_RECORD;
		List<CsvColumn> fixed = new ArrayList<>(of(table, CommonFields.NAME, CommonFields.DESCRIPTION,
				ServiceFields.PIN, ServiceFields.ALLOW_GUESTS, ServiceFields.GUEST_PIN));
		fixed.add(CsvColumn.prefixed(OF_ALIAS, Table.CONFERENCE_ALIAS_ROW, ConferenceFields.ALIAS)
			.alsoNamed(ConferenceFields.ALIAS.name()));
		fixed.add(CsvColumn.prefixed(OF_ALIAS, Table.CONFERENCE_ALIAS_ROW, CommonFields.DESCRIPTION));
		fixed.addAll(of(table, ServiceFields.SERVICE_TAG, ServiceFields.MAX_CALLRATE_IN, ServiceFields.MAX_CALLRATE_OUT,
				ServiceFields.CALL_TYPE, ServiceFields.HOST_VIEW, ServiceFields.ENABLE_OVERLAY_TEXT,
				ServiceFields.IVR_THEME_NAME, ServiceFields.PARTICIPANT_LIMIT,
				CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS));
		List<CsvColumn> all = new ArrayList<>(withRest(fixed, table));
		ofTable(Table.CONFERENCE_ALIAS_ROW)
			.forEach((field) -> all.add(CsvColumn.prefixed(OF_ALIAS, Table.CONFERENCE_ALIAS_ROW, field)));
		return new CsvColumns(all, List.of(CommonFields.NAME), fixed);
	}

	private static CsvColumns aliases() {
		List<CsvColumn> first = List.of(aliasColumn(ConferenceFields.ALIAS),
				CsvColumn.of(Table.AUTOMATIC_PARTICIPANT_RECORD, AdpFields.CONFERENCE));
		List<CsvColumn> all = new ArrayList<>(first);
		ofTable(Table.CONFERENCE_ALIAS_ROW).forEach((field) -> all.add(aliasColumn(field)));
		return new CsvColumns(all, List.of(ConferenceFields.ALIAS, AdpFields.CONFERENCE), List.of());
	}

	private static CsvColumn aliasColumn(Field field) {
		return CsvColumn.of(Table.CONFERENCE_ALIAS_ROW, field).alsoNamed(OF_ALIAS + field.name());
	}

	private static CsvColumns participants() {
		Table table = Table.AUTOMATIC_PARTICIPANT_RECORD;
		List<CsvColumn> all = new ArrayList<>(
				withRest(of(table, AdpFields.REMOTE_ALIAS, AdpFields.CONFERENCE, CommonFields.DESCRIPTION), table));
		all.add(CsvColumn.of(Table.CONFERENCE_ALIAS_ROW, ConferenceFields.ID));
		return new CsvColumns(all, List.of(AdpFields.REMOTE_ALIAS), List.of());
	}

	private static CsvColumns devices() {
		List<CsvColumn> fixed = of(Table.DEVICE_RECORD, DeviceFields.ALIAS, ServiceFields.SERVICE_TAG,
				CommonFields.DESCRIPTION, DeviceFields.USERNAME, DeviceFields.PASSWORD,
				CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS);
		return new CsvColumns(withRest(fixed, Table.DEVICE_RECORD), List.of(DeviceFields.ALIAS), fixed);
	}

	/** Returns the columns of a table, these fields first; the first one is needed. */
	private static CsvColumns plain(Table table, Field... first) {
		return new CsvColumns(withRest(of(table, first), table), List.of(first[0]), List.of());
	}

	private static List<CsvColumn> of(Table table, Field... fields) {
		return Stream.of(fields).map((field) -> CsvColumn.of(table, field)).toList();
	}

	private static List<CsvColumn> withRest(List<CsvColumn> first, Table table) {
		return Stream.concat(first.stream(), ofTable(table).stream().map((field) -> CsvColumn.of(table, field)))
			.toList();
	}

	private static List<Field> ofTable(Table table) {
		Collection<Field> fields = FieldCatalogue.of(table, InfinityVersion.V35).values();
		return Stream
			.concat(fields.stream().filter((field) -> !LAST.contains(field)), LAST.stream().filter(fields::contains))
			.filter((field) -> !ELSEWHERE.contains(field))
			.toList();
	}

	static CsvColumns of(CsvSheet sheet) {
		return Objects.requireNonNull(ALL.get(sheet));
	}

	/** Returns all of them, in the order of an export. */
	List<CsvColumn> everyOne() {
		return List.copyOf(this.columns.values());
	}

	List<CsvColumn> required() {
		return this.required;
	}

	List<CsvColumn> fixed() {
		return this.fixed;
	}

	/** Finds a column by a name as a header has it. */
	Optional<CsvColumn> named(String name) {
		return Optional.ofNullable(this.byName.get(name));
	}

	/** Returns the column of a field. */
	CsvColumn of(Table table, Field field) {
		return this.columns.values()
			.stream()
			.filter((column) -> column.table() == table && column.field() == field)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(field + ": expected a field of the sheet"));
	}

	/** Returns the names of all of them. */
	Set<String> names() {
		return this.columns.keySet();
	}

}
