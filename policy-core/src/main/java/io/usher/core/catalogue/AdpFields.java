package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.references;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * Automatically Dialed Participants: rows of an answer, and the records that they are
 * made from.
 */
public final class AdpFields {

	/** Local alias. */
	public static final Field LOCAL_ALIAS = Field.named("local_alias", text())
		.label("Local alias")
		.help("")
		.group(Group.GENERAL)
		.in(required(), Table.ADP)
		.in(optional(), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Protocol. */
	public static final Field PROTOCOL = Field
		.named("protocol",
				choice(Option.of("h323", "h323"), Option.of("sip", "sip"), Option.of("mssip", "mssip"),
						Option.of("rtmp", "rtmp"), Option.of("teams", "teams"), Option.of("gms", "gms")))
		.label("Protocol")
		.help("")
		.group(Group.ROUTING)
		.in(required().only("h323", "sip", "mssip", "rtmp"), Table.ADP)
		.in(optional().byDefault("sip"), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Remote alias. */
	public static final Field REMOTE_ALIAS = Field.named("remote_alias", text())
		.label("Remote alias")
		.help("")
		.group(Group.ROUTING)
		.in(required(), Table.ADP)
		.in(required().as("alias"), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Role. */
	public static final Field ROLE = Field
		.named("role", choice(Option.of("chair", "chair"), Option.of("guest", "guest")))
		.label("Role")
		.help("")
		.group(Group.ADVANCED)
		.in(required(), Table.ADP)
		.in(optional().byDefault("guest"), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Call type. */
	public static final Field CALL_TYPE = Field
		.named("call_type",
				choice(Option.of("video", "video"), Option.of("video-only", "video-only"), Option.of("audio", "audio")))
		.label("Call type")
		.help("")
		.group(Group.MEDIA)
		.in(optional().byDefault("video"), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Dtmf sequence. */
	public static final Field DTMF_SEQUENCE = Field.named("dtmf_sequence", text())
		.label("Dtmf sequence")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Keep conference alive. */
	public static final Field KEEP_CONFERENCE_ALIVE = Field
		.named("keep_conference_alive",
				choice(Option.of("keep_conference_alive", "keep conference alive"),
						Option.of("keep_conference_alive_if_multiple", "keep conference alive if multiple"),
						Option.of("keep_conference_alive_never", "keep conference alive never")))
		.label("Keep conference alive")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault("keep_conference_alive_if_multiple"), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Local display name. */
	public static final Field LOCAL_DISPLAY_NAME = Field.named("local_display_name", text())
		.label("Local display name")
		.help("")
		.group(Group.GENERAL)
		.in(optional(), Table.ADP)
		.in(optional(), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Presentation URL. */
	public static final Field PRESENTATION_URL = Field.named("presentation_url", text())
		.label("Presentation URL")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional(), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Remote display name. */
	public static final Field REMOTE_DISPLAY_NAME = Field.named("remote_display_name", text())
		.label("Remote display name")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Routing. */
	public static final Field ROUTING = Field
		.named("routing", choice(Option.of("manual", "manual"), Option.of("routing_rule", "routing rule")))
		.label("Routing")
		.help("")
		.group(Group.ROUTING)
		.in(optional().byDefault("manual"), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Streaming. */
	public static final Field STREAMING = Field.named("streaming", flag())
		.label("Streaming")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(false), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** System location name. */
	public static final Field SYSTEM_LOCATION_NAME = Field
		.named("system_location_name", reference(RecordKind.SYSTEM_LOCATION))
		.label("System location name")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.ADP)
		.in(optional().as("system_location"), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Conference. */
	public static final Field CONFERENCE = Field.named("conference", references(RecordKind.CONFERENCE))
		.label("Conference")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	private AdpFields() {
	}

}
