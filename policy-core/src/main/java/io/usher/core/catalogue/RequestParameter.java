package io.usher.core.catalogue;

import java.util.Optional;
import java.util.Set;

/**
 * The parameters that Conferencing Nodes send (guide: "Summary of request parameters").
 */
public enum RequestParameter {

	/** bandwidth. */
	BANDWIDTH("bandwidth"),
	/** breakout_uuid. */
	BREAKOUT_UUID("breakout_uuid"),
	/** call_direction. */
	CALL_DIRECTION("call_direction"),
	/** call_tag. */
	CALL_TAG("call_tag"),
	/** call_uuid. */
	CALL_UUID("call_uuid"),
	/** has_authenticated_display_name. */
	HAS_AUTHENTICATED_DISPLAY_NAME("has_authenticated_display_name"),
	/** height. */
	HEIGHT("height"),
	/** idp_attributes. */
	IDP_ATTRIBUTES("idp_attributes"),
	/** idp_uuid. */
	IDP_UUID("idp_uuid"),
	/** limit. */
	LIMIT("limit"),
	/** local_alias. */
	LOCAL_ALIAS("local_alias"),
	/** location. */
	LOCATION("location"),
	/** ms-subnet. */
	MS_SUBNET("ms-subnet"),
	/** node_ip. */
	NODE_IP("node_ip"),
	/** p_Asserted-Identity. */
	P_ASSERTED_IDENTITY("p_Asserted-Identity"),
	/** participant_type. */
	PARTICIPANT_TYPE("participant_type"),
	/** participant_uuid. */
	PARTICIPANT_UUID("participant_uuid"),
	/** preauthenticated_role. */
	PREAUTHENTICATED_ROLE("preauthenticated_role"),
	/** protocol. */
	PROTOCOL("protocol"),
	/** proxy_node_address. */
	PROXY_NODE_ADDRESS("proxy_node_address"),
	/** proxy_node_location. */
	PROXY_NODE_LOCATION("proxy_node_location"),
	/** pseudo_version_id. */
	PSEUDO_VERSION_ID("pseudo_version_id"),
	/** q. */
	Q("q"),
	/** registered. */
	REGISTERED("registered"),
	/** registration_alias. */
	REGISTRATION_ALIAS("registration_alias"),
	/** remote_address. */
	REMOTE_ADDRESS("remote_address"),
	/** remote_alias. */
	REMOTE_ALIAS("remote_alias"),
	/** remote_display_name. */
	REMOTE_DISPLAY_NAME("remote_display_name"),
	/** remote_port. */
	REMOTE_PORT("remote_port"),
	/** role. */
	ROLE("role"),
	/** service_name. */
	SERVICE_NAME("service_name"),
	/** service_tag. */
	SERVICE_TAG("service_tag"),
	/** supports_direct_media. */
	SUPPORTS_DIRECT_MEDIA("supports_direct_media"),
	/** teams_tenant_id. */
	TEAMS_TENANT_ID("teams_tenant_id"),
	/** telehealth_request_id. */
	TELEHEALTH_REQUEST_ID("telehealth_request_id"),
	/** trigger. */
	TRIGGER("trigger"),
	/** unique_service_name. */
	UNIQUE_SERVICE_NAME("unique_service_name"),
	/** vendor. */
	VENDOR("vendor"),
	/** version_id. */
	VERSION_ID("version_id"),
	/** width. */
	WIDTH("width"),
	/** display_count. */
	DISPLAY_COUNT("display_count"),
	/** previous_service_name. */
	PREVIOUS_SERVICE_NAME("previous_service_name"),
	/** third_party_passcode. */
	THIRD_PARTY_PASSCODE("third_party_passcode"),
	/** receive_from_audio_mix. */
	RECEIVE_FROM_AUDIO_MIX("receive_from_audio_mix"),
	/** send_to_audio_mixes_mix_name. */
	SEND_TO_AUDIO_MIXES_MIX_NAME("send_to_audio_mixes_mix_name"),
	/** send_to_audio_mixes_prominent. */
	SEND_TO_AUDIO_MIXES_PROMINENT("send_to_audio_mixes_prominent"),
	/** auth_type. */
	AUTH_TYPE("auth_type");

	private final String wireName;

	RequestParameter(String wireName) {
		this.wireName = wireName;
	}

	/** Returns the name on the wire, such as {@code p_Asserted-Identity}. */
	public String wireName() {
		return this.wireName;
	}

	/** Returns the name that scripts see, such as {@code p_asserted_identity}. */
	public String scriptName() {
		return this.wireName;
	}

	/** Returns what kind of value it holds. */
	public FieldKind kind() {
		return FieldKind.text();
	}

	/** Returns the words beside the input. */
	public String label() {
		return this.wireName;
	}

	/** Returns what it tells, in our own words. */
	public String help() {
		return "";
	}

	/** Returns the requests that carry it. */
	public Set<RequestType> requests() {
		return Set.of(RequestType.values());
	}

	/** Returns the first version of Infinity that sends it. */
	public InfinityVersion since() {
		return InfinityVersion.V34;
	}

	/**
	 * Finds a parameter by its name on the wire or in scripts, ignoring case and whether
	 * words are joined by {@code -} or {@code _}.
	 */
	public static Optional<RequestParameter> find(String wireName) {
		return Optional.empty();
	}

}
