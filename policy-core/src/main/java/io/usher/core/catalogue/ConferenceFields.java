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
 * What only the records of conferences hold, and what conferences have had since version
 * 35.
 */
public final class ConferenceFields {

	/** Aliases. */
	public static final Field ALIASES = Field.named("aliases", rows(Table.CONFERENCE_ALIAS_ROW))
		.label("Aliases")
		.help("What callers dial to reach the service. Each alias belongs to one service only; case "
				+ "does not matter.")
		.group(Group.GENERAL)
		.in(optional(), Table.CONFERENCE_RECORD)
		.build();

	/** Automatically dialed participants. */
	public static final Field AUTOMATIC_PARTICIPANTS = Field
		.named("automatic_participants", references(RecordKind.AUTOMATIC_PARTICIPANT))
		.label("Automatically dialed participants")
		.help("Whom Infinity calls by itself as soon as the conference starts.")
		.group(Group.PARTICIPANTS)
		.in(optional(), Table.CONFERENCE_RECORD)
		.build();

	/** Remove background noise. */
	public static final Field DENOISE_ENABLED = Field.named("denoise_enabled", flag())
		.label("Remove background noise")
		.help("Filters noise out of participants' audio. Off by default.")
		.group(Group.MEDIA)
		.since(InfinityVersion.V35)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Live captions. */
	public static final Field LIVE_CAPTIONS_ENABLED = Field
		.named("live_captions_enabled",
				choice(Option.of("default", "Global setting"), Option.of("yes", "Yes"), Option.of("no", "No")))
		.label("Live captions")
		.help("Whether participants may turn on live captions. By default Infinity's global setting decides.")
		.group(Group.MEDIA)
		.since(InfinityVersion.V35)
		.in(optional().byDefault("default"), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Pinning configuration. */
	public static final Field PINNING_CONFIG = Field.named("pinning_config", text())
		.label("Pinning configuration")
		.help("Which of the theme's pinning configurations keeps chosen participants at fixed "
				+ "places of the layout. Not set: none.")
		.group(Group.LAYOUT)
		.since(InfinityVersion.V35)
		.in(optional(), Table.CONFERENCE, Table.LECTURE)
		.in(optional().orNull(), Table.CONFERENCE_RECORD)
		.build();

	/** Soft mute. */
	public static final Field SOFTMUTE_ENABLED = Field.named("softmute_enabled", flag())
		.label("Soft mute")
		.help("Turns down the audio of participants who make noise but do not speak. Off by default.")
		.group(Group.MEDIA)
		.since(InfinityVersion.V35)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Alias. */
	public static final Field ALIAS = Field.named("alias", text())
		.label("Alias")
		.help("What callers dial, with or without a domain. Case does not matter.")
		.group(Group.GENERAL)
		.in(required(), Table.CONFERENCE_ALIAS_ROW)
		.build();

	/** Position. */
	public static final Field VIEW_ORDER = Field.named("view_order", wholeNumber(0, Long.MAX_VALUE))
		.label("Position")
		.help("Where the alias stands in the list, the lowest first. Not set: after those that have one.")
		.group(Group.GENERAL)
		.in(optional(), Table.CONFERENCE_ALIAS_ROW)
		.build();

	/** Breakout rooms. */
	public static final Field BREAKOUTS = Field.named("breakouts", rows(Table.BREAKOUT_ROOM_ROW))
		.label("Breakout rooms")
		.help("The breakout rooms that Infinity opens along with the main room, one row for each.")
		.group(Group.BREAKOUT)
		.in(optional(), Table.CONFERENCE_RECORD)
		.build();

	/** Number. */
	public static final Field ID = Field.named("id", wholeNumber(1, Long.MAX_VALUE))
		.label("Number")
		.help("The number of the alias within this deployment. Set by the server.")
		.group(Group.ADVANCED)
		.in(required(), Table.CONFERENCE_ALIAS_ROW)
		.build();

	private ConferenceFields() {
	}

}
