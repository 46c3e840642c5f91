package io.usher.core.catalogue;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerCheckTests {

	private static final InfinityVersion V34 = InfinityVersion.V34;

	private static final InfinityVersion V35 = InfinityVersion.V35;

	private static final String UUID = "11111111-2222-3333-4444-555555555555";

	@Test
	void takesTheGuidesExampleAnswer() {
		assertThat(service("""
				{"service_type": "conference", "name": "Alice Jones", "service_tag": "abcd1234",
				 "description": "Alice Jones personal VMR", "pin": "1234", "allow_guests": true, "guest_pin": "5678",
				 "view": "one_main_zero_pips", "enable_overlay_text": true, "automatic_participants": [
				   {"remote_alias": "sip:alice@example.com", "remote_display_name": "Alice",
				    "local_alias": "meet.alice@example.com", "local_display_name": "Alice's VMR", "protocol": "sip",
				    "role": "chair", "system_location_name": "London"},
				   {"remote_alias": "rtmp://example.com/live/alice_vmr", "local_alias": "meet.alice@example.com",
				    "local_display_name": "Alice's VMR", "protocol": "rtmp", "role": "guest", "streaming": true}]}
				""", V34)).isEmpty();
	}

	@Test
	void takesTheGuidesExampleOfAMediaLocation() {
		assertThat(messages(Table.MEDIA_LOCATION,
				Map.of("location", "Oslo", "overflow_locations", List.of("London", "Paris", "New York"))))
			.isEmpty();
	}

	@Test
	void takesTheLeastAnswerOfEveryServiceType() {
		for (Table table : Table.services()) {
			Map<String, Object> least = least(table);
			assertThat(AnswerCheck.checkService(least, V34).all()).as(table.name()).isEmpty();
			assertThat(AnswerCheck.checkService(least, V35).all()).as(table.name()).isEmpty();
		}
	}

	@Test
	void missesEveryRequiredFieldOfEveryServiceType() {
		for (Table table : Table.services()) {
			for (String name : least(table).keySet()) {
				Map<String, Object> answer = least(table);
				answer.remove(name);
				assertThat(AnswerCheck.check(table, answer, V34).errors()).as(table + " without " + name)
					.extracting(Violation::field, Violation::value)
					.containsExactly(org.assertj.core.groups.Tuple.tuple(name, "missing"));
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "allow_guests | 1 | allow_guests: 1 (expected: true or false)",
			"participant_limit | \"5\" | participant_limit: 5 (expected: a whole number from 0 to 1000000)",
			"participant_limit | 5.0 | participant_limit: 5.0 (expected: a whole number from 0 to 1000000)",
			"participant_limit | 1000001 | participant_limit: 1000001 (expected: a whole number from 0 to 1000000)",
			"max_callrate_in | 127999 | max_callrate_in: 127999 (expected: a whole number from 128000 to 8192000)",
			"max_callrate_in | 99999999999999999999 | max_callrate_in: 99999999999999999999 (expected: a whole number from 128000 to 8192000)",
			"call_type | \"auto\" | call_type: auto (expected: video, video-only, audio)",
			"call_type | \"\" | call_type: empty (expected: video, video-only, audio)",
			"enable_chat | true | enable_chat: true (expected: default, yes, no)",
			"enable_chat | null | enable_chat: null (expected: default, yes, no)",
			"locked | null | locked: null (expected: true or false)",
			"name | null | name: null (expected: a text of up to 250 characters)",
			"name | 12 | name: 12 (expected: a text of up to 250 characters)",
			"crypto_mode | \"maybe\" | crypto_mode: maybe (expected: besteffort, on, off, or null)",
			"ivr_theme_name | 3 | ivr_theme_name: 3 (expected: the name of a Theme)",
			"automatic_participants | {} | automatic_participants: an object (expected: a list of objects, each an Automatically Dialed Participant)",
			"automatic_participants | [3] | automatic_participants[0]: 3 (expected: an object, an Automatically Dialed Participant)",
			"breakout_uuids | [\"x\"] | breakout_uuids[0]: x (expected: a UUID such as 00000000-0000-0000-0000-000000000001)" })
	void refusesWrongValues(String field, String json, String message) {
		Violations violations = AnswerCheck.checkService(conference(field, read(json)), V34);
		assertThat(violations.errors()).extracting(Violation::message).containsExactly(message);
		assertThat(violations.warnings()).isEmpty();
	}

	@Test
	void takesNumbersOfEveryWholeKind() {
		for (Object number : List.of(128000, 128000L, (short) 30000, BigInteger.valueOf(128000))) {
			String field = (number instanceof Short) ? "participant_limit" : "max_callrate_in";
			assertThat(AnswerCheck.checkService(conference(field, number), V34).all()).isEmpty();
		}
	}

	@Test
	void refusesTextOver250Characters() {
		assertThat(errors(conference("description", "ü".repeat(250)))).isEmpty();
		assertThat(errors(conference("description", "ü".repeat(251))))
			.containsExactly("description: 251 characters (expected: up to 250 characters)");
		assertThat(errors(conference("ivr_theme_name", "x".repeat(251)))).hasSize(1);
		assertThat(errors(conference("view", "x".repeat(251)))).hasSize(1);
	}

	@Test
	void countsCharactersRatherThanHalvesOfThem() {
		assertThat(errors(conference("description", "😀".repeat(250)))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1234", "12345678901234567890", "123#", "" })
	void takesPins(String pin) {
		assertThat(errors(conference("pin", pin))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "123", "123456789012345678901", "12#4", "abcd", "####", "12 34" })
	void refusesPinsOfAnotherShapeWithoutShowingThem(String pin) {
		Violations violations = AnswerCheck.checkService(conference("pin", pin), V34);
		assertThat(violations.errors()).hasSize(1);
		assertThat(violations.all()).extracting(Violation::message).noneMatch((message) -> message.contains(pin));
	}

	@Test
	void neverShowsASecret() {
		Map<String, Object> answer = conference("pin", 987654);
		answer.put("guest_pin", List.of("987654"));
		answer.put("guestpin", "987654");
		answer.put("password", "987654");
		answer.put("allow_guests", true);
		assertThat(AnswerCheck.checkService(answer, V34).all()).hasSizeGreaterThan(3)
			.extracting(Violation::message)
			.noneMatch((message) -> message.contains("987654"));
		assertThat(AnswerCheck.check(Table.GATEWAY, Map.of("pin", "987654"), V34).warnings())
			.extracting(Violation::value)
			.contains(Field.MASK);
	}

	@Test
	void warnsOfLayoutsThatItDoesNotKnow() {
		assertThat(errors(conference("view", "my_own"))).isEmpty();
		assertThat(warnings(conference("view", "my_own"))).hasSize(1);
	}

	@Test
	void warnsOfLayoutsOfALaterVersion() {
		assertThat(AnswerCheck.checkService(conference("view", "teams_focus"), V35).all()).isEmpty();
		assertThat(warnings(conference("view", "teams_focus"))).singleElement()
			.asString()
			.contains("Infinity has teams_focus from version 35 on");
	}

	@Test
	void refusesChoicesOfALaterVersion() {
		assertThat(AnswerCheck.checkService(conference("direct_media", "always"), V35).all()).isEmpty();
		assertThat(errors(conference("direct_media", "always"))).containsExactly(
				"direct_media: always (expected: never, best_effort; Infinity has always from version 35 on)");
	}

	@Test
	void judgesGuestsCanSeeGuestsByVersion() {
		Map<String, Object> answer = least(Table.LECTURE);
		answer.put("guests_can_see_guests", true);
		assertThat(AnswerCheck.checkService(answer, V34).all()).isEmpty();
		assertThat(AnswerCheck.checkService(answer, V35).errors()).hasSize(1);
		answer.put("guests_can_see_guests", "no_hosts");
		assertThat(AnswerCheck.checkService(answer, V34).errors()).hasSize(1);
		assertThat(AnswerCheck.checkService(answer, V35).all()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "colour | a field that Infinity knows",
					"host_view | left out: not a field of Virtual Meeting Room answers, but of Virtual Auditorium",
					"denoise_enabled | left out: Infinity has it in version 35 and later only",
					"end_time | left out: not a field of Virtual Meeting Room answers, but of Breakout room" })
	void warnsOfFieldsThatDoNotBelong(String field, String expected) {
		Violations violations = AnswerCheck.checkService(conference(field, "x"), V34);
		assertThat(violations.errors()).isEmpty();
		assertThat(violations.warnings()).singleElement().isEqualTo(Violation.warning(field, "x", expected));
	}

	@Test
	void takesTheLaterFieldsOfLaterVersions() {
		assertThat(AnswerCheck.checkService(conference("denoise_enabled", true), V35).all()).isEmpty();
	}

	@Test
	void tellsInWhichRowAFaultIs() {
		Map<String, Object> good = Map.of("local_alias", "a", "remote_alias", "b", "protocol", "sip", "role", "chair");
		Map<String, Object> bad = Map.of("local_alias", "a", "remote_alias", "b", "protocol", "gms", "role", "host");
		assertThat(errors(conference("automatic_participants", List.of(good, bad)))).containsExactly(
				"automatic_participants[1].protocol: gms (expected: h323, sip, mssip, rtmp)",
				"automatic_participants[1].role: host (expected: chair, guest)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "True", "false" })
	void warnsOfFlagsInQuotes(String text) {
		assertThat(errors(conference("locked", text))).isEmpty();
		assertThat(warnings(conference("locked", text))).hasSize(1);
	}

	@Test
	void refusesOtherTextsForFlags() {
		assertThat(errors(conference("locked", "yes"))).hasSize(1);
	}

	@Test
	void warnsOfNullWhereNothingWasMeant() {
		for (String field : List.of("guest_pin", "max_callrate_in", "ivr_theme_name", "automatic_participants")) {
			assertThat(errors(conference(field, null))).as(field).isEmpty();
			assertThat(warnings(conference(field, null))).as(field).hasSize(1);
		}
	}

	@Test
	void takesNullWhereItHasAMeaning() {
		assertThat(AnswerCheck.checkService(conference("crypto_mode", null), V34).all()).isEmpty();
		Map<String, Object> participant = new LinkedHashMap<>();
		participant.put("preauthenticated_role", null);
		participant.put("remote_display_name", null);
		assertThat(messages(Table.PARTICIPANT, participant)).isEmpty();
	}

	@Test
	void takesOnCompletionAsObjectAndWithAWarningAsText() {
		Map<String, Object> answer = least(Table.MEDIA_PLAYBACK);
		answer.put("on_completion", Map.of("disconnect", true));
		assertThat(AnswerCheck.checkService(answer, V34).all()).isEmpty();
		answer.put("on_completion", Map.of("transfer", Map.of("conference", "meet.bob", "role", "guest")));
		assertThat(AnswerCheck.checkService(answer, V34).all()).isEmpty();
		answer.put("on_completion", "{\"disconnect\": true}");
		assertThat(AnswerCheck.checkService(answer, V34).errors()).isEmpty();
		assertThat(AnswerCheck.checkService(answer, V34).warnings()).hasSize(1);
		answer.put("on_completion", Map.of("hang_up", true));
		assertThat(AnswerCheck.checkService(answer, V34).errors()).hasSize(1);
		answer.put("on_completion", "{\"disconnect\": false}");
		assertThat(AnswerCheck.checkService(answer, V34).errors()).hasSize(1);
		answer.put("on_completion", "disconnect");
		assertThat(AnswerCheck.checkService(answer, V34).errors()).hasSize(1);
	}

	@Test
	void warnsOfCharactersThatNobodySees() {
		Map<String, Object> answer = least(Table.CONFERENCE);
		answer.put("local_display_name", "Al\u0000ice");
		assertThat(AnswerCheck.check(Table.CONFERENCE, answer, V34).errors()).isEmpty();
		assertThat(AnswerCheck.check(Table.CONFERENCE, answer, V34).warnings()).hasSize(1);
	}

	@Test
	void warnsOfOverflowLocationsUnderTheirScriptNames() {
		Violations violations = AnswerCheck.check(Table.MEDIA_LOCATION,
				Map.of("location", "Oslo", "primary_overflow_location", "London", "secondary_overflow_location", 3),
				V34);
		assertThat(violations.warnings()).extracting(Violation::field).containsExactly("primary_overflow_location");
		assertThat(violations.errors()).extracting(Violation::field).containsExactly("secondary_overflow_location");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "true | | | pin: missing (expected: a Host PIN, because Guests are allowed)",
			"false | 1234 | 5678 | guest_pin: •••••• (expected: no Guest PIN, because Guests are not allowed)",
			"true | 1234 | 1234 | guest_pin: •••••• (expected: another PIN than the Host PIN)",
			"true | 1234 | 56789 | guest_pin: •••••• (expected: as many digits as the Host PIN, or both ending in #)",
			"true | 1234# | 56789 | ", "true | 1234# | 567899# | ", "true | 1234 | 5678 | ", "true | 1234 | | ",
			"false | 1234 | | ",
			"true | 1234 | 5678999# | guest_pin: •••••• (expected: as many digits as the Host PIN, or both ending in #)" })
	void warnsOfPinsThatDoNotGoTogether(boolean guests, String pin, String guestPin, String warning) {
		for (Table table : List.of(Table.CONFERENCE, Table.LECTURE, Table.MEDIA_PLAYBACK)) {
			Map<String, Object> answer = least(table);
			answer.put("allow_guests", guests);
			if (pin != null) {
				answer.put("pin", pin);
			}
			if (guestPin != null) {
				answer.put("guest_pin", guestPin);
			}
			Violations violations = AnswerCheck.checkService(answer, V34);
			assertThat(violations.errors()).isEmpty();
			assertThat(violations.warnings()).extracting(Violation::message)
				.isEqualTo((warning != null) ? List.of(warning) : List.of());
		}
	}

	@Test
	void judgesABreakoutRoomByItsTableToo() {
		Map<String, Object> room = conference("breakout", true);
		assertThat(errors(room)).hasSize(2).allMatch((message) -> message.contains(": missing"));
		room.put("breakout_uuid", UUID);
		room.put("breakout_name", "Room 1");
		room.put("end_time", 0);
		room.put("end_action", "transfer");
		assertThat(AnswerCheck.checkService(room, V34).all()).isEmpty();
		room.put("breakout_uuid", "1");
		room.put("end_time", -1);
		assertThat(errors(room)).containsExactly(
				"breakout_uuid: 1 (expected: a UUID such as 00000000-0000-0000-0000-000000000001)",
				"end_time: -1 (expected: a whole number, 0 or more)");
	}

	@Test
	void asksAMainRoomForNothingButItsBreakoutRooms() {
		Map<String, Object> main = conference("breakout_uuids", List.of(UUID));
		main.put("breakout_rooms", true);
		assertThat(AnswerCheck.checkService(main, V34).all()).isEmpty();
	}

	@Test
	void warnsOfBreakoutRoomsWithinBreakoutRoomsAndOfDirectMedia() {
		Map<String, Object> room = conference("breakout", true);
		room.put("breakout_uuid", UUID);
		room.put("breakout_name", "Room 1");
		room.put("breakout_rooms", true);
		room.put("direct_media", "best_effort");
		assertThat(warnings(room)).containsExactly(
				"breakout_rooms: true (expected: false, because this is a breakout room itself)",
				"direct_media: best_effort (expected: never, because breakout rooms are allowed)");
	}

	@Test
	void warnsOfAdaptiveCompositionForGuestsAlone() {
		Map<String, Object> answer = least(Table.LECTURE);
		answer.put("guest_view", "five_mains_seven_pips");
		assertThat(warnings(answer)).hasSize(1);
		answer.put("host_view", "five_mains_seven_pips");
		assertThat(warnings(answer)).isEmpty();
	}

	@Test
	void needsAServiceTypeToJudgeBy() {
		assertThat(errors(Map.of())).containsExactly("service_type: missing (expected: "
				+ "conference, lecture, gateway, two_stage_dialing, media_playback, test_call)");
		assertThat(errors(Map.of("service_type", "vmr"))).hasSize(1);
		assertThat(errors(Map.of("service_type", 3))).hasSize(1);
	}

	@Test
	void judgesRegistrationsAndDirectories() {
		assertThat(messages(Table.REGISTRATION, Map.of())).isEmpty();
		assertThat(messages(Table.REGISTRATION, Map.of("username", "", "password", ""))).isEmpty();
		assertThat(messages(Table.REGISTRATION, Map.of("username", 1))).hasSize(1);
		assertThat(messages(Table.DIRECTORY_ENTRY, Map.of("alias", "a", "description", "b", "username", "c")))
			.isEmpty();
		assertThat(messages(Table.DIRECTORY_ENTRY, Map.of("alias", "a"))).hasSize(2);
	}

	private static Map<String, Object> conference(String field, Object value) {
		Map<String, Object> answer = least(Table.CONFERENCE);
		answer.put(field, value);
		return answer;
	}

	private static Map<String, Object> least(Table table) {
		Map<String, Object> answer = new LinkedHashMap<>();
		FieldCatalogue.of(table, V34).values().forEach((field) -> {
			if (field.in(table).mandatory()) {
				answer.put(field.name(), field.name().equals("outgoing_protocol") ? "sip" : "x");
			}
		});
		answer.put("service_type", table.serviceType());
		return answer;
	}

	private static List<String> service(String json, InfinityVersion version) {
		@SuppressWarnings("unchecked")
		Map<String, Object> answer = (Map<String, Object>) read(json);
		return AnswerCheck.checkService(answer, version).all().stream().map(Violation::message).toList();
	}

	private static List<String> messages(Table table, Map<String, Object> answer) {
		return AnswerCheck.check(table, answer, V34).all().stream().map(Violation::message).toList();
	}

	private static List<String> errors(Map<String, Object> answer) {
		return AnswerCheck.checkService(answer, V34).errors().stream().map(Violation::message).toList();
	}

	private static List<String> warnings(Map<String, Object> answer) {
		return AnswerCheck.checkService(answer, V34).warnings().stream().map(Violation::message).toList();
	}

	private static Object read(String json) {
		return JsonMapper.builder().build().readValue(json, Object.class);
	}

}
