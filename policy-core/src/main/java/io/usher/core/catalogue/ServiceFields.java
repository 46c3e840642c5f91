package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.openChoice;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.rows;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * The fields of service configuration answers, and of the records that they are made
 * from.
 */
public final class ServiceFields {

	/** Service tag. */
	public static final Field SERVICE_TAG = Field.named("service_tag", text())
		.label("Service tag")
		.help("A marker of your own with which usage of the service can be told apart in logs, "
				+ "history and later requests. It may be empty.")
		.group(Group.GENERAL)
		.in(required(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK,
				Table.TEST_CALL)
		.in(optional().as("tag"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD, Table.DEVICE_RECORD)
		.build();

	/** Service type. */
	public static final Field SERVICE_TYPE = Field.named("service_type",
			choice(Option.of("conference", "Virtual Meeting Room"), Option.of("lecture", "Virtual Auditorium"),
					Option.of("gateway", "Infinity Gateway call"), Option.of("two_stage_dialing", "Virtual Reception"),
					Option.of("media_playback", "Media Playback Service"), Option.of("test_call", "Test Call Service")))
		.label("Service type")
		.help("What kind of service answers the call. It decides which other fields are read.")
		.group(Group.GENERAL)
		.in(required().only("conference", "lecture"), Table.CONFERENCE, Table.LECTURE)
		.in(required().only("gateway"), Table.GATEWAY)
		.in(required().only("two_stage_dialing"), Table.TWO_STAGE_DIALING)
		.in(required().only("media_playback"), Table.MEDIA_PLAYBACK)
		.in(required().only("test_call"), Table.TEST_CALL)
		.in(optional().byDefault("conference")
			.only("conference", "lecture", "two_stage_dialing", "test_call", "media_playback"), Table.CONFERENCE_RECORD)
		.build();

	/** Allow Guests. */
	public static final Field ALLOW_GUESTS = Field.named("allow_guests", flag())
		.label("Allow Guests")
		.help("Tells Hosts and Guests apart. Hosts then need the Host PIN, and Guests join with the "
				+ "Guest PIN or, where there is none, without a PIN. Off, the default: everybody is a Host.")
		.group(Group.ACCESS)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.MEDIA_PLAYBACK, Table.CONFERENCE_RECORD)
		.build();

	/** Automatically dialed participants. */
	public static final Field AUTOMATIC_PARTICIPANTS = Field.named("automatic_participants", rows(Table.ADP))
		.label("Automatically dialed participants")
		.help("Whom Infinity calls by itself as soon as the conference starts, one row for each.")
		.group(Group.PARTICIPANTS)
		.in(optional(), Table.CONFERENCE, Table.LECTURE)
		.build();

	/** Allow breakout rooms. */
	public static final Field BREAKOUT_ROOMS = Field.named("breakout_rooms", flag())
		.label("Allow breakout rooms")
		.help("Lets Hosts split the meeting into breakout rooms. Off by default, off in a breakout "
				+ "room itself, and it rules out direct media.")
		.group(Group.BREAKOUT)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Bypass the Proxying Edge Node. */
	public static final Field BYPASS_PROXY = Field.named("bypass_proxy", flag())
		.label("Bypass the Proxying Edge Node")
		.help("Sends media straight to the Transcoding Conferencing Node that a Proxying Edge Node "
				+ "picked, while signaling stays on the proxying node. Off, the default: media takes "
				+ "the usual way.")
		.group(Group.ROUTING)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING,
				Table.TEST_CALL)
		.in(optional(), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Call capability. */
	public static final Field CALL_TYPE = Field
		.named("call_type",
				choice(Option.of("video", "Main video and presentation"), Option.of("video-only", "Main video only"),
						Option.of("audio", "Audio only"), Option.of("auto", "The same as the incoming call")))
		.label("Call capability")
		.help("Which media the call may have. Main video with presentation by default.")
		.group(Group.MEDIA)
		.in(optional().byDefault("video").only("video", "video-only", "audio"), Table.CONFERENCE, Table.LECTURE,
				Table.TWO_STAGE_DIALING, Table.TEST_CALL)
		.in(optional().byDefault("video").noted("The outgoing call."), Table.GATEWAY, Table.CALL_ROUTING_RULE_RECORD)
		.in(optional().byDefault("video").only("audio", "video", "video-only"), Table.CONFERENCE_RECORD)
		.build();

	/** Media encryption. */
	public static final Field CRYPTO_MODE = Field
		.named("crypto_mode", choice(Option.of("besteffort", "Best effort: encrypt where the device can"),
				Option.of("on", "Required, for RTMP too"), Option.of("off", "Not encrypted, except RTMP where it can")))
		.label("Media encryption")
		.help("Whether participants must, may or must not encrypt media. Null or not set: "
				+ "Infinity's global setting.")
		.group(Group.MEDIA)
		.in(optional().orNull(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING,
				Table.TEST_CALL, Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Direct media. */
	public static final Field DIRECT_MEDIA = Field
		.named("direct_media",
				choice(Option.of("never", "Never"),
						Option.of("best_effort", "While there are only two WebRTC participants"),
						Option.later("always", "Always")))
		.label("Direct media")
		.help("Lets two WebRTC participants exchange encrypted media without a Conferencing Node "
				+ "between them. Never by default, and not together with breakout rooms.")
		.group(Group.MEDIA)
		.in(optional().byDefault("never"), Table.CONFERENCE, Table.LECTURE)
		.in(optional().byDefault("never"), Table.CONFERENCE_RECORD)
		.build();

	/** Direct media notice. */
	public static final Field DIRECT_MEDIA_NOTIFICATION_DURATION = Field
		.named("direct_media_notification_duration", wholeNumber(0, 30))
		.label("Direct media notice")
		.help("How long participants are told before their call changes between direct and "
				+ "transcoded media. 0, the default: no notice.")
		.group(Group.MEDIA)
		.unit("s")
		.in(optional().byDefault(0L), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Chat. */
	public static final Field ENABLE_CHAT = Field
		.named("enable_chat",
				choice(Option.of("default", "Global setting"), Option.of("yes", "Yes"), Option.of("no", "No")))
		.label("Chat")
		.help("Whether participants may send chat messages. By default Infinity's global setting decides.")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault("default"), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Show who is speaking. */
	public static final Field ENABLE_ACTIVE_SPEAKER_INDICATION = Field.named("enable_active_speaker_indication", flag())
		.label("Show who is speaking")
		.help("Shows the current speaker's name or alias across the bottom of their picture. Off by "
				+ "default; some layouts cannot do it.")
		.group(Group.LAYOUT)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.CONFERENCE_RECORD)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Show participants' names. */
	public static final Field ENABLE_OVERLAY_TEXT = Field.named("enable_overlay_text", flag())
		.label("Show participants' names")
		.help("Shows each participant's name or alias along the bottom of their picture. Off by default.")
		.group(Group.LAYOUT)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.CONFERENCE_RECORD)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Guest PIN. */
	public static final Field GUEST_PIN = Field.named("guest_pin", text(20, Format.PIN))
		.label("Guest PIN")
		.help("What Guests enter to get in: 4 to 20 digits, the last of which may be #. It needs "
				+ "Guests to be allowed and should be as long as the Host PIN unless both end in #. "
				+ "Empty: Guests need none.")
		.group(Group.ACCESS)
		.secret()
		.perParticipant()
		.in(optional().noted("May differ from participant to participant."), Table.CONFERENCE, Table.LECTURE,
				Table.MEDIA_PLAYBACK, Table.CONFERENCE_RECORD)
		.build();

	/** Guests can present. */
	public static final Field GUESTS_CAN_PRESENT = Field.named("guests_can_present", flag())
		.label("Guests can present")
		.help("Whether Guests may share content as Hosts do. On by default.")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault(true), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Guests' Identity Providers. */
	public static final Field GUEST_IDENTITY_PROVIDER_GROUP = Field
		.named("guest_identity_provider_group", reference(RecordKind.IDENTITY_PROVIDER_GROUP))
		.label("Guests' Identity Providers")
		.help("The group of Identity Providers with which Guests must sign in before they join. "
				+ "None: Guests need not sign in.")
		.group(Group.ACCESS)
		.perParticipantSince(InfinityVersion.V35)
		.in(optional().noted("Must name an Identity Provider group in Infinity."), Table.CONFERENCE, Table.LECTURE,
				Table.MEDIA_PLAYBACK)
		.in(optional(), Table.CONFERENCE_RECORD)
		.build();

	/** Hosts' Identity Providers. */
	public static final Field HOST_IDENTITY_PROVIDER_GROUP = Field
		.named("host_identity_provider_group", reference(RecordKind.IDENTITY_PROVIDER_GROUP))
		.label("Hosts' Identity Providers")
		.help("The group of Identity Providers with which Hosts must sign in before they join. "
				+ "None: Hosts need not sign in.")
		.group(Group.ACCESS)
		.perParticipantSince(InfinityVersion.V35)
		.in(optional().noted("Must name an Identity Provider group in Infinity."), Table.CONFERENCE, Table.LECTURE,
				Table.MEDIA_PLAYBACK)
		.in(optional(), Table.CONFERENCE_RECORD)
		.build();

	/** Theme. */
	public static final Field IVR_THEME_NAME = Field.named("ivr_theme_name", reference(RecordKind.THEME))
		.label("Theme")
		.help("The theme that gives the service its pictures, sounds and custom layouts. None: "
				+ "Infinity's default theme.")
		.group(Group.LAYOUT)
		.in(optional().noted("Must name a theme in Infinity."), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY,
				Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK, Table.TEST_CALL)
		.in(optional().as("ivr_theme"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Display name of the calling alias. */
	public static final Field LOCAL_DISPLAY_NAME = Field.named("local_display_name", text())
		.label("Display name of the calling alias")
		.help("The name under which the service itself appears to those whom it calls.")
		.group(Group.GENERAL)
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.TEST_CALL)
		.in(optional(), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Locked from the start. */
	public static final Field LOCKED = Field.named("locked", flag())
		.label("Locked from the start")
		.help("Creates the conference locked, so that a Host must admit everybody who joins. Off by "
				+ "default, and without effect on a conference that already runs.")
		.group(Group.ACCESS)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE)
		.in(optional().byDefault(false), Table.CONFERENCE_RECORD)
		.build();

	/** Maximum inbound call bandwidth. */
	public static final Field MAX_CALLRATE_IN = Field.named("max_callrate_in", wholeNumber(128000, 8192000))
		.label("Maximum inbound call bandwidth")
		.help("The most media that Infinity takes from each participant, in bits a second. Not set: "
				+ "no limit of this service's own.")
		.group(Group.MEDIA)
		.unit("bps")
		.perParticipant()
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK,
				Table.TEST_CALL, Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Maximum outbound call bandwidth. */
	public static final Field MAX_CALLRATE_OUT = Field.named("max_callrate_out", wholeNumber(128000, 8192000))
		.label("Maximum outbound call bandwidth")
		.help("The most media that Infinity sends to each participant, in bits a second. Not set: "
				+ "no limit of this service's own.")
		.group(Group.MEDIA)
		.unit("bps")
		.perParticipant()
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK,
				Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Maximum call quality. */
	public static final Field MAX_PIXELS_PER_SECOND = Field
		.named("max_pixels_per_second",
				choice(Option.of("sd", "SD"), Option.of("hd", "HD (720p)"), Option.of("fullhd", "Full HD (1080p)")))
		.label("Maximum call quality")
		.help("The best picture that a participant may have. Null or not set: Infinity's global setting.")
		.group(Group.MEDIA)
		.in(optional().orNull(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING,
				Table.MEDIA_PLAYBACK, Table.TEST_CALL, Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Devices that cannot sign in. */
	public static final Field NON_IDP_PARTICIPANTS = Field
		.named("non_idp_participants",
				choice(Option.of("disallow_all", "All of them wait for a Host"),
						Option.of("allow_if_trusted", "Locally registered ones join, others wait for a Host")))
		.label("Devices that cannot sign in")
		.help("What happens to SIP, H.323 and other devices that cannot sign in with an Identity "
				+ "Provider where the service asks for it. By default they wait until a Host admits them.")
		.group(Group.ACCESS)
		.in(optional().byDefault("disallow_all").noted("Only where an Identity Provider group is set."),
				Table.CONFERENCE, Table.LECTURE, Table.MEDIA_PLAYBACK, Table.CONFERENCE_RECORD)
		.build();

	/** Participant limit. */
	public static final Field PARTICIPANT_LIMIT = Field.named("participant_limit", wholeNumber(0, 1000000))
		.label("Participant limit")
		.help("The most participants that may be in the service at once. Not set: no limit of its own.")
		.group(Group.PARTICIPANTS)
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Host PIN. */
	public static final Field PIN = Field.named("pin", text(20, Format.PIN))
		.label("Host PIN")
		.help("What Hosts enter to get in: 4 to 20 digits, the last of which may be #. It must be "
				+ "set where Guests are allowed. Empty: no PIN.")
		.group(Group.ACCESS)
		.secret()
		.perParticipant()
		.in(optional().noted("May differ from participant to participant."), Table.CONFERENCE, Table.LECTURE,
				Table.MEDIA_PLAYBACK, Table.CONFERENCE_RECORD)
		.build();

	/** IPv6 for SIP media. */
	public static final Field PREFER_IPV6 = Field
		.named("prefer_ipv6",
				choice(Option.of("default", "Default: prefer IPv4"), Option.of("yes", "Use IPv6"),
						Option.of("no", "Do not use IPv6")))
		.label("IPv6 for SIP media")
		.help("Which addresses SIP media uses when Infinity dials out. By default IPv4 is preferred.")
		.group(Group.ADVANCED)
		.in(optional().byDefault("default").noted("Calls to Automatically Dialed Participants."), Table.CONFERENCE,
				Table.LECTURE)
		.in(optional().byDefault("default").noted("The outgoing call."), Table.GATEWAY)
		.in(optional().byDefault("default"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Layout. */
	public static final Field VIEW = Field.named("view", openChoice(Layouts.ALL))
		.label("Layout")
		.help("How the main video is arranged. A large main speaker and up to 7 others by default. "
				+ "A name that is not listed is taken for a custom layout of the theme.")
		.group(Group.LAYOUT)
		.in(optional().byDefault("one_main_seven_pips").noted("Virtual Meeting Rooms only."), Table.CONFERENCE)
		.in(optional().byDefault("one_main_seven_pips").noted("What participants on Infinity's side see."),
				Table.GATEWAY)
		.in(optional().byDefault("one_main_seven_pips"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Keep the presenting Host in the main picture. */
	public static final Field FORCE_PRESENTER_INTO_MAIN = Field.named("force_presenter_into_main", flag())
		.label("Keep the presenting Host in the main picture")
		.help("Holds a Host who presents in the main position. Off, the default: whoever speaks takes it.")
		.group(Group.LAYOUT)
		.in(optional().byDefault(false).noted("Virtual Auditoriums only."), Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Guests' layout. */
	public static final Field GUEST_VIEW = Field.named("guest_view", openChoice(Layouts.FOR_GUESTS))
		.label("Guests' layout")
		.help("How Guests see the Hosts; they hear other Guests but do not see them. A large main "
				+ "speaker and up to 7 others by default. Adaptive Composition must be set for Hosts too.")
		.group(Group.LAYOUT)
		.in(optional().byDefault("one_main_seven_pips").noted("Virtual Auditoriums only."), Table.LECTURE)
		.in(optional().noted("Virtual Auditoriums only."), Table.CONFERENCE_RECORD)
		.build();

	/** Guests can see Guests, as records of every version hold it. */
	public static final Field GUESTS_CAN_SEE_GUESTS = Field
		.named("guests_can_see_guests",
				choice(Option.of("no_hosts", "When no Host is left"), Option.of("never", "Never"),
						Option.of("always", "Always")))
		.label("Guests can see Guests")
		.help("When Guests see other Guests in a Virtual Auditorium. By default only once the last "
				+ "Host has left; where they do not, they see the lobby screen.")
		.group(Group.PARTICIPANTS)
		.since(InfinityVersion.V35)
		.in(optional().byDefault("no_hosts").noted("Virtual Auditoriums only."), Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/**
	 * Guests can see Guests, as Infinity had it to version 34: {@code no_hosts} and
	 * {@code always} were true, {@code never} was false.
	 */
	public static final Field GUESTS_CAN_SEE_GUESTS_V34 = Field.named("guests_can_see_guests", flag())
		.label("Guests can see Guests")
		.help("Whether Guests of a Virtual Auditorium see each other once the last Host has left. "
				+ "On by default; off, they see the lobby screen.")
		.group(Group.PARTICIPANTS)
		.until(InfinityVersion.V34)
		.in(optional().byDefault(true).noted("Virtual Auditoriums only, to version 34."), Table.LECTURE)
		.build();

	/** Hosts' layout. */
	public static final Field HOST_VIEW = Field.named("host_view", openChoice(Layouts.ALL))
		.label("Hosts' layout")
		.help("How Hosts see the conference. A large main speaker and up to 7 others by default. A "
				+ "name that is not listed is taken for a custom layout of the theme.")
		.group(Group.LAYOUT)
		.in(optional().byDefault("one_main_seven_pips").noted("Virtual Auditoriums only."), Table.LECTURE)
		.in(optional().noted("Of a Virtual Meeting Room: the layout that everybody sees."), Table.CONFERENCE_RECORD)
		.build();

	/** Mute Guests as they join. */
	public static final Field MUTE_ALL_GUESTS = Field.named("mute_all_guests", flag())
		.label("Mute Guests as they join")
		.help("Joins every Guest with the microphone muted. Off by default.")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault(false).noted("Virtual Auditoriums only."), Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Google Meet access token. */
	public static final Field GMS_ACCESS_TOKEN_NAME = Field
		.named("gms_access_token_name", reference(RecordKind.GMS_ACCESS_TOKEN))
		.label("Google Meet access token")
		.help("The token with which Google Meet codes are looked up. A trusted token, with a caller "
				+ "treated as trusted, lets the device in without being admitted.")
		.group(Group.ROUTING)
		.in(optional().noted("Google Meet only. Must name an access token in Infinity."), Table.GATEWAY)
		.in(optional()
			.noted("Google Meet only; trusted or not makes no difference here. Must name an access token in Infinity."),
				Table.TWO_STAGE_DIALING)
		.in(optional().as("gms_access_token"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Skype for Business server. */
	public static final Field MSSIP_PROXY_NAME = Field.named("mssip_proxy_name", reference(RecordKind.MSSIP_PROXY))
		.label("Skype for Business server")
		.help("The Skype for Business or Lync server that takes the call or resolves the conference ID.")
		.group(Group.ROUTING)
		.in(optional().noted("Skype for Business only; without one, DNS decides. Must name a server in Infinity."),
				Table.GATEWAY)
		.in(optional().noted("Skype for Business only. Must name a server in Infinity."), Table.TWO_STAGE_DIALING)
		.in(optional().as("mssip_proxy"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Microsoft Teams Connector. */
	public static final Field TEAMS_PROXY_NAME = Field.named("teams_proxy_name", reference(RecordKind.TEAMS_CONNECTOR))
		.label("Microsoft Teams Connector")
		.help("The Teams Connector that takes the call or resolves the meeting code. None: the one "
				+ "of the outgoing location.")
		.group(Group.ROUTING)
		.in(optional().noted("Microsoft Teams only. Must name a Teams Connector in Infinity."), Table.GATEWAY,
				Table.TWO_STAGE_DIALING)
		.in(optional().as("teams_proxy"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Live captions language. */
	public static final Field LIVE_CAPTIONS_LANGUAGE = Field.named("live_captions_language", text())
		.label("Live captions language")
		.help("The language in which live captions are shown. Not set: Infinity's default.")
		.group(Group.MEDIA)
		.since(InfinityVersion.V35)
		.in(optional().noted("Only where live captions are on."), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY,
				Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Spoken language. */
	public static final Field SOURCE_LANGUAGE = Field.named("source_language", text())
		.label("Spoken language")
		.help("The language that is spoken, which live captions start from. Not set: Infinity's default.")
		.group(Group.MEDIA)
		.since(InfinityVersion.V35)
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.CONFERENCE_RECORD,
				Table.CALL_ROUTING_RULE_RECORD)
		.build();

	private ServiceFields() {
	}

}
