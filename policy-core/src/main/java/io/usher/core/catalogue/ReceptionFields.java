package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;

/**
 * What only Virtual Receptions hold.
 */
public final class ReceptionFields {

	/** Entered alias matches. */
	public static final Field MATCH_STRING = Field.named("match_string", text(250, Format.REGEX))
		.label("Entered alias matches")
		.help("A regular expression, as Python reads it, that the alias entered by the caller must "
				+ "match to be routed. Empty: any alias is routed.")
		.group(Group.MATCH)
		.in(optional(), Table.TWO_STAGE_DIALING, Table.CONFERENCE_RECORD)
		.build();

	/** Meeting code matches. */
	public static final Field POST_MATCH_STRING = Field.named("post_match_string", text(250, Format.REGEX))
		.label("Meeting code matches")
		.help("A regular expression that the meeting code is compared with after it was looked up, "
				+ "to turn it into an alias for a Call Routing Rule.")
		.group(Group.MATCH)
		.in(optional(), Table.TWO_STAGE_DIALING, Table.CONFERENCE_RECORD)
		.build();

	/** Replace the meeting code by. */
	public static final Field POST_REPLACE_STRING = Field.named("post_replace_string", text())
		.label("Replace the meeting code by")
		.help("What a meeting code that matched becomes, such as meet.\\1, so that a Call Routing "
				+ "Rule can send the call to the external meeting. Only together with its expression.")
		.group(Group.ROUTING)
		.in(optional().noted("Only together with the expression that it belongs to."), Table.TWO_STAGE_DIALING,
				Table.CONFERENCE_RECORD)
		.build();

	/** Replace it by. */
	public static final Field REPLACE_STRING = Field.named("replace_string", text())
		.label("Replace it by")
		.help("What the entered alias becomes when it matched the expression. Empty: it stays as it was entered.")
		.group(Group.ROUTING)
		.in(optional().noted("Only together with the expression that it belongs to."), Table.TWO_STAGE_DIALING,
				Table.CONFERENCE_RECORD)
		.build();

	/** Lookup location. */
	public static final Field SYSTEM_LOCATION_NAME = Field
		.named("system_location_name", reference(RecordKind.SYSTEM_LOCATION))
		.label("Lookup location")
		.help("The location whose Conferencing Node looks up Skype for Business conference IDs and "
				+ "Teams or Google Meet codes. Better set for those types; none: the node that hosts "
				+ "the Virtual Reception.")
		.group(Group.ROUTING)
		.in(optional().noted("Not for the regular type. Must name a system location in Infinity."),
				Table.TWO_STAGE_DIALING)
		.in(optional().as("system_location"), Table.CONFERENCE_RECORD)
		.build();

	/** Type of Virtual Reception. */
	public static final Field TWO_STAGE_DIAL_TYPE = Field
		.named("two_stage_dial_type",
				choice(Option.of("regular", "Regular: aliases of services and devices"),
						Option.of("mssip", "Skype for Business / Lync meetings"),
						Option.of("gms", "Google Meet meetings"), Option.of("teams", "Microsoft Teams meetings")))
		.label("Type of Virtual Reception")
		.help("What callers enter: the alias of a service or device, or the code of a meeting "
				+ "elsewhere. Regular by default.")
		.group(Group.ROUTING)
		.in(optional().byDefault("regular"), Table.TWO_STAGE_DIALING, Table.CONFERENCE_RECORD)
		.build();

	private ReceptionFields() {
	}

}
