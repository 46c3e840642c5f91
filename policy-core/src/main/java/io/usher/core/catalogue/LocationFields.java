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

	/** PIN brute force resistance. */
	public static final Field BDPM_PIN_CHECKS_ENABLED = Field
		.named("bdpm_pin_checks_enabled",
				choice(Option.of("GLOBAL", "Global setting"), Option.of("OFF", "Off"), Option.of("ON", "On")))
		.label("PIN brute force resistance")
		.help("Whether repeated wrong PINs block further attempts in this location. By default "
				+ "Infinity's global setting decides.")
		.group(Group.ACCESS)
		.in(optional().byDefault("GLOBAL"), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Dial scan resistance. */
	public static final Field BDPM_SCAN_QUARANTINE_ENABLED = Field
		.named("bdpm_scan_quarantine_enabled",
				choice(Option.of("GLOBAL", "Global setting"), Option.of("OFF", "Off"), Option.of("ON", "On")))
		.label("Dial scan resistance")
		.help("Whether callers who try many aliases are put into quarantine in this location. By "
				+ "default Infinity's global setting decides.")
		.group(Group.ACCESS)
		.in(optional().byDefault("GLOBAL"), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** STUN servers for clients. */
	public static final Field CLIENT_STUN_SERVERS = Field
		.named("client_stun_servers", references(RecordKind.STUN_SERVER))
		.label("STUN servers for clients")
		.help("The STUN servers that Connect apps are told to use.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** TURN servers for clients. */
	public static final Field CLIENT_TURN_SERVERS = Field
		.named("client_turn_servers", references(RecordKind.TURN_SERVER))
		.label("TURN servers for clients")
		.help("The TURN servers that Connect apps are told to use.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** H.323 gatekeeper. */
	public static final Field H323_GATEKEEPER = Field.named("h323_gatekeeper", reference(RecordKind.H323_GATEKEEPER))
		.label("H.323 gatekeeper")
		.help("The gatekeeper that takes outgoing H.323 calls of this location. None: DNS decides.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Live captions location, first choice. */
	public static final Field LIVE_CAPTIONS_DIAL_OUT_1 = Field
		.named("live_captions_dial_out_1", reference(RecordKind.SYSTEM_LOCATION))
		.label("Live captions location, first choice")
		.help("The location that connects to live captions for this one, as the first choice.")
		.group(Group.MEDIA)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Live captions location, second choice. */
	public static final Field LIVE_CAPTIONS_DIAL_OUT_2 = Field
		.named("live_captions_dial_out_2", reference(RecordKind.SYSTEM_LOCATION))
		.label("Live captions location, second choice")
		.help("The location that connects to live captions for this one, as the second choice.")
		.group(Group.MEDIA)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Live captions location, third choice. */
	public static final Field LIVE_CAPTIONS_DIAL_OUT_3 = Field
		.named("live_captions_dial_out_3", reference(RecordKind.SYSTEM_LOCATION))
		.label("Live captions location, third choice")
		.help("The location that connects to live captions for this one, as the third choice.")
		.group(Group.MEDIA)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Skype for Business domain. */
	public static final Field LOCAL_MSSIP_DOMAIN = Field.named("local_mssip_domain", text(255))
		.label("Skype for Business domain")
		.help("The SIP domain under which this location takes part in Skype for Business or Lync.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** DSCP value for media. */
	public static final Field MEDIA_QOS = Field.named("media_qos", wholeNumber(0, 63))
		.label("DSCP value for media")
		.help("The quality of service mark on media packets, 0 to 63. 0, the default: unmarked.")
		.group(Group.ADVANCED)
		.in(optional().byDefault(0L), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Skype for Business server. */
	public static final Field MSSIP_PROXY = Field.named("mssip_proxy", reference(RecordKind.MSSIP_PROXY))
		.label("Skype for Business server")
		.help("The server that takes outgoing Skype for Business calls of this location. None: DNS decides.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** MTU. */
	public static final Field MTU = Field.named("mtu", wholeNumber(512, 1500))
		.label("MTU")
		.help("The largest packet that nodes of this location send. 1500 by default.")
		.group(Group.ADVANCED)
		.unit("bytes")
		.in(optional().byDefault(1500L), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Primary overflow location. */
	public static final Field OVERFLOW_LOCATION1 = Field
		.named("overflow_location1", reference(RecordKind.SYSTEM_LOCATION))
		.label("Primary overflow location")
		.help("The location that handles media when this one is full.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Secondary overflow location. */
	public static final Field OVERFLOW_LOCATION2 = Field
		.named("overflow_location2", reference(RecordKind.SYSTEM_LOCATION))
		.label("Secondary overflow location")
		.help("The location that handles media when this one and the primary overflow location are full.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Policy profile. */
	public static final Field POLICY_SERVER = Field.named("policy_server", reference(RecordKind.POLICY_PROFILE))
		.label("Policy profile")
		.help("What decides requests that nodes of this location make. None: own data alone.")
		.group(Group.POLICY)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** DSCP value for signaling. */
	public static final Field SIGNALLING_QOS = Field.named("signalling_qos", wholeNumber(0, 63))
		.label("DSCP value for signaling")
		.help("The quality of service mark on signaling packets, 0 to 63. 0, the default: unmarked.")
		.group(Group.ADVANCED)
		.in(optional().byDefault(0L), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** SIP proxy. */
	public static final Field SIP_PROXY = Field.named("sip_proxy", reference(RecordKind.SIP_PROXY))
		.label("SIP proxy")
		.help("The proxy that takes outgoing SIP calls of this location. None: DNS decides.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** STUN server. */
	public static final Field STUN_SERVER = Field.named("stun_server", reference(RecordKind.STUN_SERVER))
		.label("STUN server")
		.help("The STUN server that nodes of this location use.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Microsoft Teams Connector. */
	public static final Field TEAMS_PROXY = Field.named("teams_proxy", reference(RecordKind.TEAMS_CONNECTOR))
		.label("Microsoft Teams Connector")
		.help("The Teams Connector for calls to Microsoft Teams from this location.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Transcoding location. */
	public static final Field TRANSCODING_LOCATION = Field
		.named("transcoding_location", reference(RecordKind.SYSTEM_LOCATION))
		.label("Transcoding location")
		.help("The location that handles media for calls that this one receives. None: this one itself.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** TURN server. */
	public static final Field TURN_SERVER = Field.named("turn_server", reference(RecordKind.TURN_SERVER))
		.label("TURN server")
		.help("The TURN server that nodes of this location use.")
		.group(Group.ROUTING)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Relayed media only. */
	public static final Field USE_RELAY_CANDIDATES_ONLY = Field.named("use_relay_candidates_only", flag())
		.label("Relayed media only")
		.help("Sends Connect apps' media through TURN servers only. Off by default.")
		.group(Group.ROUTING)
		.in(optional().byDefault(false), Table.SYSTEM_LOCATION_RECORD)
		.build();

	private LocationFields() {
	}

}
