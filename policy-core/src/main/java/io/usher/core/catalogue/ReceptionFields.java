package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;

/**
 * What only Virtual Receptions hold.
 */
public final class ReceptionFields {

	/** Match string. */
	public static final Field MATCH_STRING = Field.named("match_string", text(250, Format.REGEX))
		.label("Match string")
		.help("")
		.group(Group.MATCH)
		.in(optional(), Table.TWO_STAGE_DIALING, Table.CONFERENCE_RECORD)
		.build();

	/** Post match string. */
	public static final Field POST_MATCH_STRING = Field.named("post_match_string", text(250, Format.REGEX))
		.label("Post match string")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.TWO_STAGE_DIALING, Table.CONFERENCE_RECORD)
		.build();

	/** Post replace string. */
	public static final Field POST_REPLACE_STRING = Field.named("post_replace_string", text())
		.label("Post replace string")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.TWO_STAGE_DIALING, Table.CONFERENCE_RECORD)
		.build();

	/** Replace string. */
	public static final Field REPLACE_STRING = Field.named("replace_string", text())
		.label("Replace string")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.TWO_STAGE_DIALING, Table.CONFERENCE_RECORD)
		.build();

	/** System location name. */
	public static final Field SYSTEM_LOCATION_NAME = Field
		.named("system_location_name", reference(RecordKind.SYSTEM_LOCATION))
		.label("System location name")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.TWO_STAGE_DIALING)
		.in(optional().as("system_location"), Table.CONFERENCE_RECORD)
		.build();

	/** Two stage dial type. */
	public static final Field TWO_STAGE_DIAL_TYPE = Field
		.named("two_stage_dial_type",
				choice(Option.of("regular", "regular"), Option.of("mssip", "mssip"), Option.of("gms", "gms"),
						Option.of("teams", "teams")))
		.label("Two stage dial type")
		.help("")
		.group(Group.ROUTING)
		.in(optional().byDefault("regular"), Table.TWO_STAGE_DIALING, Table.CONFERENCE_RECORD)
		.build();

	private ReceptionFields() {
	}

}
