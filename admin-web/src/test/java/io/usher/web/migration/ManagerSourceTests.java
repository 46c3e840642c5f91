package io.usher.web.migration;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import io.usher.api.external.UpstreamServers;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.PlannedRecord.Outcome;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.UnreadableSourceException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ManagerSourceTests {

	private static UpstreamServers servers;

	private final Importing importing = new Importing();

	private final List<Duration> pauses = new ArrayList<>();

	private FakeManager manager;

	@BeforeAll
	static void open() {
		servers = new UpstreamServers(20, List.of());
	}

	@AfterAll
	static void close() {
		servers.close();
	}

	@BeforeEach
	void start() throws IOException {
		this.manager = new FakeManager();
	}

	@AfterEach
	void stop() {
		this.manager.close();
	}

	private ManagerAccess access() {
		return ManagerAccess.of(this.manager.address(), "admin", FakeManager.PASSWORD);
	}

	private ImportSource source() {
		return source(access());
	}

	private ImportSource source(ManagerAccess access) {
		return new ManagerSource(servers, access, (time, meanwhile) -> {
			this.pauses.add(time);
			meanwhile.run();
		}, Clock.systemUTC());
	}

	private void aDeployment() {
		String theme = this.manager.add("ivr_theme", "id", 7, "name", "Blue", "last_updated",
				"2022-04-01T15:58:06.714308", "conference", List.of(), "uuid", "2a6a8b9e-0000-4000-8000-000000000001");
		String profile = this.manager.add("policy_server", "id", 3, "name", "Main", "url", "https://policy.example.com",
				"username", "node", "password", "pbkdf2$abc", "enable_service_lookup", true,
				"enable_internal_service_policy", true, "internal_service_policy_template",
				"{ \"action\": \"continue\" }\n{{ pex_debug_log(call_info.nosuch) }}", "description", "");
		String location = this.manager.add("system_location", "id", 9, "name", "London", "policy_server", profile,
				"overflow_location1", null, "mtu", 1500, "dns_servers", List.of(FakeManager.object("id", 1,
						"resource_uri", FakeManager.BASE + "dns_server/1/", "address", "10.0.0.1")),
				"client_turn_servers", List.of(), "bdpm_pin_checks_enabled", "GLOBAL");
		Map<String, Object> bob = FakeManager.object("id", 4, "resource_uri", "", "alias", "bob@example.com", "role",
				"chair", "protocol", "sip", "conference", List.of(FakeManager.BASE + "conference/21/"));
		this.manager.add("automatic_participant", "id", 4, "alias", "bob@example.com", "role", "chair", "protocol",
				"sip", "system_location", location, "conference", List.of(FakeManager.BASE + "conference/21/"));
		this.manager.add("conference", "id", 21, "name", "Board", "service_type", "conference", "aliases",
				List.of(FakeManager.object("id", 31, "alias", "board@example.com", "description", "", "conference",
						FakeManager.BASE + "conference/21/", "creation_time", "2022-04-01T15:58:06.714308")),
				"pin", "1234", "guest_pin", "", "allow_guests", true, "max_callrate_in", 512, "ivr_theme",
				FakeManager.object("id", 7, "name", "Blue", "resource_uri", theme), "automatic_participants",
				List.of(bob), "on_completion", "", "scheduled_conferences", List.of(), "scheduled_conferences_count", 0,
				"creation_time", "2022-04-01T15:58:06.714308", "crypto_mode", "", "participant_limit", null);
		this.manager.add("conference_alias", "id", 31, "alias", "board@example.com", "conference",
				FakeManager.BASE + "conference/21/");
		this.manager.add("gateway_routing_rule", "name", "Out", "priority", 20, "match_string", "(.+)@example\\.com",
				"outgoing_location", "https://10.1.2.3" + location, "disabled_codecs",
				List.of(FakeManager.object("value", "VP8")), "ivr_theme", null);
		this.manager.add("device", "alias", "desk@example.com", "username", "desk", "enable_sip", true);
		this.manager.add("end_user", "primary_email_address", "bob@example.com", "first_name", "Bob", "user_groups",
				List.of());
		this.manager.add("global", "min_pin_length", 6, "enable_sip", true, "site_banner", "");
	}

	@Test
	void bringsADeploymentInAndChangesNothingTheSecondTime() {
		aDeployment();
		ImportPlan plan = this.importing.make(source());
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.ADDED, 9));
		assertThat(plan.unknownSecrets()).isEqualTo(2);
		Conference board = (Conference) this.importing.find(RecordKind.CONFERENCE, "Board");
		Document document = board.document();
		assertThat(document.number(ServiceFields.MAX_CALLRATE_IN)).isEqualTo(512_000L);
		assertThat(document.secret(ServiceFields.PIN)).isEqualTo(Secret.of("1234"));
		assertThat(document.has(ServiceFields.GUEST_PIN)).isFalse();
		assertThat(document.text(CommonFields.CREATION_TIME)).isEqualTo("2022-04-01T15:58:06.714308");
		assertThat(document.rows(ConferenceFields.ALIASES)).singleElement()
			.satisfies((row) -> assertThat(row.text(ConferenceFields.ALIAS)).isEqualTo("board@example.com"));
		assertThat(document.number(ServiceFields.IVR_THEME_NAME))
			.isEqualTo(this.importing.find(RecordKind.THEME, "Blue").id().number());
		assertThat(this.importing.current().automaticParticipants(board)).extracting(AutomaticParticipant::remoteAlias)
			.containsExactly("bob@example.com");
		Document london = this.importing.document(RecordKind.SYSTEM_LOCATION, "London");
		assertThat(london.number(LocationFields.POLICY_SERVER))
			.isEqualTo(this.importing.find(RecordKind.POLICY_PROFILE, "Main").id().number());
		assertThat(this.importing.current().settings().minPinLength()).isEqualTo(6);
		ImportPlan again = this.importing.make(source());
		assertThat(again.counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 9));
		assertThat(again.edits()).isEmpty();
	}

	@Test
	void asksWithGetAloneAndOnlyForLists() {
		aDeployment();
		this.importing.plan(source());
		assertThat(this.manager.requests).isNotEmpty()
			.allMatch((request) -> request.matches("GET /api/admin/configuration/v1/[a-z0-9_]+/\\?limit=500&offset=0"));
	}

	@Test
	void lintsTheScriptsOfProfiles() {
		aDeployment();
		ImportPlan plan = this.importing.plan(source());
		assertThat(plan.records()).filteredOn((record) -> record.kind() == RecordKind.POLICY_PROFILE)
			.singleElement()
			.satisfies((record) -> assertThat(record.faults()).anySatisfy((fault) -> {
				assertThat(fault.isError()).isFalse();
				assertThat(fault.place().column()).isEqualTo("internal_service_policy_template");
				assertThat(fault.value() + fault.expected()).contains("2");
			}));
	}

	@ParameterizedTest
	@CsvSource({ "100, true", "3, true", "3, false", "1, true" })
	void readsAllPagesHoweverManyObjectsTheyHave(int cap, boolean tellsNext) {
		for (int i = 1; i <= 10; i++) {
			this.manager.add("end_user", "primary_email_address", "user" + i + "@example.com");
		}
		this.manager.cap = cap;
		this.manager.tellsNext = tellsNext;
		assertThat(this.importing.plan(source()).counts()).isEqualTo(Map.of(Outcome.ADDED, 10));
	}

	@Test
	void neverFollowsAnAddressThatAPageTells() {
		this.manager.add("end_user", "primary_email_address", "bob@example.com");
		this.manager.answer("/end_user/", 200, "application/json",
				"{\"meta\": {\"total_count\": 2, \"next\": \"http://127.0.0.2:1/elsewhere/?offset=1&limit=500\"}, "
						+ "\"objects\": [{\"id\": 1, \"primary_email_address\": \"bob@example.com\"}]}");
		assertThat(this.importing.plan(source()).counts()).isEqualTo(Map.of(Outcome.ADDED, 1));
		assertThat(this.manager.requests).filteredOn((request) -> request.contains("end_user")).hasSize(2);
	}

	@Test
	void endsWhenPagesGoRoundInCircles() {
		this.manager.answer("/device/", 200, "application/json",
				"{\"meta\": {\"total_count\": 5, \"next\": \"" + FakeManager.BASE + "device/?limit=500&offset=0\"}, "
						+ "\"objects\": [{\"id\": 1, \"alias\": \"desk\"}]}");
		assertUnreadable("device goes round in circles");
	}

	@Test
	void tellsWhatCameTooLittle() {
		this.manager.answer("/device/", 200, "application/json",
				"{\"meta\": {\"total_count\": 5, \"next\": null}, \"objects\": []}");
		assertThat(Importing.told(this.importing.plan(source()))).anyMatch((line) -> line.startsWith("device: 0 of 5"));
	}

	@Test
	void keepsSecretsUnknownThatItCannotRead() {
		this.manager.add("conference", "name", "Absent");
		this.manager.add("conference", "name", "Masked", "pin", null, "guest_pin", "****");
		this.manager.add("conference", "name", "None", "pin", "", "guest_pin", "");
		this.manager.add("device", "alias", "named", "username", "desk", "password", "");
		this.manager.add("device", "alias", "open", "username", "", "password", "");
		this.manager.add("device", "alias", "silent");
		this.manager.add("device", "alias", "hashed", "username", "", "password", "pbkdf2$x");
		this.manager.add("policy_server", "name", "named", "username", "node", "password", "");
		this.manager.add("policy_server", "name", "open", "username", "", "password", "");
		this.manager.add("turn_server", "name", "relay", "address", "192.0.2.1", "username", "turn", "password", "x");
		ImportPlan plan = this.importing.make(source());
		assertThat(plan.unknownSecrets()).isEqualTo(8);
		for (String name : List.of("Absent", "Masked")) {
			Document room = this.importing.document(RecordKind.CONFERENCE, name);
			assertThat(room.secret(ServiceFields.PIN)).as(name).isEqualTo(Secret.unknown());
			assertThat(room.secret(ServiceFields.GUEST_PIN)).as(name).isEqualTo(Secret.unknown());
		}
		assertThat(this.importing.document(RecordKind.CONFERENCE, "None").has(ServiceFields.PIN)).isFalse();
		for (String alias : List.of("named", "silent", "hashed")) {
			assertThat(this.importing.document(RecordKind.DEVICE, alias).secret(DeviceFields.PASSWORD)).as(alias)
				.isEqualTo(Secret.unknown());
		}
		assertThat(this.importing.document(RecordKind.DEVICE, "open").has(DeviceFields.PASSWORD)).isFalse();
		assertThat(this.importing.document(RecordKind.POLICY_PROFILE, "named").secret(ProfileFields.PASSWORD))
			.isEqualTo(Secret.unknown());
		assertThat(this.importing.document(RecordKind.POLICY_PROFILE, "open").has(ProfileFields.PASSWORD)).isFalse();
		assertThat(Importing.told(plan)).anyMatch((line) -> line.startsWith("conference: 2 with PINs"))
			.anyMatch((line) -> line.startsWith("turn_server: password (1)"));
	}

	@Test
	void keepsSecretsThatUsherKnows() {
		this.importing.create(RecordKind.CONFERENCE,
				Map.of(CommonFields.NAME.name(), "Board", ServiceFields.PIN.name(), Secret.of("1234")));
		this.importing.create(RecordKind.DEVICE, Map.of(DeviceFields.ALIAS.name(), "desk", DeviceFields.USERNAME.name(),
				"desk", DeviceFields.PASSWORD.name(), Secret.of("secret")));
		this.manager.add("conference", "name", "Board", "pin", null, "guest_pin", "");
		this.manager.add("device", "alias", "desk", "username", "desk", "password", "••••");
		ImportPlan plan = this.importing.make(source());
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 2));
		assertThat(plan.unknownSecrets()).isZero();
		assertThat(this.importing.document(RecordKind.CONFERENCE, "Board").secret(ServiceFields.PIN))
			.isEqualTo(Secret.of("1234"));
	}

	@Test
	void findsWhomConferencesDialWithoutAddressesAndNumbers() {
		String first = FakeManager.BASE + "conference/1/";
		String second = FakeManager.BASE + "conference/2/";
		this.manager.add("automatic_participant", "alias", "bob", "role", "chair", "conference", List.of(first));
		this.manager.add("automatic_participant", "alias", "bob", "role", "guest", "conference",
				List.of(first, second));
		this.manager.add("automatic_participant", "alias", "alice", "role", "guest", "conference", List.of(second));
		Map<String, Object> chair = FakeManager.object("resource_uri", "", "alias", "bob", "role", "chair");
		Map<String, Object> guest = FakeManager.object("resource_uri", "", "alias", "bob", "role", "guest");
		this.manager.add("conference", "name", "First", "pin", "", "guest_pin", "", "automatic_participants",
				List.of(guest, chair));
		this.manager.add("conference", "name", "Second", "pin", "", "guest_pin", "", "automatic_participants", null);
		ImportPlan plan = this.importing.make(source());
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.ADDED, 5));
		assertThat(dialled("First")).containsExactly("bob guest", "bob chair");
		assertThat(dialled("Second")).containsExactlyInAnyOrder("bob guest", "alice guest");
		assertThat(this.importing.make(source()).counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 5));
	}

	private List<String> dialled(String conference) {
		return this.importing.current()
			.automaticParticipants((Conference) this.importing.find(RecordKind.CONFERENCE, conference))
			.stream()
			.map((participant) -> participant.remoteAlias() + " "
					+ participant.document().text(AdpFields.ROLE, "guest"))
			.toList();
	}

	@Test
	void takesAliasesFromTheirOwnListToo() {
		this.manager.add("conference", "name", "Null", "pin", "", "guest_pin", "", "aliases", null);
		this.manager.add("conference", "name", "Both", "pin", "", "guest_pin", "", "aliases",
				List.of(FakeManager.object("alias", "both")));
		this.manager.add("conference_alias", "alias", "null", "conference", FakeManager.BASE + "conference/1/");
		this.manager.add("conference_alias", "alias", "BOTH", "conference", FakeManager.BASE + "conference/2/");
		this.manager.add("conference_alias", "alias", "more", "conference", FakeManager.BASE + "conference/2/");
		this.importing.make(source());
		assertThat(aliases("Null")).containsExactly("null");
		assertThat(aliases("Both")).containsExactly("both", "more");
	}

	private List<String> aliases(String conference) {
		return this.importing.document(RecordKind.CONFERENCE, conference)
			.rows(ConferenceFields.ALIASES)
			.stream()
			.map((row) -> row.requiredText(ConferenceFields.ALIAS))
			.toList();
	}

	@Test
	void leavesWhatOlderManagersDoNotTellAsItIs() {
		this.importing.create(RecordKind.CALL_ROUTING_RULE,
				Map.of(CommonFields.NAME.name(), "Out", RuleFields.MATCH_STRING.name(), "a", RuleFields.PRIORITY.name(),
						1L, RuleFields.MATCH_INCOMING_TEAMS.name(), true, CommonFields.DESCRIPTION.name(), "old"));
		this.manager.add("gateway_routing_rule", "name", "Out", "match_string", "a", "priority", 2, "description",
				null);
		this.manager.remove("teams_proxy");
		ImportPlan plan = this.importing.make(source());
		Document rule = this.importing.document(RecordKind.CALL_ROUTING_RULE, "Out");
		assertThat(rule.number(RuleFields.PRIORITY)).isEqualTo(2L);
		assertThat(rule.flag(RuleFields.MATCH_INCOMING_TEAMS, false)).isTrue();
		assertThat(rule.has(CommonFields.DESCRIPTION)).isFalse();
		assertThat(Importing.told(plan)).anyMatch((line) -> line.startsWith("teams_proxy: not there (404)"));
	}

	@Test
	void namesObjectFieldValueAndExpectationOfWhatCannotBeTaken() {
		this.manager.add("conference", "id", 44, "name", "Board", "pin", "", "guest_pin", "", "service_type", "podcast",
				"ivr_theme", "/nowhere/", "max_callrate_out", "fast", "description", List.of("a"), "aliases",
				List.of(FakeManager.object("alias", List.of("x"))), "system_location",
				FakeManager.BASE + "system_location/77/");
		this.manager.add("gateway_routing_rule", "id", 5, "name", "Out", "priority", 900, "match_string", "(");
		this.manager.add("end_user", "id", 6, "primary_email_address", Map.of("a", 1));
		ImportPlan plan = this.importing.plan(source());
		assertThat(plan.isFaulty()).isTrue();
		assertThat(columns(plan, "conference", 44)).contains("ivr_theme", "description", "aliases[0].alias");
		assertThat(columns(plan, "gateway_routing_rule", 5)).contains("priority", "match_string");
		assertThat(columns(plan, "end_user", 6)).contains("primary_email_address");
		assertThat(plan.records()).flatExtracting((record) -> record.faults())
			.extracting(Fault::value)
			.contains("/nowhere/", "900");
	}

	private static List<String> columns(ImportPlan plan, String source, long row) {
		return plan.records()
			.stream()
			.filter((record) -> record.place().source().equals(source) && record.place().row() == row)
			.flatMap((record) -> record.faults().stream())
			.map((fault) -> String.valueOf(fault.place().column()))
			.toList();
	}

	@Test
	void leavesOutWhatIsFaultyWhenThatIsWanted() {
		this.manager.add("conference", "name", "Board", "pin", "", "guest_pin", "");
		this.manager.add("conference", "name", "Podcast", "pin", "", "guest_pin", "", "service_type", "podcast");
		ManagerAccess lenient = new ManagerAccess(this.manager.address(), "admin", FakeManager.PASSWORD, "",
				new LinkedHashSet<>(ManagerAccess.KINDS), true);
		ImportPlan plan = this.importing.make(source(lenient));
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.ADDED, 1, Outcome.SKIPPED, 1));
		assertThat(plan.records()).filteredOn((record) -> record.outcome() == Outcome.SKIPPED)
			.singleElement()
			.satisfies((record) -> assertThat(record.notes().toString()).contains("service_type", "podcast"));
	}

	@Test
	void readsOnlyWhatIsWantedAndTheNamesToWhichItRefers() {
		aDeployment();
		ManagerAccess some = new ManagerAccess(this.manager.address(), "admin", FakeManager.PASSWORD, "",
				Set.of(RecordKind.SYSTEM_LOCATION), false);
		this.importing.create(RecordKind.POLICY_PROFILE, Map.of(CommonFields.NAME.name(), "Main"));
		ImportPlan plan = this.importing.make(source(some));
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.ADDED, 1, Outcome.SKIPPED, 1));
		assertThat(this.importing.document(RecordKind.SYSTEM_LOCATION, "London").number(LocationFields.POLICY_SERVER))
			.isEqualTo(this.importing.find(RecordKind.POLICY_PROFILE, "Main").id().number());
		assertThat(this.manager.requests).noneMatch((request) -> request.contains("conference"));
	}

	@Test
	void tellsOfEachFieldThatItCannotHold() {
		this.manager.add("conference", "name", "Board", "pin", "", "guest_pin", "", "new_field", "x", "empty", "");
		this.manager.add("conference", "name", "Sales", "pin", "", "guest_pin", "", "new_field", false);
		assertThat(Importing.told(this.importing.plan(source()))).containsExactly(
				this.manager.address() + ": http (expected: https, since the password and all PINs travel unencrypted)",
				"conference: new_field (2) (expected: fields that Usher has; these are left out, with the number of "
						+ "objects that have them)");
	}

	@Test
	void waitsForABusyManagerAsLongAsItAsks() {
		AtomicInteger times = new AtomicInteger();
		this.manager.add("device", "alias", "desk");
		this.manager.before((exchange) -> {
			int time = exchange.getRequestURI().getPath().contains("/device/") ? times.incrementAndGet() : 9;
			if (time == 1) {
				exchange.getResponseHeaders().add("Retry-After", "7");
			}
			return time <= 3 && FakeManager.send(exchange, (time == 1) ? 429 : 503, "", new byte[0]);
		});
		assertThat(this.importing.plan(source()).counts()).isEqualTo(Map.of(Outcome.ADDED, 1));
		assertThat(this.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2), Duration.ofSeconds(4));
	}

	@Test
	void givesUpOnAManagerThatStaysBusy() {
		this.manager.answer("/device/", 429, "", "");
		assertUnreadable("429", "device", "Try again later");
		assertThat(this.pauses).hasSize(3);
	}

	@Test
	void endsWhenNobodyWantsItAnyMore() {
		aDeployment();
		AtomicInteger heard = new AtomicInteger();
		Progress progress = (stage, done, total) -> {
			if (heard.incrementAndGet() == 3) {
				throw new CancellationException();
			}
		};
		assertThatExceptionOfType(CancellationException.class)
			.isThrownBy(() -> source().read(this.importing.current(), progress));
		assertThat(this.manager.requests).hasSize(2);
	}

	@Test
	void saysThatThePasswordIsWrong() {
		ManagerAccess wrong = ManagerAccess.of(this.manager.address(), "admin", "wrong-password");
		assertThatExceptionOfType(UnreadableSourceException.class).isThrownBy(() -> this.importing.plan(source(wrong)))
			.withMessageContaining("(401)")
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("wrong-password"));
		assertThat(this.manager.requests).hasSize(1);
	}

	@Test
	void saysThatTheAccountMayNotRead() {
		this.manager.answer("/api/", 403, "", "");
		assertUnreadable("admin", "(403)", "role");
	}

	@Test
	void refusesAnImportOfWhichTheAccountMayReadOnlyAPart() {
		this.manager.add("conference", "name", "Board", "pin", "", "guest_pin", "");
		this.manager.answer("/device/", 403, "", "");
		ImportPlan plan = this.importing.plan(source());
		assertThat(plan.isFaulty()).isTrue();
		assertThat(Importing.told(plan)).anyMatch((line) -> line.startsWith("device: not permitted (403)"));
	}

	@Test
	void saysThatWhatAnswersIsNoManager() {
		this.manager.answer("/api/", 200, "text/html", "<html><h1>It works!</h1></html>");
		assertUnreadable("no Infinity manager", "text/html", "Management Node");
	}

	@Test
	void saysThatWhatAnswersHasNoLists() {
		Arrays.asList(this.manager.dump().keySet().toArray(String[]::new)).forEach(this.manager::remove);
		assertUnreadable("none of the lists", "404");
		this.manager.answer("/api/", 404, "text/html", "<html>Not Found</html>");
		assertUnreadable("no Infinity manager", "404");
		this.manager.answer("/api/", 200, "application/json", "{\"hello\": 1}");
		assertUnreadable("no Infinity manager");
	}

	@Test
	void doesNotGoWhereItIsSent() {
		this.manager.before((exchange) -> {
			exchange.getResponseHeaders().add("Location", "http://user:pass@127.0.0.2/steal");
			return FakeManager.send(exchange, 302, "", new byte[0]);
		});
		assertThatExceptionOfType(UnreadableSourceException.class).isThrownBy(() -> this.importing.plan(source()))
			.withMessageContaining("elsewhere")
			.withMessageNotContaining("pass@");
		assertThat(this.manager.requests).hasSize(1);
	}

	@Test
	void saysThatNobodyAnswers() {
		this.manager.close();
		assertUnreadable("no connection to 127.0.0.1", "firewalls");
	}

	private void assertUnreadable(String... words) {
		assertThatExceptionOfType(UnreadableSourceException.class).isThrownBy(() -> this.importing.plan(source()))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(words).doesNotContain(FakeManager.PASSWORD));
	}

	@Test
	void asksForFewerObjectsWhenAPageIsTooLarge() {
		for (int i = 0; i < 200; i++) {
			this.manager.add("policy_server", "name", "Profile " + i, "padding", "x".repeat(200_000));
		}
		assertThat(this.importing.plan(source()).counts()).isEqualTo(Map.of(Outcome.ADDED, 200));
		assertThat(this.manager.requests).anyMatch((request) -> request.contains("policy_server/?limit=100&offset=0"));
	}

}
