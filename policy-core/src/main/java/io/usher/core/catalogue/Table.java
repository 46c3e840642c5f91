package io.usher.core.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A table of fields: one for each service type and each other answer of the policy guide,
 * and one for each kind of record (and row within a record) that Usher keeps.
 */
public enum Table {

	/** Answer: Virtual Meeting Room. */
	CONFERENCE("conference", "Virtual Meeting Room"),

	/** Answer: Virtual Auditorium. */
	LECTURE("lecture", "Virtual Auditorium"),

	/** Answer: Infinity Gateway call. */
	GATEWAY("gateway", "Infinity Gateway call"),

	/** Answer: Virtual Reception. */
	TWO_STAGE_DIALING("two_stage_dialing", "Virtual Reception"),

	/** Answer: Media Playback Service. */
	MEDIA_PLAYBACK("media_playback", "Media Playback Service"),

	/** Answer: Test Call Service. */
	TEST_CALL("test_call", "Test Call Service"),

	/** Answer: what makes a conference or lecture answer a breakout room's. */
	BREAKOUT(null, "Breakout room"),

	/** Answer: a row of {@code automatic_participants}. */
	ADP(null, "Automatically Dialed Participant"),

	/** Answer: a row of {@code send_to_audio_mixes}. */
	AUDIO_MIX(null, "Audio mix"),

	/** Answer: participant properties. */
	PARTICIPANT(null, "Participant properties"),

	/** Answer: media location. */
	MEDIA_LOCATION(null, "Media location"),

	/** Answer: credentials for a registration. */
	REGISTRATION(null, "Registration"),

	/** Answer: what stands beside the entries of the directory. */
	DIRECTORY(null, "Directory"),

	/** Answer: an entry of the directory. */
	DIRECTORY_ENTRY(null, "Directory entry"),

	/** Record: policy profile. */
	POLICY_PROFILE_RECORD(RecordKind.POLICY_PROFILE),

	/** Record: system location. */
	SYSTEM_LOCATION_RECORD(RecordKind.SYSTEM_LOCATION),

	/** Record: conference of any type. */
	CONFERENCE_RECORD(RecordKind.CONFERENCE),

	/** Row of a conference record: an alias. */
	CONFERENCE_ALIAS_ROW(null, "Alias"),

	/** Row of a conference record: a breakout room. */
	BREAKOUT_ROOM_ROW(null, "Breakout room"),

	/** Record: Automatically Dialed Participant. */
	AUTOMATIC_PARTICIPANT_RECORD(RecordKind.AUTOMATIC_PARTICIPANT),

	/** Record: Call Routing Rule. */
	CALL_ROUTING_RULE_RECORD(RecordKind.CALL_ROUTING_RULE),

	/** Record: device. */
	DEVICE_RECORD(RecordKind.DEVICE),

	/** Record: person. */
	PERSON_RECORD(RecordKind.PERSON),

	/** Record: theme. */
	THEME_RECORD(RecordKind.THEME),

	/** Record: SIP proxy. */
	SIP_PROXY_RECORD(RecordKind.SIP_PROXY),

	/** Record: H.323 gatekeeper. */
	H323_GATEKEEPER_RECORD(RecordKind.H323_GATEKEEPER),

	/** Record: Skype for Business server. */
	MSSIP_PROXY_RECORD(RecordKind.MSSIP_PROXY),

	/** Record: TURN server. */
	TURN_SERVER_RECORD(RecordKind.TURN_SERVER),

	/** Record: STUN server. */
	STUN_SERVER_RECORD(RecordKind.STUN_SERVER),

	/** Record: Teams Connector. */
	TEAMS_CONNECTOR_RECORD(RecordKind.TEAMS_CONNECTOR),

	/** Record: Google Meet access token. */
	GMS_ACCESS_TOKEN_RECORD(RecordKind.GMS_ACCESS_TOKEN),

	/** Record: Identity Provider group. */
	IDENTITY_PROVIDER_GROUP_RECORD(RecordKind.IDENTITY_PROVIDER_GROUP),

	/** Record: media playlist. */
	MEDIA_PLAYLIST_RECORD(RecordKind.MEDIA_PLAYLIST),

	/** Record: administrator. */
	ADMINISTRATOR_RECORD(RecordKind.ADMINISTRATOR),

	/** Record: node credential. */
	NODE_CREDENTIAL_RECORD(RecordKind.NODE_CREDENTIAL),

	/** Record: API token. */
	API_TOKEN_RECORD(RecordKind.API_TOKEN),

	/** Record: OAuth2 client. */
	OAUTH2_CLIENT_RECORD(RecordKind.OAUTH2_CLIENT),

	/** Record: script test. */
	SCRIPT_TEST_RECORD(RecordKind.SCRIPT_TEST),

	/** Record: global settings. */
	GLOBAL_RECORD(RecordKind.GLOBAL);

	private static final List<Table> SERVICES = Arrays.stream(values())
		.filter((table) -> table.serviceType != null)
		.toList();

	private static final List<Table> ANSWERS = Arrays.stream(values()).filter((table) -> !table.isRecord()).toList();

	private final @Nullable String serviceType;

	private final @Nullable RecordKind recordKind;

	private final String title;

	Table(@Nullable String serviceType, String title) {
		this.serviceType = serviceType;
		this.recordKind = null;
		this.title = title;
	}

	Table(RecordKind recordKind) {
		this.serviceType = null;
		this.recordKind = recordKind;
		this.title = recordKind.title();
	}

	/** Returns the {@code service_type} of a service's table, null for the others. */
	public @Nullable String serviceType() {
		return this.serviceType;
	}

	/** Tells whether it is a record's or a row's of one, rather than an answer's. */
	public boolean isRecord() {
		return compareTo(DIRECTORY_ENTRY) > 0;
	}

	/** Returns the words for pages and messages. */
	public String title() {
		return this.title;
	}

	/** Returns the tables of the six service types, in the guide's order. */
	public static List<Table> services() {
		return SERVICES;
	}

	/** Returns the tables of all answers, in the guide's order. */
	public static List<Table> answers() {
		return ANSWERS;
	}

	/** Finds the table of a service type, such as {@code two_stage_dialing}. */
	public static Optional<Table> ofService(@Nullable String serviceType) {
		return SERVICES.stream().filter((table) -> Objects.equals(table.serviceType, serviceType)).findFirst();
	}

	/** Returns the table of a kind of record. */
	public static Table of(RecordKind kind) {
		return Arrays.stream(values())
			.filter((table) -> table.recordKind == kind)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("kind: " + kind + " (expected: one with a table)"));
	}

}
