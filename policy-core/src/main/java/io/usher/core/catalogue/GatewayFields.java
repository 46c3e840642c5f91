package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * What only gateway answers, and the Call Routing Rules that they are made from, hold.
 */
public final class GatewayFields {

	/** Calling alias. */
	public static final Field LOCAL_ALIAS = Field.named("local_alias", text())
		.label("Calling alias")
		.help("The alias that the called side sees as the caller, and would dial to call back.")
		.group(Group.GENERAL)
		.in(required(), Table.GATEWAY)
		.build();

	/** Outgoing protocol. */
	public static final Field OUTGOING_PROTOCOL = Field
		.named("outgoing_protocol",
				choice(Option.of("h323", "H.323"), Option.of("sip", "SIP"),
						Option.of("mssip", "Skype for Business / Lync"), Option.of("rtmp", "RTMP, for streaming"),
						Option.of("gms", "Google Meet"), Option.of("teams", "Microsoft Teams")))
		.label("Outgoing protocol")
		.help("How the outgoing call is placed, whatever scheme the called alias has.")
		.group(Group.ROUTING)
		.in(required(), Table.GATEWAY)
		.in(optional().byDefault("sip"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Called alias. */
	public static final Field REMOTE_ALIAS = Field.named("remote_alias", text())
		.label("Called alias")
		.help("The alias of the endpoint to call. A scheme in it does not change the protocol.")
		.group(Group.ROUTING)
		.in(required(), Table.GATEWAY)
		.build();

	/** Call target. */
	public static final Field CALLED_DEVICE_TYPE = Field
		.named("called_device_type",
				choice(Option.of("external", "Registered device, otherwise external system"),
						Option.of("registration", "Registered device only"),
						Option.of("mssip_conference_id", "Skype for Business meeting, by its conference ID"),
						Option.of("mssip_server", "Skype for Business client or meeting"),
						Option.of("gms_conference", "Google Meet meeting"),
						Option.of("teams_conference", "Microsoft Teams meeting"),
						Option.of("teams_user", "Microsoft Teams Room"),
						Option.of("telehealth_profile", "Epic telehealth system")))
		.label("Call target")
		.help("Which device or system the call goes to. By default a registered device of that "
				+ "alias, otherwise an external system.")
		.group(Group.ROUTING)
		.in(optional().byDefault("external"), Table.GATEWAY, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Remove background noise. */
	public static final Field DENOISE_AUDIO = Field.named("denoise_audio", flag())
		.label("Remove background noise")
		.help("Filters background noise out of audio on its way through Infinity. On by default.")
		.group(Group.MEDIA)
		.in(optional().byDefault(true).noted("Google Meet only."), Table.GATEWAY, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Fetch avatars from Exchange Online. */
	public static final Field EXTERNAL_PARTICIPANT_AVATAR_LOOKUP = Field
		.named("external_participant_avatar_lookup",
				choice(Option.of("default", "Global setting"), Option.of("yes", "Yes"), Option.of("no", "No")))
		.label("Fetch avatars from Exchange Online")
		.help("Whether the Teams Connector asks Exchange Online for pictures of the people in the "
				+ "Teams meeting. By default Infinity's global setting decides.")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault("default").noted("Microsoft Teams only."), Table.GATEWAY,
				Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** H.323 gatekeeper. */
	public static final Field H323_GATEKEEPER_NAME = Field
		.named("h323_gatekeeper_name", reference(RecordKind.H323_GATEKEEPER))
		.label("H.323 gatekeeper")
		.help("The gatekeeper that takes the outgoing call. None: DNS decides.")
		.group(Group.ROUTING)
		.in(optional().noted("H.323 only. Must name a gatekeeper in Infinity."), Table.GATEWAY)
		.in(optional().as("h323_gatekeeper"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Outgoing location. */
	public static final Field OUTGOING_LOCATION_NAME = Field
		.named("outgoing_location_name", reference(RecordKind.SYSTEM_LOCATION))
		.label("Outgoing location")
		.help("The location whose Conferencing Node places the call. None: the one that handles the "
				+ "incoming call.")
		.group(Group.ROUTING)
		.in(optional().noted("Must name a system location in Infinity."), Table.GATEWAY)
		.in(optional().as("outgoing_location"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** SIP proxy. */
	public static final Field SIP_PROXY_NAME = Field.named("sip_proxy_name", reference(RecordKind.SIP_PROXY))
		.label("SIP proxy")
		.help("The SIP proxy that takes the outgoing call. None: DNS decides.")
		.group(Group.ROUTING)
		.in(optional().noted("SIP only. Must name a SIP proxy in Infinity."), Table.GATEWAY)
		.in(optional().as("sip_proxy"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** STUN server. */
	public static final Field STUN_SERVER_NAME = Field.named("stun_server_name", reference(RecordKind.STUN_SERVER))
		.label("STUN server")
		.help("The STUN server for calls to external SIP and WebRTC endpoints that use ICE, such as "
				+ "Skype for Business clients and Connect apps.")
		.group(Group.ROUTING)
		.in(optional().noted("Must name a STUN server in Infinity."), Table.GATEWAY)
		.in(optional().as("stun_server"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Fit to frame in Teams. */
	public static final Field TEAMS_FIT_TO_FRAME = Field
		.named("teams_fit_to_frame", choice(Option.of("yes", "Yes"), Option.of("no", "No")))
		.label("Fit to frame in Teams")
		.help("Whether Teams shows the whole picture of this participant instead of cropping it. No by default.")
		.group(Group.LAYOUT)
		.in(optional().byDefault("no").noted("Microsoft Teams only."), Table.GATEWAY)
		.in(optional().byDefault("no").noted("Microsoft Teams only."), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Treat the caller as trusted. */
	public static final Field TREAT_AS_TRUSTED = Field.named("treat_as_trusted", flag())
		.label("Treat the caller as trusted")
		.help("Tells the called system that it may treat the caller as one of its own organization. "
				+ "Off by default.")
		.group(Group.ROUTING)
		.in(optional(), Table.GATEWAY)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** TURN server. */
	public static final Field TURN_SERVER_NAME = Field.named("turn_server_name", reference(RecordKind.TURN_SERVER))
		.label("TURN server")
		.help("The TURN server that is offered to external SIP and WebRTC endpoints that use ICE, "
				+ "such as Skype for Business clients and Connect apps.")
		.group(Group.ROUTING)
		.in(optional().noted("Must name a TURN server in Infinity."), Table.GATEWAY)
		.in(optional().as("turn_server"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** DTMF sequence. */
	public static final Field DTMF_SEQUENCE = Field.named("dtmf_sequence", text())
		.label("DTMF sequence")
		.help("Tones to send once the outgoing call is connected. Not set: none.")
		.group(Group.ROUTING)
		.since(InfinityVersion.V35)
		.in(optional(), Table.GATEWAY, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Transcode media. */
	public static final Field TRANSCODING_ENABLED = Field.named("transcoding_enabled", flag())
		.label("Transcode media")
		.help("Whether a Conferencing Node decodes and encodes the call's media. On by default.")
		.group(Group.MEDIA)
		.since(InfinityVersion.V35)
		.in(optional().byDefault(true), Table.GATEWAY, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	private GatewayFields() {
	}

}
