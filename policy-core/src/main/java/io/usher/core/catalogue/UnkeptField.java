package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.references;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.texts;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A field that Infinity's Management API has of a record and no record keeps: it follows
 * from other records, or is a secret or a file that Usher has no use for.
 */
public enum UnkeptField {

	/** What was scheduled of a conference: nothing, Usher schedules none. */
	SCHEDULED_CONFERENCES(Table.CONFERENCE_RECORD,
			Field.named("scheduled_conferences", texts(text()))
				.label("Scheduled conferences")
				.help("Always empty: Usher schedules none."),
			optional().orNull()),

	/** How much was scheduled. */
	SCHEDULED_CONFERENCES_COUNT(Table.CONFERENCE_RECORD,
			Field.named("scheduled_conferences_count", wholeNumber(0, Long.MAX_VALUE))
				.label("Number of scheduled conferences")
				.help("Always 0: Usher schedules none."),
			optional().byDefault(0L)),

	/** The rules that use a theme. */
	THEME_RULES(Table.THEME_RECORD,
			Field.named("gateway_routing_rule", references(RecordKind.CALL_ROUTING_RULE))
				.label("Call Routing Rules")
				.help("The Call Routing Rules that use the theme."),
			optional()),

	/** A theme's file. */
	THEME_PACKAGE(Table.THEME_RECORD,
			Field.named("package", text(Integer.MAX_VALUE))
				.label("Package")
				.help("The theme's file. Infinity alone has it."),
			optional()),

	/** A TURN server's password. */
	TURN_PASSWORD(Table.TURN_SERVER_RECORD, secret("password", 100, "Password"), optional()),

	/** A secret shared with coturn. */
	TURN_SECRET_KEY(Table.TURN_SERVER_RECORD, secret("secret_key", 100, "Shared secret"), optional()),

	/** The key of a service account of Google. */
	GMS_TOKEN(Table.GMS_ACCESS_TOKEN_RECORD, secret("token", 100, "Token"), optional()),

	/** The connection string of a Teams Connector's queue. */
	NOTIFICATIONS_QUEUE(Table.TEAMS_CONNECTOR_RECORD, secret("notifications_queue", 250, "Notification queue"),
			optional().orNull()),

	/** A password of an API that is gone. */
	LEGACY_API_PASSWORD(Table.GLOBAL_RECORD, secret("legacy_api_password", 100, "Legacy API password"), optional());

	private final Table table;

	private final Field field;

	UnkeptField(Table table, Field.Builder field, Use use) {
		this.table = table;
		this.field = field.in(use, table).build();
	}

	private static Field.Builder secret(String name, int maxLength, String label) {
		return Field.named(name, text(maxLength))
			.label(label)
			.help("Taken from clients of Infinity's Management API, and not stored.")
			.secret();
	}

	/** Returns those of a table. */
	public static List<UnkeptField> of(Table table) {
		return Arrays.stream(values()).filter((unkept) -> unkept.table == table).toList();
	}

	/** Returns the field. */
	public Field field() {
		return this.field;
	}

	/** Returns how its table uses it. */
	public Use use() {
		return Objects.requireNonNull(this.field.in(this.table));
	}

	/** Judges what a client sends; a secret as any other, since it would be refused. */
	public Violations judge(@Nullable Object value) {
		Object judged = (this.field.isSecret() && value instanceof String secret) ? new HiddenText(secret) : value;
		return new Violations(
				ValueCheck.judge(TableCheck.ofRecords(TableCheck.SHORTEST_PIN), this.field, use(), judged));
	}

}
