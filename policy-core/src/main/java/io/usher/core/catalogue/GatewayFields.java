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

	/** Local alias. */
	public static final Field LOCAL_ALIAS = Field.named("local_alias", text())
		.label("Local alias")
		.help("")
		.group(Group.GENERAL)
		.in(required(), Table.GATEWAY)
		.build();

	/** Outgoing protocol. */
	public static final Field OUTGOING_PROTOCOL = Field
		.named("outgoing_protocol",
				choice(Option.of("h323", "h323"), Option.of("sip", "sip"), Option.of("mssip", "mssip"),
						Option.of("rtmp", "rtmp"), Option.of("gms", "gms"), Option.of("teams", "teams")))
		.label("Outgoing protocol")
		.help("")
		.group(Group.ROUTING)
		.in(required(), Table.GATEWAY)
		.in(optional().byDefault("sip"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Remote alias. */
	public static final Field REMOTE_ALIAS = Field.named("remote_alias", text())
		.label("Remote alias")
		.help("")
		.group(Group.ROUTING)
		.in(required(), Table.GATEWAY)
		.build();

	/** Called device type. */
	public static final Field CALLED_DEVICE_TYPE = Field
		.named("called_device_type",
				choice(Option.of("external", "external"), Option.of("registration", "registration"),
						Option.of("mssip_conference_id", "mssip conference id"),
						Option.of("mssip_server", "mssip server"), Option.of("gms_conference", "gms conference"),
						Option.of("teams_conference", "teams conference"), Option.of("teams_user", "teams user"),
						Option.of("telehealth_profile", "telehealth profile")))
		.label("Called device type")
		.help("")
		.group(Group.ROUTING)
		.in(optional().byDefault("external"), Table.GATEWAY, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Denoise audio. */
	public static final Field DENOISE_AUDIO = Field.named("denoise_audio", flag())
		.label("Denoise audio")
		.help("")
		.group(Group.MEDIA)
		.in(optional().byDefault(true), Table.GATEWAY, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** External participant avatar lookup. */
	public static final Field EXTERNAL_PARTICIPANT_AVATAR_LOOKUP = Field
		.named("external_participant_avatar_lookup",
				choice(Option.of("default", "default"), Option.of("yes", "yes"), Option.of("no", "no")))
		.label("External participant avatar lookup")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault("default"), Table.GATEWAY, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** H.323 gatekeeper name. */
	public static final Field H323_GATEKEEPER_NAME = Field
		.named("h323_gatekeeper_name", reference(RecordKind.H323_GATEKEEPER))
		.label("H.323 gatekeeper name")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.GATEWAY)
		.in(optional().as("h323_gatekeeper"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Outgoing location name. */
	public static final Field OUTGOING_LOCATION_NAME = Field
		.named("outgoing_location_name", reference(RecordKind.SYSTEM_LOCATION))
		.label("Outgoing location name")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.GATEWAY)
		.in(optional().as("outgoing_location"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** SIP proxy name. */
	public static final Field SIP_PROXY_NAME = Field.named("sip_proxy_name", reference(RecordKind.SIP_PROXY))
		.label("SIP proxy name")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.GATEWAY)
		.in(optional().as("sip_proxy"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** STUN server name. */
	public static final Field STUN_SERVER_NAME = Field.named("stun_server_name", reference(RecordKind.STUN_SERVER))
		.label("STUN server name")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.GATEWAY)
		.in(optional().as("stun_server"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Teams fit to frame. */
	public static final Field TEAMS_FIT_TO_FRAME = Field
		.named("teams_fit_to_frame", choice(Option.of("yes", "yes"), Option.of("no", "no")))
		.label("Teams fit to frame")
		.help("")
		.group(Group.LAYOUT)
		.in(optional().byDefault("no"), Table.GATEWAY)
		.in(optional().byDefault("no"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Treat as trusted. */
	public static final Field TREAT_AS_TRUSTED = Field.named("treat_as_trusted", flag())
		.label("Treat as trusted")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.GATEWAY)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** TURN server name. */
	public static final Field TURN_SERVER_NAME = Field.named("turn_server_name", reference(RecordKind.TURN_SERVER))
		.label("TURN server name")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.GATEWAY)
		.in(optional().as("turn_server"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	private GatewayFields() {
	}

}
