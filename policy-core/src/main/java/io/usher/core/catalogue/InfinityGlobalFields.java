package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.texts;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;

/**
 * Infinity's own global settings. They are kept as they came and given back; no decision
 * reads them.
 */
public final class InfinityGlobalFields {

	/** Wrong PINs before a block. */
	public static final Field BDPM_MAX_PIN_FAILURES_PER_WINDOW = kept("bdpm_max_pin_failures_per_window",
			wholeNumber(5, 200), "Wrong PINs before a block")
		.in(optional().byDefault(20L), Table.GLOBAL_RECORD)
		.build();

	/** Dial scans before a quarantine. */
	public static final Field BDPM_MAX_SCAN_ATTEMPTS_PER_WINDOW = kept("bdpm_max_scan_attempts_per_window",
			wholeNumber(5, 200), "Dial scans before a quarantine")
		.in(optional().byDefault(20L), Table.GLOBAL_RECORD)
		.build();

	/** PIN brute force resistance. */
	public static final Field BDPM_PIN_CHECKS_ENABLED = kept("bdpm_pin_checks_enabled", flag(),
			"PIN brute force resistance")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Dial scan resistance. */
	public static final Field BDPM_SCAN_QUARANTINE_ENABLED = kept("bdpm_scan_quarantine_enabled", flag(),
			"Dial scan resistance")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Contact e-mail address. */
	public static final Field CONTACT_EMAIL_ADDRESS = kept("contact_email_address", text(100), "Contact e-mail address")
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** Content security policy. */
	public static final Field CONTENT_SECURITY_POLICY_STATE = kept("content_security_policy_state", flag(),
			"Content security policy")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Encryption. */
	public static final Field CRYPTO_MODE = kept("crypto_mode",
			choice(Option.of("besteffort", "Best effort"), Option.of("on", "On"), Option.of("off", "Off")),
			"Encryption")
		.in(optional().byDefault("besteffort"), Table.GLOBAL_RECORD)
		.build();

	/** Default theme. */
	public static final Field DEFAULT_THEME = kept("default_theme", reference(RecordKind.THEME), "Default theme")
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** Default web app path. */
	public static final Field DEFAULT_WEBAPP_ALIAS = kept("default_webapp_alias", text(), "Default web app path")
		.in(optional().orNull(), Table.GLOBAL_RECORD)
		.build();

	/** Deployment UUID. */
	public static final Field DEPLOYMENT_UUID = kept("deployment_uuid", text(), "Deployment UUID")
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** Codecs that are off. */
	public static final Field DISABLED_CODECS = kept("disabled_codecs", texts(text(50)), "Codecs that are off")
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** Eject the last participant after. */
	public static final Field EJECT_LAST_PARTICIPANT_BACKSTOP_TIMEOUT = kept("eject_last_participant_backstop_timeout",
			wholeNumber(0, 86400), "Eject the last participant after")
		.unit("seconds")
		.in(optional().byDefault(0L), Table.GLOBAL_RECORD)
		.build();

	/** Analytics. */
	public static final Field ENABLE_ANALYTICS = kept("enable_analytics", flag(), "Analytics")
		.in(optional().byDefault(false), Table.GLOBAL_RECORD)
		.build();

	/** Client application API. */
	public static final Field ENABLE_APPLICATION_API = kept("enable_application_api", flag(), "Client application API")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Breakout rooms. */
	public static final Field ENABLE_BREAKOUT_ROOMS = kept("enable_breakout_rooms", flag(), "Breakout rooms")
		.in(optional().byDefault(false), Table.GLOBAL_RECORD)
		.build();

	/** Chat. */
	public static final Field ENABLE_CHAT = kept("enable_chat", flag(), "Chat")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Clock. */
	public static final Field ENABLE_CLOCK = kept("enable_clock", flag(), "Clock")
		.in(optional().byDefault(false), Table.GLOBAL_RECORD)
		.build();

	/** Remove background noise. */
	public static final Field ENABLE_DENOISE = kept("enable_denoise", flag(), "Remove background noise")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Outbound calls. */
	public static final Field ENABLE_DIALOUT = kept("enable_dialout", flag(), "Outbound calls")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Directory. */
	public static final Field ENABLE_DIRECTORY = kept("enable_directory", flag(), "Directory")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Edge nodes outside the mesh. */
	public static final Field ENABLE_EDGE_NON_MESH = kept("enable_edge_non_mesh", flag(), "Edge nodes outside the mesh")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Far-end camera control. */
	public static final Field ENABLE_FECC = kept("enable_fecc", flag(), "Far-end camera control")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** H.323. */
	public static final Field ENABLE_H323 = kept("enable_h323", flag(), "H.323")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Legacy dial-out API. */
	public static final Field ENABLE_LEGACY_DIALOUT_API = kept("enable_legacy_dialout_api", flag(),
			"Legacy dial-out API")
		.in(optional().byDefault(false), Table.GLOBAL_RECORD)
		.build();

	/** Skype for Business: escalate by itself. */
	public static final Field ENABLE_LYNC_AUTO_ESCALATE = kept("enable_lync_auto_escalate", flag(),
			"Skype for Business: escalate by itself")
		.in(optional().byDefault(false), Table.GLOBAL_RECORD)
		.build();

	/** Skype for Business: video based screen sharing. */
	public static final Field ENABLE_LYNC_VBSS = kept("enable_lync_vbss", flag(),
			"Skype for Business: video based screen sharing")
		.in(optional().byDefault(false), Table.GLOBAL_RECORD)
		.build();

	/** Voice detection by machine learning. */
	public static final Field ENABLE_MLVAD = kept("enable_mlvad", flag(), "Voice detection by machine learning")
		.in(optional().byDefault(false), Table.GLOBAL_RECORD)
		.build();

	/** RTMP. */
	public static final Field ENABLE_RTMP = kept("enable_rtmp", flag(), "RTMP")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** SIP. */
	public static final Field ENABLE_SIP = kept("enable_sip", flag(), "SIP")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** SIP over UDP. */
	public static final Field ENABLE_SIP_UDP = kept("enable_sip_udp", flag(), "SIP over UDP")
		.in(optional().byDefault(false), Table.GLOBAL_RECORD)
		.build();

	/** Softmute. */
	public static final Field ENABLE_SOFTMUTE = kept("enable_softmute", flag(), "Softmute")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** SSH. */
	public static final Field ENABLE_SSH = kept("enable_ssh", flag(), "SSH")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** TURN on port 443. */
	public static final Field ENABLE_TURN_443 = kept("enable_turn_443", flag(), "TURN on port 443")
		.in(optional().byDefault(false), Table.GLOBAL_RECORD)
		.build();

	/** WebRTC. */
	public static final Field ENABLE_WEBRTC = kept("enable_webrtc", flag(), "WebRTC")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Fetch avatars from Exchange Online. */
	public static final Field EXTERNAL_PARTICIPANT_AVATAR_LOOKUP = kept("external_participant_avatar_lookup", flag(),
			"Fetch avatars from Exchange Online")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Guests alone stay for. */
	public static final Field GUESTS_ONLY_TIMEOUT = kept("guests_only_timeout", wholeNumber(0, 86400),
			"Guests alone stay for")
		.unit("seconds")
		.in(optional().byDefault(60L), Table.GLOBAL_RECORD)
		.build();

	/** Legacy API user name. */
	public static final Field LEGACY_API_USERNAME = kept("legacy_api_username", text(100), "Legacy API user name")
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** Live captions by default. */
	public static final Field LIVE_CAPTIONS_VMR_DEFAULT = kept("live_captions_vmr_default", flag(),
			"Live captions by default")
		.in(optional().byDefault(false), Table.GLOBAL_RECORD)
		.build();

	/** Conferences in the live view. */
	public static final Field LIVEVIEW_SHOW_CONFERENCES = kept("liveview_show_conferences", flag(),
			"Conferences in the live view")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Skype for Business domain. */
	public static final Field LOCAL_MSSIP_DOMAIN = kept("local_mssip_domain", text(255), "Skype for Business domain")
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** Logon banner. */
	public static final Field LOGON_BANNER = kept("logon_banner", text(4096), "Logon banner")
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** Keep logs for. */
	public static final Field LOGS_MAX_AGE = kept("logs_max_age", wholeNumber(0, 3650), "Keep logs for").unit("days")
		.in(optional().byDefault(0L), Table.GLOBAL_RECORD)
		.build();

	/** DSCP value for management. */
	public static final Field MANAGEMENT_QOS = kept("management_qos", wholeNumber(0, 63), "DSCP value for management")
		.in(optional().byDefault(0L), Table.GLOBAL_RECORD)
		.build();

	/** Management session ends after. */
	public static final Field MANAGEMENT_SESSION_TIMEOUT = kept("management_session_timeout", wholeNumber(5, 1440),
			"Management session ends after")
		.unit("minutes")
		.in(optional().byDefault(30L), Table.GLOBAL_RECORD)
		.build();

	/** Highest incoming bandwidth. */
	public static final Field MAX_CALLRATE_IN = kept("max_callrate_in", wholeNumber(128, 8192),
			"Highest incoming bandwidth")
		.unit("kbps")
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** Highest outgoing bandwidth. */
	public static final Field MAX_CALLRATE_OUT = kept("max_callrate_out", wholeNumber(128, 8192),
			"Highest outgoing bandwidth")
		.unit("kbps")
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** Highest quality. */
	public static final Field MAX_PIXELS_PER_SECOND = kept("max_pixels_per_second",
			choice(Option.of("sd", "SD"), Option.of("hd", "HD"), Option.of("fullhd", "Full HD")), "Highest quality")
		.in(optional().byDefault("hd"), Table.GLOBAL_RECORD)
		.build();

	/** Share of presentation. */
	public static final Field MAX_PRESENTATION_BANDWIDTH_RATIO = kept("max_presentation_bandwidth_ratio",
			wholeNumber(25, 75), "Share of presentation")
		.unit("percent")
		.in(optional().byDefault(75L), Table.GLOBAL_RECORD)
		.build();

	/** Last media port. */
	public static final Field MEDIA_PORTS_END = kept("media_ports_end", wholeNumber(10000, 49999), "Last media port")
		.in(optional().byDefault(49999L), Table.GLOBAL_RECORD)
		.build();

	/** First media port. */
	public static final Field MEDIA_PORTS_START = kept("media_ports_start", wholeNumber(10000, 49999),
			"First media port")
		.in(optional().byDefault(40000L), Table.GLOBAL_RECORD)
		.build();

	/** OCSP responder. */
	public static final Field OCSP_RESPONDER_URL = kept("ocsp_responder_url", text(255), "OCSP responder")
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** OCSP. */
	public static final Field OCSP_STATE = kept("ocsp_state",
			choice(Option.of("OFF", "Off"), Option.of("ON", "On"), Option.of("OVERRIDE", "Another responder")), "OCSP")
		.in(optional().byDefault("OFF"), Table.GLOBAL_RECORD)
		.build();

	/** Time to enter a PIN. */
	public static final Field PIN_ENTRY_TIMEOUT = kept("pin_entry_timeout", wholeNumber(30, 86400),
			"Time to enter a PIN")
		.unit("seconds")
		.in(optional().byDefault(120L), Table.GLOBAL_RECORD)
		.build();

	/** Management session ends by itself. */
	public static final Field SESSION_TIMEOUT_ENABLED = kept("session_timeout_enabled", flag(),
			"Management session ends by itself")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Last signaling port. */
	public static final Field SIGNALLING_PORTS_END = kept("signalling_ports_end", wholeNumber(10000, 49999),
			"Last signaling port")
		.in(optional().byDefault(39999L), Table.GLOBAL_RECORD)
		.build();

	/** First signaling port. */
	public static final Field SIGNALLING_PORTS_START = kept("signalling_ports_start", wholeNumber(10000, 49999),
			"First signaling port")
		.in(optional().byDefault(33000L), Table.GLOBAL_RECORD)
		.build();

	/** Verify SIP TLS certificates. */
	public static final Field SIP_TLS_CERT_VERIFY_MODE = kept("sip_tls_cert_verify_mode",
			choice(Option.of("OFF", "Off"), Option.of("ON", "On")), "Verify SIP TLS certificates")
		.in(optional().byDefault("OFF"), Table.GLOBAL_RECORD)
		.build();

	/** Site banner. */
	public static final Field SITE_BANNER = kept("site_banner", text(255), "Site banner")
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** PowerPoint Live in Teams. */
	public static final Field TEAMS_ENABLE_POWERPOINT_RENDER = kept("teams_enable_powerpoint_render", flag(),
			"PowerPoint Live in Teams")
		.in(optional().byDefault(true), Table.GLOBAL_RECORD)
		.build();

	/** Guests wait for a Host for. */
	public static final Field WAITING_FOR_CHAIR_TIMEOUT = kept("waiting_for_chair_timeout", wholeNumber(0, 86400),
			"Guests wait for a Host for")
		.unit("seconds")
		.in(optional().byDefault(900L), Table.GLOBAL_RECORD)
		.build();

	private InfinityGlobalFields() {
	}

	private static Field.Builder kept(String name, FieldKind kind, String label) {
		return Field.named(name, kind)
			.label(label)
			.help("Kept for Infinity's Management API; Usher does not use it.")
			.group(Group.KEPT);
	}

}
