package io.usher.core.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;

import static org.assertj.core.api.Assertions.assertThat;

class RecordCheckTests {

	@Test
	void takesAWholeConference() {
		Document alias = Document
			.of(Map.of("id", 7L, "alias", "meet.alice", "creation_time", "2026-01-02T03:04:05.123456"));
		Document room = Document
			.of(Map.of("breakout_uuid", "11111111-2222-3333-4444-555555555555", "breakout_name", "Room 1"));
		assertThat(check(Map.of("name", "Alice", "aliases", List.of(alias), "breakouts", List.of(room), "pin",
				Secret.of("1234"), "guest_pin", Secret.of("5678"), "allow_guests", true, "ivr_theme_name", 3L,
				"automatic_participants", List.of(4L, 5L), "max_callrate_in", 128000L, "guests_can_see_guests",
				"never")))
			.isEmpty();
	}

	@Test
	void refusesWhatDocumentsNeverHold() {
		assertThat(errors(Map.of("name", "Alice", "pin", "1234", "ivr_theme_name", "Pexip", "participant_limit", 5,
				"automatic_participants", List.of("Bob"), "locked", "true", "description", Secret.of("x"))))
			.extracting(Violation::field)
			.containsExactlyInAnyOrder("pin", "ivr_theme_name", "participant_limit", "automatic_participants[0]",
					"locked", "description");
	}

	@Test
	void refusesKeysThatNobodyDeclared() {
		assertThat(check(Map.of("name", "Alice", "colour", "red")))
			.containsExactly("colour: red (expected: no such field in a Virtual Meeting Room)");
	}

	@Test
	void missesWhatIsRequiredAndEmpty() {
		assertThat(check(Map.of())).containsExactly("name: missing (expected: a text of up to 250 characters)");
		assertThat(check(Map.of("name", "  "))).hasSize(1);
		assertThat(RecordCheck.check(Table.CALL_ROUTING_RULE_RECORD, Document.of(Map.of("name", "r")), 4).errors())
			.extracting(Violation::field)
			.containsExactlyInAnyOrder("priority", "match_string");
	}

	@Test
	void refusesNumbersOutOfRange() {
		assertThat(RecordCheck
			.check(Table.CALL_ROUTING_RULE_RECORD,
					Document.of(Map.of("name", "r", "match_string", ".*", "priority", 201L)), 4)
			.errors()).extracting(Violation::message)
			.containsExactly("priority: 201 (expected: a whole number from 1 to 200)");
	}

	@Test
	void limitsTextAsTheRecordDoes() {
		assertThat(check(Map.of("name", "Alice", "primary_owner_email_address", "a".repeat(101)))).hasSize(1);
		assertThat(check(Map.of("name", "Alice", "primary_owner_email_address", "a".repeat(100)))).isEmpty();
	}

	@Test
	void takesChoicesOfEveryVersion() {
		assertThat(check(Map.of("name", "Alice", "direct_media", "always", "host_view", "teams_focus"))).isEmpty();
		assertThat(check(Map.of("name", "Alice", "direct_media", "sometimes"))).hasSize(1);
	}

	@Test
	void warnsOfLayoutsThatItDoesNotKnow() {
		Violations violations = RecordCheck.check(Table.CONFERENCE_RECORD,
				Document.of(Map.of("name", "Alice", "host_view", "my_own")), 4);
		assertThat(violations.errors()).isEmpty();
		assertThat(violations.warnings()).hasSize(1);
	}

	@Test
	void holdsPinsToTheShortestThatIsSet() {
		Document document = Document.of(Map.of("name", "Alice", "pin", Secret.of("12345")));
		assertThat(RecordCheck.check(Table.CONFERENCE_RECORD, document, 5).all()).isEmpty();
		assertThat(RecordCheck.check(Table.CONFERENCE_RECORD, document, 6).errors()).extracting(Violation::message)
			.containsExactly("pin: " + Secret.MASK
					+ " (expected: 6 to 20 digits, of which the last may be #, or nothing for no PIN)");
	}

	@Test
	void takesNoPinAndOneThatNobodyKnows() {
		assertThat(check(Map.of("name", "Alice", "pin", Secret.of("")))).isEmpty();
		assertThat(check(Map.of("name", "Alice", "pin", Secret.unknown(), "allow_guests", true))).isEmpty();
	}

	@Test
	void warnsOfPinsThatDoNotGoTogether() {
		Map<String, Object> values = new HashMap<>(
				Map.of("name", "Alice", "allow_guests", true, "guest_pin", Secret.of("1234")));
		assertThat(warnings(values)).extracting(Violation::field).containsExactly("pin");
		values.put("pin", Secret.of("1234"));
		assertThat(warnings(values)).extracting(Violation::message)
			.containsExactly("guest_pin: " + Secret.MASK + " (expected: another PIN than the Host PIN)");
		values.put("pin", Secret.of("123456"));
		assertThat(warnings(values)).extracting(Violation::field).containsExactly("guest_pin");
	}

	@Test
	void leavesPinsAloneWhereNobodyIsAskedForThem() {
		assertThat(
				check(Map.of("name", "Reception", "service_type", "two_stage_dialing", "guest_pin", Secret.of("1234"))))
			.isEmpty();
	}

	@Test
	void tellsInWhichRowAFaultIs() {
		Document alias = Document.of(Map.of("id", 7L, "alias", "a".repeat(251)));
		assertThat(check(Map.of("name", "Alice", "aliases", List.of(alias))))
			.containsExactly("aliases[0].alias: 251 characters (expected: up to 250 characters)");
	}

	@Test
	void refusesOnCompletionAsText() {
		assertThat(check(Map.of("name", "Film", "service_type", "media_playback", "on_completion", "{}"))).hasSize(1);
		assertThat(check(Map.of("name", "Film", "service_type", "media_playback", "on_completion",
				Document.of(Map.of("disconnect", true)))))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{'disconnect': false}", "{'disconnect': true, 'x': 1}", "{'hang_up': true}",
			"{'transfer': 'a'}", "{'transfer': {}}", "{'transfer': {'conference': ' '}}",
			"{'transfer': {'conference': 'a', 'role': 'chair'}}", "{'transfer': {'conference': 'a', 'pin': '1'}}",
			"{'disconnect': true, 'transfer': {'conference': 'a'}}" })
	void refusesOnCompletionOfAnotherShape(String json) {
		assertThat(check(film(json))).singleElement(InstanceOfAssertFactories.STRING)
			.startsWith("on_completion: {")
			.contains("(expected: {\"disconnect\": true} or {\"transfer\": {\"conference\": alias");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'disconnect': true}", "{'transfer': {'conference': 'meet.bob'}}",
			"{'transfer': {'conference': 'meet.bob', 'role': 'auto'}}" })
	void takesOnCompletionAsTheGuideHasIt(String json) {
		assertThat(check(film(json))).isEmpty();
	}

	private static Map<String, Object> film(String json) {
		Map<String, Object> completion = JsonMapper.builder()
			.build()
			.readValue(json.replace('\'', '"'), new TypeReference<>() {
			});
		return Map.of("name", "Film", "service_type", "media_playback", "on_completion", document(completion));
	}

	@SuppressWarnings("unchecked")
	private static Document document(Map<String, Object> values) {
		Map<String, Object> nested = new HashMap<>(values);
		nested
			.replaceAll((key, value) -> (value instanceof Map<?, ?> map) ? document((Map<String, Object>) map) : value);
		return Document.of(nested);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000b", "a\u001bb", "a\tb", "a\nb", "a\u007fb", "a\u0085b", "a\ud800", "\udc00a" })
	void refusesCharactersThatNobodySeesAndHalfOnes(String name) {
		assertThat(check(Map.of("name", name))).singleElement(InstanceOfAssertFactories.STRING)
			.startsWith("name: ")
			.contains("\\u", "expected: a text ");
	}

	@Test
	void takesTabsAndLinesInDescriptionsAndCharactersOfAnyPlane() {
		assertThat(check(Map.of("name", "Ål 😀", "description", "first\n\tsecond\r\n"))).isEmpty();
		assertThat(check(Map.of("name", "A", "description", "a\u0007")))
			.containsExactly("description: a\\u0007 (expected: a text without control characters other than tab "
					+ "and line break)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "999.1.1.1/99", "10.0.0.0/33", "2001:db8::/129", "1.2.3", "::1::", "10.0.0.0/", "a" })
	void refusesWhatIsNoNetwork(String network) {
		Violations violations = RecordCheck.check(Table.NODE_CREDENTIAL_RECORD, Document.of(Map.of("name", "n",
				"username", "u", "verifier", Secret.of("v"), "networks", List.of("10.0.0.0/8", "::1", network))), 4);
		assertThat(violations.all()).extracting(Violation::field).containsExactly("networks[2]");
	}

	@Test
	void saysWhereARegularExpressionIsWrong() {
		Violations violations = RecordCheck.check(Table.CALL_ROUTING_RULE_RECORD,
				Document.of(Map.of("name", "r", "priority", 1L, "match_string", "(unclosed")), 4);
		assertThat(violations.errors()).extracting(Violation::message)
			.containsExactly("match_string: \"(unclosed\" (expected: a regular expression as Python reads it; at "
					+ "character 1 there is a bracket ( that is not closed instead of a bracket ) at its end)");
	}

	@Test
	void boundsLists() {
		List<Long> many = LongStream.rangeClosed(1, 1001).boxed().toList();
		assertThat(check(Map.of("name", "A", "automatic_participants", many)))
			.containsExactly("automatic_participants: a list of 1001 (expected: at most 1000 elements)");
		assertThat(check(Map.of("name", "A", "automatic_participants", many.subList(0, 1000)))).isEmpty();
	}

	@Test
	void refusesMomentsThatAreNone() {
		assertThat(check(Map.of("name", "Alice", "creation_time", "yesterday"))).hasSize(1);
	}

	private static List<String> check(Map<String, Object> values) {
		return RecordCheck.check(Table.CONFERENCE_RECORD, Document.of(values), 4)
			.all()
			.stream()
			.map(Violation::message)
			.toList();
	}

	private static List<Violation> errors(Map<String, Object> values) {
		return RecordCheck.check(Table.CONFERENCE_RECORD, Document.of(values), 4).errors();
	}

	private static List<Violation> warnings(Map<String, Object> values) {
		return RecordCheck.check(Table.CONFERENCE_RECORD, Document.of(values), 4).warnings();
	}

}
