package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.references;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;

/**
 * System locations.
 */
public final class LocationFields {

	/** Bdpm PIN checks enabled. */
	public static final Field BDPM_PIN_CHECKS_ENABLED = Field
		.named("bdpm_pin_checks_enabled",
				choice(Option.of("GLOBAL", "GLOBAL"), Option.of("OFF", "OFF"), Option.of("ON", "ON")))
		.label("Bdpm PIN checks enabled")
		.help("")
		.group(Group.ACCESS)
		.in(optional().byDefault("GLOBAL"), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Bdpm scan quarantine enabled. */
	public static final Field BDPM_SCAN_QUARANTINE_ENABLED = Field
		.named("bdpm_scan_quarantine_enabled",
				choice(Option.of("GLOBAL", "GLOBAL"), Option.of("OFF", "OFF"), Option.of("ON", "ON")))
		.label("Bdpm scan quarantine enabled")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault("GLOBAL"), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Client STUN servers. */
	public static final Field CLIENT_STUN_SERVERS = Field
		.named("client_stun_servers", references(RecordKind.STUN_SERVER))
		.label("Client STUN servers")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Client TURN servers. */
	public static final Field CLIENT_TURN_SERVERS = Field
		.named("client_turn_servers", references(RecordKind.TURN_SERVER))
		.label("Client TURN servers")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** H.323 gatekeeper. */
	public static final Field H323_GATEKEEPER = Field.named("h323_gatekeeper", reference(RecordKind.H323_GATEKEEPER))
		.label("H.323 gatekeeper")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Live captions dial out 1. */
	public static final Field LIVE_CAPTIONS_DIAL_OUT_1 = Field
		.named("live_captions_dial_out_1", reference(RecordKind.SYSTEM_LOCATION))
		.label("Live captions dial out 1")
		.help("")
		.group(Group.MEDIA)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Live captions dial out 2. */
	public static final Field LIVE_CAPTIONS_DIAL_OUT_2 = Field
		.named("live_captions_dial_out_2", reference(RecordKind.SYSTEM_LOCATION))
		.label("Live captions dial out 2")
		.help("")
		.group(Group.MEDIA)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Live captions dial out 3. */
	public static final Field LIVE_CAPTIONS_DIAL_OUT_3 = Field
		.named("live_captions_dial_out_3", reference(RecordKind.SYSTEM_LOCATION))
		.label("Live captions dial out 3")
		.help("")
		.group(Group.MEDIA)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Local Skype for Business domain. */
	public static final Field LOCAL_MSSIP_DOMAIN = Field.named("local_mssip_domain", text(255))
		.label("Local Skype for Business domain")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Media qos. */
	public static final Field MEDIA_QOS = Field.named("media_qos", wholeNumber(0, 63))
		.label("Media qos")
		.help("")
		.group(Group.MEDIA)
		.in(optional().byDefault(0L), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Mssip proxy. */
	public static final Field MSSIP_PROXY = Field.named("mssip_proxy", reference(RecordKind.MSSIP_PROXY))
		.label("Mssip proxy")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Mtu. */
	public static final Field MTU = Field.named("mtu", wholeNumber(512, 1500))
		.label("Mtu")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(1500L), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Overflow location1. */
	public static final Field OVERFLOW_LOCATION1 = Field
		.named("overflow_location1", reference(RecordKind.SYSTEM_LOCATION))
		.label("Overflow location1")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Overflow location2. */
	public static final Field OVERFLOW_LOCATION2 = Field
		.named("overflow_location2", reference(RecordKind.SYSTEM_LOCATION))
		.label("Overflow location2")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Policy server. */
	public static final Field POLICY_SERVER = Field.named("policy_server", reference(RecordKind.POLICY_PROFILE))
		.label("Policy server")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Signalling qos. */
	public static final Field SIGNALLING_QOS = Field.named("signalling_qos", wholeNumber(0, 63))
		.label("Signalling qos")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(0L), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** SIP proxy. */
	public static final Field SIP_PROXY = Field.named("sip_proxy", reference(RecordKind.SIP_PROXY))
		.label("SIP proxy")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** STUN server. */
	public static final Field STUN_SERVER = Field.named("stun_server", reference(RecordKind.STUN_SERVER))
		.label("STUN server")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Teams proxy. */
	public static final Field TEAMS_PROXY = Field.named("teams_proxy", reference(RecordKind.TEAMS_CONNECTOR))
		.label("Teams proxy")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Transcoding location. */
	public static final Field TRANSCODING_LOCATION = Field
		.named("transcoding_location", reference(RecordKind.SYSTEM_LOCATION))
		.label("Transcoding location")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** TURN server. */
	public static final Field TURN_SERVER = Field.named("turn_server", reference(RecordKind.TURN_SERVER))
		.label("TURN server")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Use relay candidates only. */
	public static final Field USE_RELAY_CANDIDATES_ONLY = Field.named("use_relay_candidates_only", flag())
		.label("Use relay candidates only")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(false), Table.SYSTEM_LOCATION_RECORD)
		.build();

	private LocationFields() {
	}

}
