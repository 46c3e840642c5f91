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

	/** Calling alias. */
	public static final Field LOCAL_ALIAS = Field.named("local_alias", text())
		.label("Calling alias")
		.help("The alias that the called participant sees as the caller, and would dial to call back.")
		.group(Group.GENERAL)
		.in(required(), Table.ADP)
		.in(optional(), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Protocol. */
	public static final Field PROTOCOL = Field
		.named("protocol",
				choice(Option.of("h323", "H.323"), Option.of("sip", "SIP"),
						Option.of("mssip", "Skype for Business / Lync"), Option.of("rtmp", "RTMP, for streaming"),
						Option.of("teams", "Microsoft Teams"), Option.of("gms", "Google Meet")))
		.label("Protocol")
		.help("How the participant is called. The location from which the call is placed decides "
				+ "which call control system takes it.")
		.group(Group.ROUTING)
		.in(required().only("h323", "sip", "mssip", "rtmp"), Table.ADP)
		.in(optional().byDefault("sip"), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Called alias. */
	public static final Field REMOTE_ALIAS = Field.named("remote_alias", text())
		.label("Called alias")
		.help("The alias of the participant to call.")
		.group(Group.ROUTING)
		.in(required(), Table.ADP)
		.in(required().as("alias"), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Role. */
	public static final Field ROLE = Field
		.named("role", choice(Option.of("chair", "Host"), Option.of("guest", "Guest")))
		.label("Role")
		.help("What the participant may do in the conference.")
		.group(Group.ACCESS)
		.in(required(), Table.ADP)
		.in(optional().byDefault("guest"), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Call capability. */
	public static final Field CALL_TYPE = Field
		.named("call_type",
				choice(Option.of("video", "Main video and presentation"), Option.of("video-only", "Main video only"),
						Option.of("audio", "Audio only")))
		.label("Call capability")
		.help("Which media the call to the participant may have. Main video with presentation by default.")
		.group(Group.MEDIA)
		.in(optional().byDefault("video"), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** DTMF sequence. */
	public static final Field DTMF_SEQUENCE = Field.named("dtmf_sequence", text())
		.label("DTMF sequence")
		.help("Tones to send once the participant has answered. Not set: none.")
		.group(Group.ROUTING)
		.in(optional(), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Keep the conference alive. */
	public static final Field KEEP_CONFERENCE_ALIVE = Field
		.named("keep_conference_alive",
				choice(Option.of("keep_conference_alive", "Yes, until this one leaves (Hosts only)"),
						Option.of("keep_conference_alive_if_multiple",
								"While two or more are left, one of them a Host"),
						Option.of("keep_conference_alive_never", "No, it ends when only this one is left")))
		.label("Keep the conference alive")
		.help("Whether the conference goes on when only automatically dialed participants are left. "
				+ "By default while two or more such participants are, one of them a Host.")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault("keep_conference_alive_if_multiple"), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Display name of the calling alias. */
	public static final Field LOCAL_DISPLAY_NAME = Field.named("local_display_name", text())
		.label("Display name of the calling alias")
		.help("The name under which the conference appears to the called participant.")
		.group(Group.GENERAL)
		.in(optional(), Table.ADP)
		.in(optional(), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Separate presentation stream. */
	public static final Field PRESENTATION_URL = Field.named("presentation_url", text())
		.label("Separate presentation stream")
		.help("A second RTMP destination, which gets the presentation. Applies to RTMP only. Not "
				+ "set: the presentation is part of the main stream.")
		.group(Group.ROUTING)
		.in(optional().noted("RTMP only."), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Participant's display name. */
	public static final Field REMOTE_DISPLAY_NAME = Field.named("remote_display_name", text())
		.label("Participant's display name")
		.help("A friendly name, which may stand in place of the alias in participant lists and layouts.")
		.group(Group.GENERAL)
		.in(optional(), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Routing. */
	public static final Field ROUTING = Field
		.named("routing",
				choice(Option.of("manual", "By protocol and location"),
						Option.of("routing_rule", "By Call Routing Rules")))
		.label("Routing")
		.help("Whether the call goes by protocol and location as set here, the default, or by the "
				+ "Call Routing Rules for outgoing calls, one of which must then match.")
		.group(Group.ROUTING)
		.in(optional().byDefault("manual"), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Streaming or recording device. */
	public static final Field STREAMING = Field.named("streaming", flag())
		.label("Streaming or recording device")
		.help("Tells everybody that this participant streams or records. Off by default.")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault(false), Table.ADP, Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Outgoing location. */
	public static final Field SYSTEM_LOCATION_NAME = Field
		.named("system_location_name", reference(RecordKind.SYSTEM_LOCATION))
		.label("Outgoing location")
		.help("The location whose Conferencing Node places the call. None: Infinity chooses.")
		.group(Group.ROUTING)
		.in(optional().noted("Must name a system location in Infinity."), Table.ADP)
		.in(optional().as("system_location"), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	/** Conferences. */
	public static final Field CONFERENCE = Field.named("conference", references(RecordKind.CONFERENCE))
		.label("Conferences")
		.help("The conferences that call this participant; it may be none.")
		.group(Group.GENERAL)
		.in(optional(), Table.AUTOMATIC_PARTICIPANT_RECORD)
		.build();

	private AdpFields() {
	}

}
