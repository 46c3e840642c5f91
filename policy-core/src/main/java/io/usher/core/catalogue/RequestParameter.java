package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.openChoice;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.RequestParameter.Declaration.sent;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parameters that Conferencing Nodes send (guide: "Summary of request parameters per
 * request type", and the table of each request), and those of later versions. Later ones
 * than these occur too; they are kept, not refused.
 */
public enum RequestParameter {

	/** Bandwidth. */
	BANDWIDTH(sent("bandwidth", wholeNumber(0, Long.MAX_VALUE)).label("Bandwidth")
		.help("The most bandwidth that the call asked for, in bits a second. It means something for "
				+ "incoming calls only.")
		.in(Requests.CALLS)),

	/** Breakout room. */
	BREAKOUT_UUID(sent("breakout_uuid", text()).label("Breakout room")
		.help("The UUID of the breakout room that the request is about, if it is about one.")
		.in(EnumSet.of(RequestType.SERVICE_CONFIGURATION))),

	/** Call direction. */
	CALL_DIRECTION(sent("call_direction",
			openChoice(Option.of("dial_in", "Call to Infinity"), Option.of("dial_out", "Call from Infinity"),
					Option.of("non_dial", "No call: LRQ, SUBSCRIBE, OPTIONS")))
		.label("Call direction")
		.help("Whether somebody calls Infinity, Infinity calls somebody, or a device only asks.")
		.in(Requests.CALLS)),

	/** Call tag. */
	CALL_TAG(sent("call_tag", text()).label("Call tag")
		.help("A marker that the participant was given, if any.")
		.in(Requests.ALL)),

	/** Call. */
	CALL_UUID(sent("call_uuid", text()).label("Call")
		.help("Identifies the participant's call.")
		.in(Requests.PARTICIPANT)),

	/** Display name is authenticated. */
	HAS_AUTHENTICATED_DISPLAY_NAME(sent("has_authenticated_display_name", flag()).label("Display name is authenticated")
		.help("Whether an Identity Provider gave the display name and vouches for it.")
		.in(Requests.CALLS)),

	/** Height. */
	HEIGHT(sent("height", wholeNumber(0, 10_000)).label("Height")
		.help("The height that the picture must have, in pixels.")
		.in(EnumSet.of(RequestType.AVATAR))
		.noted(Footnote.DIRECTORY_AVATAR)),

	/** Identity Provider's attributes. */
	IDP_ATTRIBUTES(sent("idp_attributes", text()).label("Identity Provider's attributes")
		.help("What the Identity Provider tells of the participant: one parameter for each "
				+ "attribute, named idp_attribute_ and the attribute's name. Scripts see a dictionary of lists.")
		.in(Requests.PARTICIPANT)),

	/** Identity Provider. */
	IDP_UUID(sent("idp_uuid", text()).label("Identity Provider")
		.help("The UUID of the Identity Provider that the participant signed in with; empty for none.")
		.in(Requests.CALLS)),

	/** Most results. */
	LIMIT(sent("limit", wholeNumber(0, Long.MAX_VALUE)).label("Most results")
		.help("How many entries the answer may have. Infinity always asks for 10.")
		.in(Requests.DIRECTORY)),

	/** Dialed alias. */
	LOCAL_ALIAS(sent("local_alias", text(2000)).label("Dialed alias")
		.help("The alias that was dialed, by which the service is found. In media location and "
				+ "avatar requests: the one dialed first.")
		.in(Requests.CALLS)),

	/** Location. */
	LOCATION(sent("location", text()).label("Location")
		.help("The system location of the node that asks.")
		.in(Requests.ALL)
		.noted(Footnote.DIRECTORY_AVATAR)),

	/** Subnet. */
	MS_SUBNET(sent("ms-subnet", text()).label("Subnet")
		.help("The subnet of the caller, from the SIP header of that name.")
		.in(Requests.CALLS)
		.noted(Footnote.SIP_HEADER)),

	/** Node. */
	NODE_IP(sent("node_ip", text()).label("Node")
		.help("The IP address of the node that asks.")
		.in(Requests.ALL)
		.noted(Footnote.DIRECTORY_AVATAR)),

	/** Asserted identity. */
	P_ASSERTED_IDENTITY(sent("p_Asserted-Identity", text()).label("Asserted identity")
		.help("The identity that the caller authenticated with, from the SIP header of that name.")
		.in(Requests.CALLS)
		.noted(Footnote.SIP_HEADER)),

	/** Participant type. */
	PARTICIPANT_TYPE(sent("participant_type",
			openChoice(Option.of("standard", "Standard"), Option.of("api", "First request of a WebRTC client"),
					Option.of("api_host", "The same, and a Host starts the conference")))
		.label("Participant type")
		.help("Which part of a join the request belongs to. A WebRTC client usually causes one for "
				+ "api and one for standard.")
		.in(Requests.PARTICIPANT)),

	/** Participant. */
	PARTICIPANT_UUID(sent("participant_uuid", text()).label("Participant")
		.help("Identifies the participant.")
		.in(Requests.PARTICIPANT)),

	/** Role so far. */
	PREAUTHENTICATED_ROLE(
			sent("preauthenticated_role", openChoice(Option.of("chair", "Host"), Option.of("guest", "Guest")))
				.label("Role so far")
				.help("The role that PIN, sign-in or external policy has given already; null or empty when "
						+ "none has. SIP and H.323 callers are asked for a PIN only afterwards.")
				.in(Requests.PARTICIPANT)),

	/** Protocol. */
	PROTOCOL(sent("protocol",
			openChoice(Option.of("api", "Connect app"), Option.of("webrtc", "WebRTC"), Option.of("sip", "SIP"),
					Option.of("rtmp", "RTMP"), Option.of("h323", "H.323"), Option.of("mssip", "Skype for Business"),
					Option.later("teams", "Microsoft Teams")))
		.label("Protocol")
		.help("How the call reached Infinity; a Connect app that dials in is always api. "
				+ "Registrations are webrtc, sip or h323.")
		.in(EnumSet.of(RequestType.SERVICE_CONFIGURATION, RequestType.PARTICIPANT_PROPERTIES,
				RequestType.MEDIA_LOCATION, RequestType.AVATAR, RequestType.REGISTRATION))),

	/** Proxying node. */
	PROXY_NODE_ADDRESS(sent("proxy_node_address", text()).label("Proxying node")
		.help("The address of the Proxying Edge Node that handles the call, if one does.")
		.in(Requests.MEDIA)),

	/** Proxying node's location. */
	PROXY_NODE_LOCATION(sent("proxy_node_location", text()).label("Proxying node's location")
		.help("The system location of the Proxying Edge Node that handles the call, if one does.")
		.in(Requests.MEDIA)),

	/** Build. */
	PSEUDO_VERSION_ID(sent("pseudo_version_id", text()).label("Build")
		.help("The build of Infinity's software.")
		.in(Requests.ALL)
		.noted(Footnote.DIRECTORY_AVATAR)),

	/** Search text. */
	Q(sent("q", text()).label("Search text")
		.help("What the user typed to look for in the directory.")
		.in(Requests.DIRECTORY)),

	/** Registered. */
	REGISTERED(sent("registered", flag()).label("Registered")
		.help("Whether the caller's device is registered to Infinity.")
		.in(Requests.CALLS)
		.noted(Footnote.DIRECTORY_AVATAR)),

	/** Who searches. */
	REGISTRATION_ALIAS(sent("registration_alias", text()).label("Who searches")
		.help("The alias with which the searching Connect app is registered.")
		.in(Requests.DIRECTORY)),

	/** Caller's address. */
	REMOTE_ADDRESS(sent("remote_address", text()).label("Caller's address")
		.help("The IP address of the participant, and of the device that registers.")
		.in(Requests.CALLS)
		.laterIn(RequestType.REGISTRATION)),

	/** Caller's alias. */
	REMOTE_ALIAS(sent("remote_alias", text(2000)).label("Caller's alias")
		.help("The alias or name of the participant, which may have a scheme, as sip:alice@example.com.")
		.in(Requests.CALLS)),

	/** Caller's display name. */
	REMOTE_DISPLAY_NAME(sent("remote_display_name", text()).label("Caller's display name")
		.help("What the participant is called.")
		.in(Requests.CALLS)),

	/** Caller's port. */
	REMOTE_PORT(sent("remote_port", wholeNumber(0, 65535)).label("Caller's port")
		.help("The IP port of the participant.")
		.in(Requests.CALLS)),

	/** Role. */
	ROLE(sent("role",
			openChoice(Option.of("chair", "Host"), Option.of("guest", "Guest"), Option.of("unknown", "Not known yet")))
		.label("Role")
		.help("The role of the participant whose picture is asked for; unknown while at the PIN or "
				+ "waiting for a Host.")
		.in(EnumSet.of(RequestType.AVATAR))),

	/** Service. */
	SERVICE_NAME(sent("service_name", text()).label("Service")
		.help("The name of the service, as the answer to the first service configuration request gave it.")
		.in(Requests.CALLS)
		.noted(Footnote.OUTBOUND_OR_BREAKOUT)),

	/** Service tag. */
	SERVICE_TAG(sent("service_tag", text()).label("Service tag")
		.help("The service tag of the service.")
		.in(Requests.CALLS)
		.noted(Footnote.OUTBOUND)),

	/** Direct media. */
	SUPPORTS_DIRECT_MEDIA(sent("supports_direct_media", flag()).label("Direct media")
		.help("Whether direct media is possible.")
		.in(Requests.CALLS)),

	/** Teams tenant. */
	TEAMS_TENANT_ID(sent("teams_tenant_id", text()).label("Teams tenant")
		.help("The Microsoft Teams tenant that a SIP or H.323 call from Teams Rooms comes from.")
		.in(Requests.CALLS)),

	/** Telehealth call. */
	TELEHEALTH_REQUEST_ID(sent("telehealth_request_id", text()).label("Telehealth call")
		.help("Identifies a telehealth call.")
		.in(Requests.JOINING)
		.noted(Footnote.TELEHEALTH)),

	/** Trigger. */
	TRIGGER(sent("trigger",
			openChoice(Option.of("web", "Connect app"), Option.of("web_avatar_fetch", "Connect app fetches an avatar"),
					Option.of("invite", "SIP INVITE"), Option.of("options", "SIP OPTIONS"),
					Option.of("subscribe", "SIP SUBSCRIBE"), Option.of("setup", "H.323 SETUP"),
					Option.of("arq", "H.323 ARQ"), Option.of("lrq", "H.323 LRQ"),
					Option.of("unspecified", "Not specified"), Option.later("two_stage_dialing", "Virtual Reception"),
					Option.later("teams", "Microsoft Teams")))
		.label("Trigger")
		.help("What made the node ask.")
		.in(Requests.CALLS)),

	/** Unique service. */
	UNIQUE_SERVICE_NAME(sent("unique_service_name", text()).label("Unique service")
		.help("The name by which Infinity tells this service from all others. Of a gateway call: "
				+ "the rule's name and an identifier; of all others: the service's name.")
		.in(Requests.CALLS)
		.noted(Footnote.OUTBOUND_OR_BREAKOUT)),

	/** Device. */
	VENDOR(sent("vendor", text(2000)).label("Device")
		.help("The maker and version of the caller's device, or browser and operating system.")
		.in(Requests.CALLS)),

	/** Version. */
	VERSION_ID(sent("version_id", text()).label("Version")
		.help("The version of Infinity's software, which decides what answers may hold.")
		.in(Requests.ALL)
		.noted(Footnote.DIRECTORY_AVATAR)),

	/** Width. */
	WIDTH(sent("width", wholeNumber(0, 10_000)).label("Width")
		.help("The width that the picture must have, in pixels.")
		.in(EnumSet.of(RequestType.AVATAR))
		.noted(Footnote.DIRECTORY_AVATAR)),

	/** Displays. */
	DISPLAY_COUNT(sent("display_count", wholeNumber(0, Long.MAX_VALUE)).label("Displays")
		.help("How many screens the participant has.")
		.in(EnumSet.of(RequestType.SERVICE_CONFIGURATION, RequestType.PARTICIPANT_PROPERTIES))
		.later()),

	/** Previous service. */
	PREVIOUS_SERVICE_NAME(sent("previous_service_name", text()).label("Previous service")
		.help("The service from which the participant was transferred.")
		.in(EnumSet.of(RequestType.SERVICE_CONFIGURATION, RequestType.PARTICIPANT_PROPERTIES))
		.later()),

	/** Passcode of the other system. */
	THIRD_PARTY_PASSCODE(sent("third_party_passcode", text()).label("Passcode of the other system")
		.help("The passcode that goes with a meeting of another system.")
		.in(EnumSet.of(RequestType.SERVICE_CONFIGURATION, RequestType.PARTICIPANT_PROPERTIES))
		.later()
		.secret()),

	/** Listens to the audio mix. */
	RECEIVE_FROM_AUDIO_MIX(sent("receive_from_audio_mix", text()).label("Listens to the audio mix")
		.help("The audio mix that the participant hears.")
		.in(Requests.PARTICIPANT)
		.later()),

	/** Heard in the audio mix. */
	SEND_TO_AUDIO_MIXES_MIX_NAME(sent("send_to_audio_mixes_mix_name", text()).label("Heard in the audio mix")
		.help("The audio mix in which the participant is heard.")
		.in(Requests.PARTICIPANT)
		.later()),

	/** Prominent in the audio mix. */
	SEND_TO_AUDIO_MIXES_PROMINENT(sent("send_to_audio_mixes_prominent", flag()).label("Prominent in the audio mix")
		.help("Whether the participant is louder than others in that mix.")
		.in(Requests.PARTICIPANT)
		.later()),

	/** Authentication. */
	AUTH_TYPE(sent("auth_type",
			openChoice(Option.later("credentials", "User name and password"), Option.later("sso", "Single sign-on")))
		.label("Authentication")
		.help("How the device authenticates. With sso, answer without credentials.")
		.in(EnumSet.of(RequestType.REGISTRATION))
		.later());

	/** What stands before the name of an Identity Provider's attribute on the wire. */
	public static final String IDP_ATTRIBUTE_PREFIX = "idp_attribute_";

	private static final Map<String, RequestParameter> BY_NAME = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap(RequestParameter::scriptName, Function.identity()));

	private final Declaration declaration;

	RequestParameter(Declaration declaration) {
		this.declaration = declaration;
	}

	/** Returns the name on the wire, such as {@code p_Asserted-Identity}. */
	public String wireName() {
		return this.declaration.wireName;
	}

	/** Returns the name that scripts see, such as {@code p_asserted_identity}. */
	public String scriptName() {
		return normalise(wireName());
	}

	/** Returns what kind of value it holds; choices are open. */
	public FieldKind kind() {
		return this.declaration.kind;
	}

	/** Returns the words beside the input. */
	public String label() {
		return this.declaration.label;
	}

	/** Returns what it tells, in our own words. */
	public String help() {
		return this.declaration.help;
	}

	/** Tells whether it is never shown in logs. */
	public boolean isSecret() {
		return this.declaration.secret;
	}

	/** Returns the requests that carry it in some version. */
	public Set<RequestType> requests() {
		return Collections.unmodifiableSet(this.declaration.requests.keySet());
	}

	/** Tells whether a request of a version carries it. */
	public boolean isIn(RequestType request, InfinityVersion version) {
		InfinityVersion first = this.declaration.requests.get(request);
		return first != null && version.isAtLeast(first);
	}

	/** Returns the first version of Infinity that sends it. */
	public InfinityVersion since() {
		return Collections.min(this.declaration.requests.values());
	}

	/** Returns when a request leaves it out. */
	public Set<Footnote> footnotes() {
		return Collections.unmodifiableSet(this.declaration.footnotes);
	}

	/** Returns what a request of a version may carry, in the guide's order. */
	public static Set<RequestParameter> of(RequestType request, InfinityVersion version) {
		return Arrays.stream(values())
			.filter((parameter) -> parameter.isIn(request, version))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Finds a parameter by its name on the wire or in scripts, ignoring case and whether
	 * words are joined by {@code -} or {@code _}. An Identity Provider's attribute, such
	 * as {@code idp_attribute_locale}, is {@link #IDP_ATTRIBUTES}.
	 */
	public static Optional<RequestParameter> find(String wireName) {
		String name = normalise(wireName);
		return name.startsWith(IDP_ATTRIBUTE_PREFIX) ? Optional.of(IDP_ATTRIBUTES)
				: Optional.ofNullable(BY_NAME.get(name));
	}

	private static String normalise(String name) {
		return name.toLowerCase(Locale.ROOT).replace('-', '_');
	}

	/** Which requests usually carry a parameter together. */
	private static final class Requests {

		static final Set<RequestType> ALL = EnumSet.allOf(RequestType.class);

		static final Set<RequestType> CALLS = EnumSet.of(RequestType.SERVICE_CONFIGURATION,
				RequestType.PARTICIPANT_PROPERTIES, RequestType.MEDIA_LOCATION, RequestType.AVATAR);

		static final Set<RequestType> JOINING = EnumSet.of(RequestType.SERVICE_CONFIGURATION,
				RequestType.PARTICIPANT_PROPERTIES, RequestType.MEDIA_LOCATION);

		static final Set<RequestType> MEDIA = EnumSet.of(RequestType.MEDIA_LOCATION, RequestType.AVATAR);

		static final Set<RequestType> PARTICIPANT = EnumSet.of(RequestType.PARTICIPANT_PROPERTIES);

		static final Set<RequestType> DIRECTORY = EnumSet.of(RequestType.DIRECTORY);

	}

	/** What is declared of a parameter. */
	static final class Declaration {

		private final String wireName;

		private final FieldKind kind;

		private final Map<RequestType, InfinityVersion> requests = new EnumMap<>(RequestType.class);

		private final Set<Footnote> footnotes = EnumSet.noneOf(Footnote.class);

		private String label;

		private String help = "";

		private boolean secret;

		private Declaration(String wireName, FieldKind kind) {
			this.wireName = wireName;
			this.kind = kind;
			this.label = wireName;
		}

		static Declaration sent(String wireName, FieldKind kind) {
			return new Declaration(wireName, kind);
		}

		Declaration label(String words) {
			this.label = words;
			return this;
		}

		Declaration help(String words) {
			this.help = words;
			return this;
		}

		Declaration in(Set<RequestType> types) {
			types.forEach((type) -> this.requests.put(type, InfinityVersion.V34));
			return this;
		}

		Declaration later() {
			this.requests.replaceAll((type, version) -> InfinityVersion.V35);
			return this;
		}

		Declaration laterIn(RequestType type) {
			this.requests.put(type, InfinityVersion.V35);
			return this;
		}

		Declaration noted(Footnote footnote) {
			this.footnotes.add(footnote);
			return this;
		}

		Declaration secret() {
			this.secret = true;
			return this;
		}

	}

}
