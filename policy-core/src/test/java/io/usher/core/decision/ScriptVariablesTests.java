package io.usher.core.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.RequestType;
import io.usher.core.decision.ScriptVariables.Known;
import io.usher.core.script.answer.ScriptKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScriptVariablesTests {

	@Test
	void typesTheGuidesExampleAsInfinityDoes() {
		assertThat(callInfo("bandwidth", "0", "call_direction", "dial_in", "remote_port", "64703", "version_id", "16",
				"pseudo_version_id", "36358.0.0", "registered", "False", "supports_direct_media", "true",
				"has_authenticated_display_name", "True", "idp_uuid", "", "service_tag", "", "call_tag", "None",
				"location", "New York"))
			.isEqualTo(map("bandwidth", 0L, "call_direction", "dial_in", "remote_port", 64703L, "version_id", "16",
					"pseudo_version_id", "36358.0.0", "registered", false, "supports_direct_media", true,
					"has_authenticated_display_name", true, "idp_uuid", "", "service_tag", "", "call_tag", "",
					"location", "New York"));
	}

	@ParameterizedTest
	@CsvSource({ "''", "None", "null", "NONE" })
	void knowsNoNameAndNoRoleWhereTheyAreAbsent(String absent) {
		assertThat(callInfo("remote_display_name", absent, "preauthenticated_role", absent))
			.isEqualTo(map("remote_display_name", null, "preauthenticated_role", null));
	}

	@Test
	void keepsNumbersAndFlagsThatAreNone() {
		assertThat(callInfo("bandwidth", "fast", "registered", "perhaps", "remote_port", ""))
			.isEqualTo(map("bandwidth", "fast", "registered", "perhaps", "remote_port", ""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "ms-subnet | 10.47.5.0 | 10.47.5.0", "ms_subnet | [\"10.47.5.0\"] | 10.47.5.0",
					"MS-Subnet | ['10.47.5.0'] | 10.47.5.0",
					"p_Asserted-Identity | ['\"Alice\"<sip:alice@example.com>'] | \"Alice\"<sip:alice@example.com>",
					"P-Asserted-Identity | [\"\\\"Alice\\\"<sip:a@b>\"] | \"Alice\"<sip:a@b>",
					"p_Asserted-Identity | [::1] | [::1]", "p_Asserted-Identity | [\"a\" b] | [\"a\" b]" })
	void makesListsOfSipHeaders(String parameter, String value, String expected) {
		String name = parameter.toLowerCase().contains("subnet") ? "ms_subnet"
				: parameter.startsWith("P-") ? "p_asserted_identity" : "p_asserted_identity";
		assertThat(callInfo(parameter, value)).isEqualTo(map(name, List.of(expected)));
	}

	@Test
	void makesListsOfSeveralAndOfNone() {
		assertThat(callInfo("ms-subnet", "[\"a\", 'b']", "p_Asserted-Identity", ""))
			.isEqualTo(map("ms_subnet", List.of("a", "b"), "p_asserted_identity", List.of()));
		assertThat(callInfo("ms-subnet", "a", "ms-subnet", "b")).isEqualTo(map("ms_subnet", List.of("a", "b")));
	}

	@Test
	void keepsWhatItDoesNotKnow() {
		assertThat(callInfo("encryption", "On", "receive_from_video_mix~mix_name", "main", "x", "1", "x", "2"))
			.isEqualTo(map("encryption", "On", "receive_from_video_mix~mix_name", "main", "x", List.of("1", "2")));
	}

	@Test
	void makesADictionaryOfListsOfAttributes() {
		Map<String, Object> participant = participant(Known.nothing(), "idp_attribute_group", "a",
				"idp_attribute_group", "b", "idp_attribute_X-wing pilot", "yes", "remote_alias", "alice");
		assertThat(participant.get("idp_attributes"))
			.isEqualTo(Map.of("group", List.of("a", "b"), "X-wing pilot", List.of("yes")));
		assertThat(callInfo("idp_attribute_group", "a")).isEmpty();
	}

	@Test
	void hasEveryKeyOfAParticipant() {
		assertThat(participant(Known.nothing(), "call_uuid", "c"))
			.isEqualTo(map("call_uuid", "c", "idp_attributes", Map.of(), "participant_type", "", "participant_uuid", "",
					"preauthenticated_role", null, "remote_alias", "", "remote_display_name", null));
	}

	@Test
	void seesTheParticipantAsExternalPolicyLeftIt() {
		Known known = new Known(null, map("remote_alias", "masked", "preauthenticated_role", null), null, "CONTINUE");
		Map<String, Object> all = ScriptVariables.of(ScriptKind.PARTICIPANT,
				request(ScriptKind.PARTICIPANT, "remote_alias", "alice", "preauthenticated_role", "chair"), known);
		assertThat(all.get("participant"))
			.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("remote_alias", "masked")
			.containsEntry("preauthenticated_role", null);
		assertThat(all.get("call_info")).isEqualTo(map("remote_alias", "alice", "preauthenticated_role", "chair",
				"external_policy_disposition", "CONTINUE"));
	}

	@ParameterizedTest
	@EnumSource(ScriptKind.class)
	void hasTheServiceInEveryKind(ScriptKind kind) {
		Known known = new Known(Map.of("name", "x"), Map.of(), Map.of("location", "Oslo"), null);
		Map<String, Object> all = ScriptVariables.of(kind, request(kind), known);
		assertThat(all).containsEntry("service_config", Map.of("name", "x"));
		assertThat(all.containsKey("participant")).isEqualTo(kind == ScriptKind.PARTICIPANT);
		assertThat(all.get("suggested_media_overflow_locations"))
			.isEqualTo((kind == ScriptKind.MEDIA_LOCATION) ? Map.of("location", "Oslo") : null);
		assertThat(ScriptVariables.of(kind, request(kind), Known.nothing())).containsEntry("service_config", null);
	}

	@Test
	void cannotBeChanged() {
		Map<String, Object> info = callInfo("location", "Oslo");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> info.put("location", "Rome"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> callInfo(String... parameters) {
		return (Map<String, Object>) ScriptVariables
			.of(ScriptKind.SERVICE, request(ScriptKind.SERVICE, parameters), Known.nothing())
			.get("call_info");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> participant(Known known, String... parameters) {
		return (Map<String, Object>) ScriptVariables
			.of(ScriptKind.PARTICIPANT, request(ScriptKind.PARTICIPANT, parameters), known)
			.get("participant");
	}

	private static PolicyRequest request(ScriptKind kind, String... parameters) {
		RequestType type = kind.requestType();
		return PolicyRequest.of(type, "", Parameters.of(parameters));
	}

	private static Map<String, Object> map(Object... pairs) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put((String) pairs[i], pairs[i + 1]);
		}
		return map;
	}

}
