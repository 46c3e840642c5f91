package io.usher.core.catalogue;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of configuration record. Names and titles are those of Infinity's Management
 * API.
 */
public enum RecordKind {

	/** A policy profile. */
	POLICY_PROFILE("policy_server", "Policy profile", "Policy profiles"),

	/** A system location. */
	SYSTEM_LOCATION("system_location", "System location", "System locations"),

	/**
	 * A Virtual Meeting Room, Virtual Auditorium, Virtual Reception, Media Playback or
	 * Test Call service.
	 */
	CONFERENCE("conference", "Virtual Meeting Room", "Conferences"),

	/** An Automatically Dialed Participant. */
	AUTOMATIC_PARTICIPANT("automatic_participant", "Automatically Dialed Participant",
			"Automatically Dialed Participants"),

	/** A Call Routing Rule. */
	CALL_ROUTING_RULE("gateway_routing_rule", "Call Routing Rule", "Call Routing Rules"),

	/** A device alias that may register. */
	DEVICE("device", "Device alias", "Devices"),

	/** A person. */
	PERSON("end_user", "User", "People"),

	/** A theme. */
	THEME("ivr_theme", "Theme", "Themes"),

	/** A SIP proxy. */
	SIP_PROXY("sip_proxy", "SIP proxy", "SIP proxies"),

	/** An H.323 gatekeeper. */
	H323_GATEKEEPER("h323_gatekeeper", "H.323 gatekeeper", "H.323 gatekeepers"),

	/** A Skype for Business server. */
	MSSIP_PROXY("mssip_proxy", "Skype for Business server", "Skype for Business servers"),

	/** A TURN server. */
	TURN_SERVER("turn_server", "TURN server", "TURN servers"),

	/** A STUN server. */
	STUN_SERVER("stun_server", "STUN server", "STUN servers"),

	/** A Microsoft Teams Connector. */
	TEAMS_CONNECTOR("teams_proxy", "Microsoft Teams Connector", "Microsoft Teams Connectors"),

	/** A Google Meet access token. */
	GMS_ACCESS_TOKEN("gms_access_token", "Google Meet access token", "Google Meet access tokens"),

	/** A group of Identity Providers. */
	IDENTITY_PROVIDER_GROUP("identity_provider_group", "Identity Provider group", "Identity Provider groups"),

	/** A playlist of the media library. */
	MEDIA_PLAYLIST("media_library_playlist", "Media playlist", "Media playlists"),

	/** A person who may use the console or the administration API. */
	ADMINISTRATOR("administrator", "Administrator", "Administrators"),

	/** A credential with which Conferencing Nodes authenticate. */
	NODE_CREDENTIAL("node_credential", "Node credential", "Node credentials"),

	/** A token with which programs use the administration API. */
	API_TOKEN("api_token", "API token", "API tokens"),

	/** A client that fetches access tokens for the administration API by OAuth2. */
	OAUTH2_CLIENT("oauth2_client", "OAuth2 client", "OAuth2 clients"),

	/** A test that an administrator keeps for a policy profile's script. */
	SCRIPT_TEST("script_test", "Script test", "Script tests"),

	/** The settings of this deployment; there is one record, with id 1. */
	GLOBAL("global", "Global settings", "Global settings");

	private final String resource;

	private final String title;

	private final String plural;

	RecordKind(String resource, String title, String plural) {
		this.resource = resource;
		this.title = title;
		this.plural = plural;
	}

	/** Returns the Management API's resource name, which is also the stored one. */
	public String resource() {
		return this.resource;
	}

	/** Returns the singular for people. */
	public String title() {
		return this.title;
	}

	/** Returns the plural for people. */
	public String plural() {
		return this.plural;
	}

	/** Finds the kind that the resource name stands for. */
	public static Optional<RecordKind> ofResource(String resource) {
		return Arrays.stream(values()).filter((kind) -> kind.resource.equals(resource)).findFirst();
	}

}
