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
		.help("")
		.group(Group.GENERAL)
		.in(required(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK,
				Table.TEST_CALL)
		.in(optional().as("tag"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD, Table.DEVICE_RECORD)
		.build();

	/** Service type. */
	public static final Field SERVICE_TYPE = Field
		.named("service_type",
				choice(Option.of("conference", "conference"), Option.of("lecture", "lecture"),
						Option.of("gateway", "gateway"), Option.of("two_stage_dialing", "two stage dialing"),
						Option.of("media_playback", "media playback"), Option.of("test_call", "test call")))
		.label("Service type")
		.help("")
		.group(Group.GENERAL)
		.in(required().only("conference", "lecture"), Table.CONFERENCE, Table.LECTURE)
		.in(required().only("gateway"), Table.GATEWAY)
		.in(required().only("two_stage_dialing"), Table.TWO_STAGE_DIALING)
		.in(required().only("media_playback"), Table.MEDIA_PLAYBACK)
		.in(required().only("test_call"), Table.TEST_CALL)
		.in(optional().byDefault("conference")
			.only("conference", "lecture", "two_stage_dialing", "test_call", "media_playback"), Table.CONFERENCE_RECORD)
		.build();

	/** Allow guests. */
	public static final Field ALLOW_GUESTS = Field.named("allow_guests", flag())
		.label("Allow guests")
		.help("")
		.group(Group.ACCESS)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.MEDIA_PLAYBACK, Table.CONFERENCE_RECORD)
		.build();

	/** Automatic participants. */
	public static final Field AUTOMATIC_PARTICIPANTS = Field.named("automatic_participants", rows(Table.ADP))
		.label("Automatic participants")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional(), Table.CONFERENCE, Table.LECTURE)
		.build();

	/** Breakout rooms. */
	public static final Field BREAKOUT_ROOMS = Field.named("breakout_rooms", flag())
		.label("Breakout rooms")
		.help("")
		.group(Group.BREAKOUT)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Bypass proxy. */
	public static final Field BYPASS_PROXY = Field.named("bypass_proxy", flag())
		.label("Bypass proxy")
		.help("")
		.group(Group.ROUTING)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING,
				Table.TEST_CALL)
		.in(optional(), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Call type. */
	public static final Field CALL_TYPE = Field
		.named("call_type",
				choice(Option.of("video", "video"), Option.of("video-only", "video-only"), Option.of("audio", "audio"),
						Option.of("auto", "auto")))
		.label("Call type")
		.help("")
		.group(Group.MEDIA)
		.in(optional().byDefault("video").only("video", "video-only", "audio"), Table.CONFERENCE, Table.LECTURE,
				Table.TWO_STAGE_DIALING, Table.TEST_CALL)
		.in(optional().byDefault("video"), Table.GATEWAY, Table.CALL_ROUTING_RULE_RECORD)
		.in(optional().byDefault("video").only("audio", "video", "video-only"), Table.CONFERENCE_RECORD)
		.build();

	/** Crypto mode. */
	public static final Field CRYPTO_MODE = Field
		.named("crypto_mode",
				choice(Option.of("besteffort", "besteffort"), Option.of("on", "on"), Option.of("off", "off")))
		.label("Crypto mode")
		.help("")
		.group(Group.MEDIA)
		.in(optional().orNull(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING,
				Table.TEST_CALL, Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Direct media. */
	public static final Field DIRECT_MEDIA = Field
		.named("direct_media",
				choice(Option.of("never", "never"), Option.of("best_effort", "best effort"),
						Option.of("always", "always")))
		.label("Direct media")
		.help("")
		.group(Group.MEDIA)
		.in(optional().byDefault("never").only("never", "best_effort"), Table.CONFERENCE, Table.LECTURE)
		.in(optional().byDefault("never"), Table.CONFERENCE_RECORD)
		.build();

	/** Direct media notification duration. */
	public static final Field DIRECT_MEDIA_NOTIFICATION_DURATION = Field
		.named("direct_media_notification_duration", wholeNumber(0, 30))
		.label("Direct media notification duration")
		.help("")
		.group(Group.MEDIA)
		.in(optional().byDefault(0L), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Enable chat. */
	public static final Field ENABLE_CHAT = Field
		.named("enable_chat", choice(Option.of("default", "default"), Option.of("yes", "yes"), Option.of("no", "no")))
		.label("Enable chat")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault("default"), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Enable active speaker indication. */
	public static final Field ENABLE_ACTIVE_SPEAKER_INDICATION = Field.named("enable_active_speaker_indication", flag())
		.label("Enable active speaker indication")
		.help("")
		.group(Group.LAYOUT)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.CONFERENCE_RECORD)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Enable overlay text. */
	public static final Field ENABLE_OVERLAY_TEXT = Field.named("enable_overlay_text", flag())
		.label("Enable overlay text")
		.help("")
		.group(Group.LAYOUT)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.CONFERENCE_RECORD)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Guest PIN. */
	public static final Field GUEST_PIN = Field.named("guest_pin", text(20, Format.PIN))
		.label("Guest PIN")
		.help("")
		.group(Group.ACCESS)
		.secret()
		.perParticipant()
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.MEDIA_PLAYBACK, Table.CONFERENCE_RECORD)
		.build();

	/** Guests can present. */
	public static final Field GUESTS_CAN_PRESENT = Field.named("guests_can_present", flag())
		.label("Guests can present")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault(true), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Guest identity provider group. */
	public static final Field GUEST_IDENTITY_PROVIDER_GROUP = Field
		.named("guest_identity_provider_group", reference(RecordKind.IDENTITY_PROVIDER_GROUP))
		.label("Guest identity provider group")
		.help("")
		.group(Group.ACCESS)
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.MEDIA_PLAYBACK, Table.CONFERENCE_RECORD)
		.build();

	/** Host identity provider group. */
	public static final Field HOST_IDENTITY_PROVIDER_GROUP = Field
		.named("host_identity_provider_group", reference(RecordKind.IDENTITY_PROVIDER_GROUP))
		.label("Host identity provider group")
		.help("")
		.group(Group.ACCESS)
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.MEDIA_PLAYBACK, Table.CONFERENCE_RECORD)
		.build();

	/** IVR theme name. */
	public static final Field IVR_THEME_NAME = Field.named("ivr_theme_name", reference(RecordKind.THEME))
		.label("IVR theme name")
		.help("")
		.group(Group.LAYOUT)
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK,
				Table.TEST_CALL)
		.in(optional().as("ivr_theme"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Local display name. */
	public static final Field LOCAL_DISPLAY_NAME = Field.named("local_display_name", text())
		.label("Local display name")
		.help("")
		.group(Group.GENERAL)
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.TEST_CALL)
		.in(optional(), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Locked. */
	public static final Field LOCKED = Field.named("locked", flag())
		.label("Locked")
		.help("")
		.group(Group.ACCESS)
		.in(optional().byDefault(false), Table.CONFERENCE, Table.LECTURE)
		.in(optional().byDefault(false), Table.CONFERENCE_RECORD)
		.build();

	/** Max callrate in. */
	public static final Field MAX_CALLRATE_IN = Field.named("max_callrate_in", wholeNumber(128000, 8192000))
		.label("Max callrate in")
		.help("")
		.group(Group.MEDIA)
		.unit("bps")
		.perParticipant()
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK,
				Table.TEST_CALL, Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Max callrate out. */
	public static final Field MAX_CALLRATE_OUT = Field.named("max_callrate_out", wholeNumber(128000, 8192000))
		.label("Max callrate out")
		.help("")
		.group(Group.MEDIA)
		.unit("bps")
		.perParticipant()
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK,
				Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Max pixels per second. */
	public static final Field MAX_PIXELS_PER_SECOND = Field
		.named("max_pixels_per_second",
				choice(Option.of("sd", "sd"), Option.of("hd", "hd"), Option.of("fullhd", "fullhd")))
		.label("Max pixels per second")
		.help("")
		.group(Group.MEDIA)
		.in(optional().orNull(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING,
				Table.MEDIA_PLAYBACK, Table.TEST_CALL, Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Non IdP participants. */
	public static final Field NON_IDP_PARTICIPANTS = Field
		.named("non_idp_participants",
				choice(Option.of("disallow_all", "disallow all"), Option.of("allow_if_trusted", "allow if trusted")))
		.label("Non IdP participants")
		.help("")
		.group(Group.ACCESS)
		.in(optional().byDefault("disallow_all"), Table.CONFERENCE, Table.LECTURE, Table.MEDIA_PLAYBACK,
				Table.CONFERENCE_RECORD)
		.build();

	/** Participant limit. */
	public static final Field PARTICIPANT_LIMIT = Field.named("participant_limit", wholeNumber(0, 1000000))
		.label("Participant limit")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** PIN. */
	public static final Field PIN = Field.named("pin", text(20, Format.PIN))
		.label("PIN")
		.help("")
		.group(Group.ACCESS)
		.secret()
		.perParticipant()
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.MEDIA_PLAYBACK, Table.CONFERENCE_RECORD)
		.build();

	/** Prefer IPv6. */
	public static final Field PREFER_IPV6 = Field
		.named("prefer_ipv6", choice(Option.of("default", "default"), Option.of("yes", "yes"), Option.of("no", "no")))
		.label("Prefer IPv6")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault("default"), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY)
		.in(optional().byDefault("default"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** View. */
	public static final Field VIEW = Field
		.named("view",
				openChoice(Option.of("one_main_zero_pips", "one main zero pips"),
						Option.of("one_main_seven_pips", "one main seven pips"),
						Option.of("one_main_twentyone_pips", "one main twentyone pips"),
						Option.of("two_mains_twentyone_pips", "two mains twentyone pips"),
						Option.of("one_main_thirtythree_pips", "one main thirtythree pips"),
						Option.of("four_mains_zero_pips", "four mains zero pips"),
						Option.of("nine_mains_zero_pips", "nine mains zero pips"),
						Option.of("sixteen_mains_zero_pips", "sixteen mains zero pips"),
						Option.of("twentyfive_mains_zero_pips", "twentyfive mains zero pips"),
						Option.of("five_mains_seven_pips", "five mains seven pips"),
						Option.of("one_main_nine_around", "one main nine around"),
						Option.of("one_main_twelve_around", "one main twelve around"),
						Option.of("two_mains_eight_around", "two mains eight around"), Option.of("teams", "teams")))
		.label("View")
		.help("")
		.group(Group.LAYOUT)
		.in(optional().byDefault("one_main_seven_pips"), Table.CONFERENCE, Table.GATEWAY)
		.in(optional().byDefault("one_main_seven_pips"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Force presenter into main. */
	public static final Field FORCE_PRESENTER_INTO_MAIN = Field.named("force_presenter_into_main", flag())
		.label("Force presenter into main")
		.help("")
		.group(Group.LAYOUT)
		.in(optional().byDefault(false), Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Guest view. */
	public static final Field GUEST_VIEW = Field
		.named("guest_view",
				openChoice(Option.of("one_main_zero_pips", "one main zero pips"),
						Option.of("one_main_seven_pips", "one main seven pips"),
						Option.of("one_main_twentyone_pips", "one main twentyone pips"),
						Option.of("two_mains_twentyone_pips", "two mains twentyone pips"),
						Option.of("one_main_thirtythree_pips", "one main thirtythree pips"),
						Option.of("four_mains_zero_pips", "four mains zero pips"),
						Option.of("nine_mains_zero_pips", "nine mains zero pips"),
						Option.of("sixteen_mains_zero_pips", "sixteen mains zero pips"),
						Option.of("twentyfive_mains_zero_pips", "twentyfive mains zero pips"),
						Option.of("five_mains_seven_pips", "five mains seven pips"),
						Option.of("one_main_nine_around", "one main nine around"),
						Option.of("one_main_twelve_around", "one main twelve around"),
						Option.of("two_mains_eight_around", "two mains eight around")))
		.label("Guest view")
		.help("")
		.group(Group.LAYOUT)
		.in(optional().byDefault("one_main_seven_pips"), Table.LECTURE)
		.in(optional(), Table.CONFERENCE_RECORD)
		.build();

	/** Guests can see guests. */
	public static final Field GUESTS_CAN_SEE_GUESTS = Field.named("guests_can_see_guests", flag())
		.label("Guests can see guests")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault(true), Table.LECTURE)
		.build();

	/** Host view. */
	public static final Field HOST_VIEW = Field
		.named("host_view",
				openChoice(Option.of("one_main_zero_pips", "one main zero pips"),
						Option.of("one_main_seven_pips", "one main seven pips"),
						Option.of("one_main_twentyone_pips", "one main twentyone pips"),
						Option.of("two_mains_twentyone_pips", "two mains twentyone pips"),
						Option.of("one_main_thirtythree_pips", "one main thirtythree pips"),
						Option.of("four_mains_zero_pips", "four mains zero pips"),
						Option.of("nine_mains_zero_pips", "nine mains zero pips"),
						Option.of("sixteen_mains_zero_pips", "sixteen mains zero pips"),
						Option.of("twentyfive_mains_zero_pips", "twentyfive mains zero pips"),
						Option.of("five_mains_seven_pips", "five mains seven pips"),
						Option.of("one_main_nine_around", "one main nine around"),
						Option.of("one_main_twelve_around", "one main twelve around"),
						Option.of("two_mains_eight_around", "two mains eight around"), Option.of("teams", "teams")))
		.label("Host view")
		.help("")
		.group(Group.LAYOUT)
		.in(optional().byDefault("one_main_seven_pips"), Table.LECTURE)
		.in(optional(), Table.CONFERENCE_RECORD)
		.build();

	/** Mute all guests. */
	public static final Field MUTE_ALL_GUESTS = Field.named("mute_all_guests", flag())
		.label("Mute all guests")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault(false), Table.LECTURE, Table.CONFERENCE_RECORD)
		.build();

	/** Gms access token name. */
	public static final Field GMS_ACCESS_TOKEN_NAME = Field
		.named("gms_access_token_name", reference(RecordKind.GMS_ACCESS_TOKEN))
		.label("Gms access token name")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.GATEWAY, Table.TWO_STAGE_DIALING)
		.in(optional().as("gms_access_token"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Mssip proxy name. */
	public static final Field MSSIP_PROXY_NAME = Field.named("mssip_proxy_name", reference(RecordKind.MSSIP_PROXY))
		.label("Mssip proxy name")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.GATEWAY, Table.TWO_STAGE_DIALING)
		.in(optional().as("mssip_proxy"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Teams proxy name. */
	public static final Field TEAMS_PROXY_NAME = Field.named("teams_proxy_name", reference(RecordKind.TEAMS_CONNECTOR))
		.label("Teams proxy name")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.GATEWAY, Table.TWO_STAGE_DIALING)
		.in(optional().as("teams_proxy"), Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	private ServiceFields() {
	}

}
