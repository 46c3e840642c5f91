package io.usher.core.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The record tables against the Management API's resources, as data: names, defaults,
 * limits. Bandwidth is kept in bps, where the Management API has kbps.
 */
class ManagementFieldsTests {

	/** What Usher does not keep: nothing that it decides depends on it. */
	private static final Set<String> NOT_KEPT = Set.of("conference.scheduled_conferences",
			"conference.scheduled_conferences_count", "conference_alias.conference", "ivr_theme.gateway_routing_rule",
			"ivr_theme.package", "turn_server.password", "turn_server.secret_key", "gms_access_token.token",
			"teams_proxy.notifications_queue", "global.legacy_api_password");

	/**
	 * What Usher has otherwise: PINs of four digits are good enough unless one says no.
	 */
	private static final Map<String, String> OTHER_DEFAULTS = Map.of("global.min_pin_length", "4");

	/** References to objects that Usher does not hold, kept as the texts that came. */
	private static final Set<String> KEPT_AS_TEXT = Set.of("gateway_routing_rule.disabled_codecs",
			"gateway_routing_rule.telehealth_profile", "system_location.dns_servers", "system_location.event_sinks",
			"system_location.http_proxy", "system_location.ntp_servers",
			"system_location.snmp_network_management_system", "system_location.syslog_servers", "end_user.user_groups",
			"teams_proxy.azure_tenant", "identity_provider_group.identity_provider",
			"media_library_playlist.playlist_entries", "global.disabled_codecs", "global.default_webapp_alias");

	private static final Pattern CHOICES = Pattern
		.compile("(?!secret)[A-Za-z][A-Za-z_0-9-]*( [A-Za-z][A-Za-z_0-9-]*)*");

	private static final Pattern LONGEST = Pattern.compile("^≤(\\d+)");

	private static final Pattern RANGE = Pattern.compile("^(\\d+)–(\\d+)$");

	record Declared(Table table, String resource, List<String> columns) {

		String name() {
			return this.columns.get(0);
		}

		boolean isRequired() {
			return this.columns.get(2).equals("R");
		}

		String defaultValue() {
			return this.columns.get(3);
		}

		String limits() {
			return this.columns.get(4);
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

	/**
	 * Reads the lines of the resources that have records; roles and permissions do not.
	 */
	static Stream<Declared> all() {
		List<Declared> all = new ArrayList<>();
		String resource = "";
		for (String line : lines()) {
			if (line.startsWith("[")) {
				resource = line.substring(1, line.length() - 1);
			}
			else if (!line.isEmpty() && !line.startsWith("#") && table(resource).isPresent()) {
				List<String> columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
				assertThat(columns).as(line).hasSize(6);
				all.add(new Declared(table(resource).get(), resource, columns));
			}
		}
		return all.stream();
	}

	private static Optional<Table> table(String resource) {
		return resource.equals("conference_alias") ? Optional.of(Table.CONFERENCE_ALIAS_ROW)
				: RecordKind.ofResource(resource).map(Table::of);
	}

	private static List<String> lines() {
		try (InputStream text = Objects
			.requireNonNull(ManagementFieldsTests.class.getResourceAsStream("/management-fields.txt"))) {
			return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
		assertThat(use.mandatory()).isEqualTo(declared.isRequired());
	}

	@ParameterizedTest
	@MethodSource("kept")
	void hasTheManagementApisDefault(Declared declared) {
		Use use = declared.field().orElseThrow().in(declared.table());
		String stated = OTHER_DEFAULTS.getOrDefault(declared.toString(), declared.defaultValue());
		boolean nothing = Set.of("", "\"\"", "null", "[]").contains(stated);
		if (!nothing || !(declared.field().orElseThrow().kind() instanceof FieldKind.Flag)) {
			assertThat((use.defaultValue() != null) ? use.defaultValue().toString() : "")
				.isEqualTo(nothing ? "" : stated);
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
		else if (CHOICES.matcher(limits).matches()) {
			assertThat(Expectation.options((FieldKind.Choice) kind, use, InfinityVersion.V35)).extracting(Option::value)
				.containsExactlyInAnyOrder(limits.split(" "));
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
			List<String> names = all().filter((declared) -> declared.resource().equals(resource))
				.map(Declared::name)
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
