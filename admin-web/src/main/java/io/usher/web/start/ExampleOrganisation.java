package io.usher.web.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.BreakoutFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.GatewayFields;
import io.usher.core.catalogue.InfinityFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.PlaybackFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.ReceptionFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;

/**
 * An example organisation: three locations, every type of service, a few rules and
 * people. Its conferences are those of the policy guide's examples.
 */
final class ExampleOrganisation {

	private final Administration administration;

	private final List<Edit> edits = new ArrayList<>();

	ExampleOrganisation(Administration administration) {
		this.administration = administration;
	}

	void load() {
		Long theme = add(RecordKind.THEME, CommonFields.NAME, "Example Corp");
		Long playlist = add(RecordKind.MEDIA_PLAYLIST, CommonFields.NAME, "Welcome videos");
		Long proxy = add(RecordKind.SIP_PROXY, CommonFields.NAME, "Branch SIP proxy", InfinityFields.ADDRESS,
				"sip.branch.example.com");
		Long teams = add(RecordKind.TEAMS_CONNECTOR, CommonFields.NAME, "Teams Connector Europe",
				InfinityFields.ADDRESS, "teams.example.com");
		Long london = locations();
		conferences(theme, playlist, london);
		rules(proxy, teams, london);
		people();
		this.administration.save(this.edits, Actor.system(), "Example organisation");
	}

	private Long locations() {
		Long standard = add(RecordKind.POLICY_PROFILE, CommonFields.NAME, "Standard", CommonFields.DESCRIPTION,
				"Own data first; Infinity's own where Usher knows nothing");
		Long strict = add(RecordKind.POLICY_PROFILE, CommonFields.NAME, "Edge", CommonFields.DESCRIPTION,
				"Calls from outside: what Usher does not know is rejected", ProfileFields.NO_MATCH_ACTION, "reject");
		Long newYork = add(RecordKind.SYSTEM_LOCATION, CommonFields.NAME, "New York", LocationFields.POLICY_SERVER,
				standard);
		Long london = add(RecordKind.SYSTEM_LOCATION, CommonFields.NAME, "London", LocationFields.POLICY_SERVER,
				standard, LocationFields.OVERFLOW_LOCATION1, newYork);
		add(RecordKind.SYSTEM_LOCATION, CommonFields.NAME, "Edge", LocationFields.POLICY_SERVER, strict,
				LocationFields.TRANSCODING_LOCATION, london);
		return london;
	}

	private void conferences(Long theme, Long playlist, Long london) {
		Long alice = add(RecordKind.AUTOMATIC_PARTICIPANT, AdpFields.REMOTE_ALIAS, "sip:alice@example.com",
				AdpFields.REMOTE_DISPLAY_NAME, "Alice", AdpFields.LOCAL_DISPLAY_NAME, "Alice's VMR", AdpFields.PROTOCOL,
				"sip", AdpFields.ROLE, "chair", AdpFields.SYSTEM_LOCATION_NAME, london);
		Long stream = add(RecordKind.AUTOMATIC_PARTICIPANT, AdpFields.REMOTE_ALIAS, "rtmp://example.com/live/alice_vmr",
				AdpFields.LOCAL_DISPLAY_NAME, "Alice's VMR", AdpFields.PROTOCOL, "rtmp", AdpFields.ROLE, "guest",
				AdpFields.STREAMING, true);
		add(RecordKind.CONFERENCE, CommonFields.NAME, "Bob Smith", ServiceFields.SERVICE_TYPE, "conference",
				CommonFields.DESCRIPTION, "Bob Smith's personal VMR", ServiceFields.PIN, Secret.of("2468"),
				ServiceFields.ALLOW_GUESTS, true, CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS, "bob@example.com",
				ConferenceFields.ALIASES, aliases("meet.bob", "meet.bob@example.com"));
		add(RecordKind.CONFERENCE, CommonFields.NAME, "Alice Jones", ServiceFields.SERVICE_TYPE, "conference",
				ServiceFields.SERVICE_TAG, "abcd1234", CommonFields.DESCRIPTION, "Alice Jones personal VMR",
				ServiceFields.PIN, Secret.of("1234"), ServiceFields.ALLOW_GUESTS, true, ServiceFields.GUEST_PIN,
				Secret.of("5678"), ServiceFields.HOST_VIEW, "one_main_zero_pips", ServiceFields.ENABLE_OVERLAY_TEXT,
				true, CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS, "alice@example.com", ConferenceFields.ALIASES,
				aliases("meet.alice@example.com", "meet.alice"), ConferenceFields.AUTOMATIC_PARTICIPANTS,
				List.of(alice, stream));
		add(RecordKind.CONFERENCE, CommonFields.NAME, "All hands", ServiceFields.SERVICE_TYPE, "lecture",
				ServiceFields.PIN, Secret.of("8642"), ServiceFields.ALLOW_GUESTS, true, ServiceFields.MUTE_ALL_GUESTS,
				true, ServiceFields.HOST_VIEW, "one_main_seven_pips", ServiceFields.GUEST_VIEW, "one_main_zero_pips",
				ServiceFields.IVR_THEME_NAME, theme, ConferenceFields.ALIASES, aliases("allhands@example.com", "1000"));
		add(RecordKind.CONFERENCE, CommonFields.NAME, "Training", ServiceFields.SERVICE_TYPE, "conference",
				ServiceFields.BREAKOUT_ROOMS, true, ServiceFields.PIN, Secret.of("4567"), ServiceFields.ALLOW_GUESTS,
				true, ConferenceFields.ALIASES, aliases("training@example.com"), ConferenceFields.BREAKOUTS,
				List.of(room("Team A", 1), room("Team B", 2)));
		add(RecordKind.CONFERENCE, CommonFields.NAME, "Reception", ServiceFields.SERVICE_TYPE, "two_stage_dialing",
				ReceptionFields.MATCH_STRING, "([0-9]{4})", ReceptionFields.REPLACE_STRING, "\\1@example.com",
				ServiceFields.IVR_THEME_NAME, theme, ConferenceFields.ALIASES,
				aliases("reception@example.com", "9000"));
		add(RecordKind.CONFERENCE, CommonFields.NAME, "Lobby screen", ServiceFields.SERVICE_TYPE, "media_playback",
				PlaybackFields.MEDIA_PLAYLIST_NAME, playlist, PlaybackFields.ON_COMPLETION,
				Document.of(Map.of("disconnect", true)), ConferenceFields.ALIASES, aliases("lobby@example.com"));
		add(RecordKind.CONFERENCE, CommonFields.NAME, "Test call", ServiceFields.SERVICE_TYPE, "test_call",
				ServiceFields.MAX_CALLRATE_IN, 2_048_000L, ConferenceFields.ALIASES,
				aliases("test@example.com", "testcall"));
	}

	private void rules(Long proxy, Long teams, Long london) {
		add(RecordKind.CALL_ROUTING_RULE, CommonFields.NAME, "Teams meetings", RuleFields.PRIORITY, 10L,
				RuleFields.MATCH_STRING, "teams\\.(\\d{9,12})@example\\.com", RuleFields.REPLACE_STRING, "\\1",
				GatewayFields.OUTGOING_PROTOCOL, "teams", GatewayFields.CALLED_DEVICE_TYPE, "teams_conference",
				ServiceFields.TEAMS_PROXY_NAME, teams, GatewayFields.TREAT_AS_TRUSTED, true);
		add(RecordKind.CALL_ROUTING_RULE, CommonFields.NAME, "Branch offices", RuleFields.PRIORITY, 20L,
				RuleFields.MATCH_STRING, "(?P<room>[a-z]+)@(?P<site>[a-z]+)\\.branch\\.example\\.com",
				RuleFields.REPLACE_STRING, "\\g<room>.\\g<site>@example.net", GatewayFields.OUTGOING_PROTOCOL, "sip",
				GatewayFields.SIP_PROXY_NAME, proxy, GatewayFields.OUTGOING_LOCATION_NAME, london);
		add(RecordKind.CALL_ROUTING_RULE, CommonFields.NAME, "Registered devices", RuleFields.PRIORITY, 50L,
				RuleFields.MATCH_STRING, ".+@example\\.com", RuleFields.MATCH_INCOMING_ONLY_IF_REGISTERED, true,
				GatewayFields.CALLED_DEVICE_TYPE, "registration");
		add(RecordKind.CALL_ROUTING_RULE, CommonFields.NAME, "Telephone out", RuleFields.PRIORITY, 100L,
				RuleFields.MATCH_STRING, "\\+?(\\d{7,15})", RuleFields.REPLACE_STRING, "\\1@pstn.example.net",
				GatewayFields.OUTGOING_PROTOCOL, "sip", ServiceFields.CALL_TYPE, "audio",
				RuleFields.MATCH_INCOMING_CALLS, false, RuleFields.MATCH_OUTGOING_CALLS, true);
	}

	private void people() {
		add(RecordKind.PERSON, PersonFields.PRIMARY_EMAIL_ADDRESS, "alice@example.com", PersonFields.DISPLAY_NAME,
				"Alice Jones");
		add(RecordKind.PERSON, PersonFields.PRIMARY_EMAIL_ADDRESS, "bob@example.com", PersonFields.DISPLAY_NAME,
				"Bob Smith");
		add(RecordKind.DEVICE, DeviceFields.ALIAS, "boardroom@example.com", CommonFields.DESCRIPTION, "Board room",
				DeviceFields.ENABLE_SIP, true);
	}

	private static List<Document> aliases(String... aliases) {
		return List.of(aliases).stream().map((alias) -> Document.empty().with(ConferenceFields.ALIAS, alias)).toList();
	}

	private static Document room(String name, int number) {
		return Document.empty()
			.with(BreakoutFields.BREAKOUT_UUID, "00000000-0000-0000-0000-00000000000" + number)
			.with(BreakoutFields.BREAKOUT_NAME, name)
			.with(BreakoutFields.BREAKOUT_DESCRIPTION, name + " room")
			.with(BreakoutFields.END_ACTION, "transfer");
	}

	private Long add(RecordKind kind, Object... fieldsAndValues) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (int i = 0; i < fieldsAndValues.length; i += 2) {
			values.put(((Field) fieldsAndValues[i]).name(), fieldsAndValues[i + 1]);
		}
		RecordId id = this.administration.reserve(kind, 1).get(0);
		this.edits.add(new Edit.Create(id, Document.of(values)));
		return id.number();
	}

}
