package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.references;
import static io.usher.core.catalogue.FieldKind.rows;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * What only the records of conferences hold.
 */
public final class ConferenceFields {

	/** Aliases. */
	public static final Field ALIASES = Field.named("aliases", rows(Table.CONFERENCE_ALIAS_ROW))
		.label("Aliases")
		.help("")
		.group(Group.GENERAL)
		.in(optional(), Table.CONFERENCE_RECORD)
		.build();

	/** Automatic participants. */
	public static final Field AUTOMATIC_PARTICIPANTS = Field
		.named("automatic_participants", references(RecordKind.AUTOMATIC_PARTICIPANT))
		.label("Automatic participants")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional(), Table.CONFERENCE_RECORD)
		.build();

	/** Denoise enabled. */
	public static final Field DENOISE_ENABLED = Field.named("denoise_enabled", flag())
		.label("Denoise enabled")
		.help("")
		.group(Group.MEDIA)
		.in(optional().byDefault(false), Table.CONFERENCE_RECORD)
		.build();

	/** Guests can see guests. */
	public static final Field GUESTS_CAN_SEE_GUESTS = Field
		.named("guests_can_see_guests",
				choice(Option.of("no_hosts", "no hosts"), Option.of("never", "never"), Option.of("always", "always")))
		.label("Guests can see guests")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault("no_hosts"), Table.CONFERENCE_RECORD)
		.build();

	/** Live captions enabled. */
	public static final Field LIVE_CAPTIONS_ENABLED = Field
		.named("live_captions_enabled",
				choice(Option.of("default", "default"), Option.of("yes", "yes"), Option.of("no", "no")))
		.label("Live captions enabled")
		.help("")
		.group(Group.MEDIA)
		.in(optional().byDefault("default"), Table.CONFERENCE_RECORD)
		.build();

	/** Pinning config. */
	public static final Field PINNING_CONFIG = Field.named("pinning_config", text())
		.label("Pinning config")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.CONFERENCE_RECORD)
		.build();

	/** Softmute enabled. */
	public static final Field SOFTMUTE_ENABLED = Field.named("softmute_enabled", flag())
		.label("Softmute enabled")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(false), Table.CONFERENCE_RECORD)
		.build();

	/** Alias. */
	public static final Field ALIAS = Field.named("alias", text())
		.label("Alias")
		.help("")
		.group(Group.GENERAL)
		.in(required(), Table.CONFERENCE_ALIAS_ROW)
		.build();

	/** View order. */
	public static final Field VIEW_ORDER = Field.named("view_order", wholeNumber(0, Long.MAX_VALUE))
		.label("View order")
		.help("")
		.group(Group.LAYOUT)
		.in(optional(), Table.CONFERENCE_ALIAS_ROW)
		.build();

	/** Breakout rooms. */
	public static final Field BREAKOUTS = Field.named("breakouts", rows(Table.BREAKOUT_ROOM_ROW))
		.label("Breakout rooms")
		.help("")
		.group(Group.BREAKOUT)
		.in(optional(), Table.CONFERENCE_RECORD)
		.build();

	/** Id of a row. */
	public static final Field ID = Field.named("id", wholeNumber(1, Long.MAX_VALUE))
		.label("Id")
		.help("")
		.group(Group.ADVANCED)
		.in(required(), Table.CONFERENCE_ALIAS_ROW)
		.build();

	private ConferenceFields() {
	}

}
