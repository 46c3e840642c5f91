package io.usher.core.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The record tables against the Management API's resources, as data: names, defaults,
 * limits. Bandwidth is kept in bps, where the Management API has kbps.
 */
class ManagementFieldsTests {

	private static final JsonNode RESOURCES = FieldCatalogueTests.json("management-fields.json");

	/** What Usher does not keep: nothing that it decides depends on it. */
	private static final Set<String> NOT_KEPT = Set.of("conference.scheduled_conferences",
			"conference.scheduled_conferences_count", "conference_alias.conference", "ivr_theme.gateway_routing_rule",
			"ivr_theme.package", "turn_server.password", "turn_server.secret_key", "gms_access_token.token");

	/** References to objects that Usher does not hold, kept as the texts that came. */
	private static final Set<String> KEPT_AS_TEXT = Set.of("gateway_routing_rule.disabled_codecs",
			"gateway_routing_rule.telehealth_profile", "system_location.dns_servers", "system_location.event_sinks",
			"system_location.http_proxy", "system_location.ntp_servers",
			"system_location.snmp_network_management_system", "system_location.syslog_servers", "end_user.user_groups",
			"teams_proxy.azure_tenant", "identity_provider_group.identity_provider",
			"media_library_playlist.playlist_entries");

	private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");

	private static final Pattern LONGEST = Pattern.compile("^≤(\\d+)");

	private static final Pattern RANGE = Pattern.compile("^(\\d+)–(\\d+)$");

	record Declared(Table table, String resource, JsonNode data) {

		String name() {
			return this.data.get("field").asString();
		}

		String limits() {
			return this.data.get("limits").asString();
		}

		Optional<Field> field() {
			return FieldCatalogue.of(this.table, InfinityVersion.V34)
				.values()
				.stream()
				.filter((field) -> field.managementName(this.table).equals(name()))
				.findFirst();
		}

		@Override
		public String toString() {
			return this.resource + "." + name();
		}

	}

	static Stream<Declared> all() {
		List<Declared> all = new ArrayList<>();
		RESOURCES.properties().forEach((resource) -> {
			Table table = resource.getKey().equals("conference_alias") ? Table.CONFERENCE_ALIAS_ROW
					: Table.of(RecordKind.ofResource(resource.getKey()).orElseThrow());
			resource.getValue().valueStream().forEach((data) -> all.add(new Declared(table, resource.getKey(), data)));
		});
		return all.stream();
	}

	static Stream<Declared> kept() {
		return all().filter((declared) -> !NOT_KEPT.contains(declared.toString()))
			.filter((declared) -> !KEPT_AS_TEXT.contains(declared.toString()));
	}

	@Test
	void listsAsNotKeptOnlyWhatIsNotKept() {
		assertThat(all().filter((declared) -> declared.field().isEmpty()).map(Declared::toString))
			.containsExactlyInAnyOrderElementsOf(NOT_KEPT);
	}

	@ParameterizedTest
	@MethodSource("kept")
	void requiresWhatTheManagementApiRequires(Declared declared) {
		Use use = declared.field().orElseThrow().in(declared.table());
		assertThat(use.mandatory()).isEqualTo(declared.data().get("req").asString().equals("R"));
	}

	@ParameterizedTest
	@MethodSource("kept")
	void hasTheManagementApisDefault(Declared declared) {
		Use use = declared.field().orElseThrow().in(declared.table());
		String text = declared.data().get("default").asString();
		Matcher quoted = QUOTED.matcher(text);
		if (text.contains("help text") || !quoted.find() || Set.of("\"\"", "null", "[]").contains(quoted.group(1))) {
			assertThat(use.defaultValue()).isNull();
		}
		else {
			assertThat(String.valueOf(use.defaultValue())).isEqualTo(quoted.group(1));
		}
	}

	@ParameterizedTest
	@MethodSource("kept")
	void hasTheManagementApisLimits(Declared declared) {
		Field field = declared.field().orElseThrow();
		Use use = field.in(declared.table());
		FieldKind kind = field.kind();
		String limits = declared.limits();
		if (limits.startsWith("→")) {
			assertThat(target(kind)).isEqualTo(limits.substring(1).split(" ")[0]);
		}
		else if (limits.startsWith("`")) {
			assertThat(Expectation.options((FieldKind.Choice) kind, use, InfinityVersion.V35)).extracting(Option::value)
				.containsExactlyInAnyOrderElementsOf(
						QUOTED.matcher(limits).results().map((match) -> match.group(1)).toList());
		}
		else if (limits.startsWith("len 4–20")) {
			assertThat(kind).isEqualTo(FieldKind.text(20, Format.PIN));
		}
		Matcher longest = LONGEST.matcher(limits);
		if (longest.find()) {
			assertThat(Expectation.maxLength((FieldKind.Text) kind, use)).isEqualTo(Integer.parseInt(longest.group(1)));
		}
		Matcher range = RANGE.matcher(limits);
		if (range.find()) {
			long unit = "bps".equals(field.unit()) ? 1000 : 1;
			assertThat(kind).isEqualTo(FieldKind.wholeNumber(Long.parseLong(range.group(1)) * unit,
					Long.parseLong(range.group(2)) * unit));
		}
		assertThat(field.isSecret()).isEqualTo(limits.contains("secret"));
	}

	@Test
	void keepsUnderOtherNamesOnlyWhatTheManagementApiHas() {
		Map<Table, String> resources = Map.of(Table.CONFERENCE_RECORD, "conference", Table.CALL_ROUTING_RULE_RECORD,
				"gateway_routing_rule", Table.AUTOMATIC_PARTICIPANT_RECORD, "automatic_participant");
		resources.forEach((table, resource) -> {
			List<String> names = RESOURCES.get(resource)
				.valueStream()
				.map((data) -> data.get("field").asString())
				.toList();
			FieldCatalogue.of(table, InfinityVersion.V34)
				.values()
				.stream()
				.filter((field) -> !field.managementName(table).equals(field.name()))
				.forEach((field) -> assertThat(names).contains(field.managementName(table)));
		});
	}

	private static String target(FieldKind kind) {
		if (kind instanceof FieldKind.Reference reference) {
			return reference.target().resource();
		}
		if (kind instanceof FieldKind.References references) {
			return references.target().resource();
		}
		return ((FieldKind.Rows) kind).table() == Table.CONFERENCE_ALIAS_ROW ? "conference_alias" : "?";
	}

}
