package io.usher.core.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.BreakoutFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportPlanner.Options;
import io.usher.core.transfer.PlannedRecord.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImportPlannerTests {

	private static final SecretKey KEY = SecretKey.of("0123456789abcdef0123456789abcdef");

	private static final Actor ALICE = new Actor("alice", "192.0.2.1", Actor.Via.CONSOLE);

	private static final Options ALL = new Options((kind) -> true, false);

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final Administration administration = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(KEY), Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC));

	private final ImportPlanner planner = new ImportPlanner(this.administration, this.configurations);

	private final List<Incoming> records = new ArrayList<>();

	@Test
	void addsRecordsThatReferToEachOtherByTheSourcesNumbersInAnyOrder() {
		told(RecordKind.SYSTEM_LOCATION, "London", LocationFields.POLICY_SERVER,
				Link.numbered(RecordKind.POLICY_PROFILE, 77));
		this.records
			.add(told(RecordKind.POLICY_PROFILE, "Main").identified(Link.numbered(RecordKind.POLICY_PROFILE, 77)));
		this.records.remove(1);
		ImportPlan plan = made(ALL);
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.ADDED, 2));
		RecordId profile = id(RecordKind.POLICY_PROFILE, "Main");
		assertThat(document(RecordKind.SYSTEM_LOCATION, "London").number(LocationFields.POLICY_SERVER))
			.isEqualTo(profile.number());
	}

	@Test
	void changesWhatIsToldAndKeepsTheRest() {
		create(RecordKind.CONFERENCE, Map.of(CommonFields.NAME.name(), "Sales", CommonFields.DESCRIPTION.name(), "old",
				ServiceFields.PIN.name(), Secret.of("1234")));
		told(RecordKind.CONFERENCE, "SALES", CommonFields.DESCRIPTION, "new", ServiceFields.PIN, Secret.unknown());
		ImportPlan plan = made(ALL);
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.CHANGED, 1));
		assertThat(plan.unknownSecrets()).isZero();
		Document sales = document(RecordKind.CONFERENCE, "Sales");
		assertThat(sales.text(CommonFields.DESCRIPTION)).isEqualTo("new");
		assertThat(sales.secret(ServiceFields.PIN)).isEqualTo(Secret.of("1234"));
	}

	@Test
	void leavesAnUnknownSecretUnknownWhereNoneIsSet() {
		create(RecordKind.DEVICE, Map.of(DeviceFields.ALIAS.name(), "desk@example.com"));
		this.records.add(Incoming.of(Origin.row("device", 1), RecordKind.DEVICE, values(DeviceFields.ALIAS,
				"desk@example.com", DeviceFields.USERNAME, "desk", DeviceFields.PASSWORD, Secret.unknown())));
		ImportPlan plan = made(ALL);
		assertThat(plan.unknownSecrets()).isEqualTo(1);
		assertThat(document(RecordKind.DEVICE, "desk@example.com").secret(DeviceFields.PASSWORD))
			.isEqualTo(Secret.unknown());
	}

	@Test
	void changesNothingWhenItIsImportedAgain() {
		aConferenceThatDials();
		made(ALL);
		long revision = this.configurations.current().revision();
		ImportPlan again = made(ALL);
		assertThat(again.counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 2));
		assertThat(again.edits()).isEmpty();
		assertThat(this.configurations.current().revision()).isEqualTo(revision);
	}

	private void aConferenceThatDials() {
		Link participant = Link.numbered(RecordKind.AUTOMATIC_PARTICIPANT, 5);
		this.records.add(
				Incoming
					.of(Origin.row("automatic_participant", 1), RecordKind.AUTOMATIC_PARTICIPANT,
							values(AdpFields.REMOTE_ALIAS, "bob@example.com", AdpFields.LOCAL_ALIAS,
									"sales@example.com"))
					.identified(participant));
		told(RecordKind.CONFERENCE, "Sales", ConferenceFields.AUTOMATIC_PARTICIPANTS, List.of(participant),
				ConferenceFields.ALIASES,
				List.of(Document.of(Map.of(ConferenceFields.ALIAS.name(), "sales@example.com"))));
	}

	@Test
	void namesThePlaceTheValueAndWhatWasExpectedOfAFault() {
		create(RecordKind.CONFERENCE, Map.of(CommonFields.NAME.name(), "Board", ConferenceFields.ALIASES.name(),
				List.of(Document.of(Map.of(ConferenceFields.ALIAS.name(), "board")))));
		told(RecordKind.CONFERENCE, "Sales", ConferenceFields.ALIASES,
				List.of(Document.of(Map.of(ConferenceFields.ALIAS.name(), "sales")),
						Document.of(Map.of(ConferenceFields.ALIAS.name(), "Board"))));
		ImportPlan plan = plan(ALL);
		assertThat(plan.isFaulty()).isTrue();
		assertThat(plan.records().get(0).faults()).singleElement().satisfies((fault) -> {
			assertThat(fault.place()).isEqualTo(new Place("conference", 1, "aliases[1].alias"));
			assertThat(fault.value()).isEqualTo("board");
			assertThat(fault.expected()).contains("no other");
		});
	}

	@Test
	void blamesARecordForItsOwnFaultsOnly() {
		told(RecordKind.SYSTEM_LOCATION, "London", LocationFields.POLICY_SERVER,
				Link.named(RecordKind.POLICY_PROFILE, "main"));
		told(RecordKind.POLICY_PROFILE, "Main", CommonFields.DESCRIPTION, "x".repeat(251));
		told(RecordKind.SYSTEM_LOCATION, "Paris", LocationFields.POLICY_SERVER,
				Link.named(RecordKind.POLICY_PROFILE, "None such"));
		told(RecordKind.SYSTEM_LOCATION, "PARIS");
		ImportPlan plan = plan(ALL);
		assertThat(plan.records()).extracting(PlannedRecord::outcome)
			.containsExactly(Outcome.ADDED, Outcome.FAULTY, Outcome.FAULTY, Outcome.FAULTY);
		assertThat(plan.records().get(2).faults().get(0).value()).isEqualTo("None such");
		assertThat(plan.records().get(3).faults().get(0).expected()).contains("row 3");
	}

	@Test
	void tellsWhatARecordAsAWholeRefusesBesideTheOthers() {
		Document room = Document.of(Map.of(BreakoutFields.BREAKOUT_UUID.name(), "00000000-0000-0000-0000-000000000001",
				BreakoutFields.BREAKOUT_NAME.name(), "Room"));
		told(RecordKind.CONFERENCE, "Twice", ConferenceFields.BREAKOUTS, List.of(room, room));
		told(RecordKind.CONFERENCE, "Sound");
		ImportPlan plan = plan(ALL);
		assertThat(plan.records()).extracting(PlannedRecord::outcome).containsExactly(Outcome.FAULTY, Outcome.ADDED);
		assertThat(plan.records().get(0).faults().get(0).place().column()).isEqualTo("breakouts");
	}

	@Test
	void leavesOutWhatCannotBeTakenAndWhatNeedsItWhereThatIsWanted() {
		told(RecordKind.SYSTEM_LOCATION, "London", LocationFields.POLICY_SERVER,
				Link.named(RecordKind.POLICY_PROFILE, "main"));
		told(RecordKind.POLICY_PROFILE, "Main", CommonFields.DESCRIPTION, "x".repeat(251));
		told(RecordKind.SYSTEM_LOCATION, "Paris");
		ImportPlan plan = made(new Options((kind) -> true, true));
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.ADDED, 1, Outcome.SKIPPED, 2));
		assertThat(plan.records().get(1).notes().get(0)).contains("description").contains("250");
		assertThat(this.configurations.current().find(RecordKind.SYSTEM_LOCATION, CommonFields.NAME, "Paris"))
			.isPresent();
	}

	@Test
	void deletesWhatACompleteSourceDoesNotTell() {
		create(RecordKind.THEME, Map.of(CommonFields.NAME.name(), "Old"));
		told(RecordKind.THEME, "New");
		ImportPlan plan = this.planner.plan(new Reading(this.records, List.of(), EnumSet.of(RecordKind.THEME)), ALL,
				Progress.NONE);
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.ADDED, 1, Outcome.DELETED, 1));
		this.administration.save(plan.edits(), ALICE, null);
		assertThat(this.configurations.current().all(RecordKind.THEME)).singleElement()
			.satisfies((theme) -> assertThat(theme.name()).isEqualTo("New"));
	}

	@Test
	void keepsNumbersThatAreFreeAndRenamesTheRecordThatHasOne() {
		RecordId known = create(RecordKind.THEME, Map.of(CommonFields.NAME.name(), "Old name"));
		this.records.add(numbered(RecordKind.THEME, known.number(), "New name"));
		this.records.add(numbered(RecordKind.THEME, 4000, "Far"));
		made(ALL);
		assertThat(id(RecordKind.THEME, "New name")).isEqualTo(known);
		assertThat(id(RecordKind.THEME, "Far").number()).isEqualTo(4000);
		assertThat(create(RecordKind.THEME, Map.of(CommonFields.NAME.name(), "Next")).number()).isGreaterThan(4000);
	}

	private static Incoming numbered(RecordKind kind, long number, String name) {
		return new Incoming(Origin.row(kind.resource(), 1), kind, number, List.of(), values(CommonFields.NAME, name),
				List.of(), List.of(), null);
	}

	@Test
	void disablesAnAccountWhosePasswordNobodyKnows() {
		this.records
			.add(Incoming.of(Origin.row("administrator", 1), RecordKind.ADMINISTRATOR, values(AccountFields.USERNAME,
					"carol", AccountFields.ACCOUNT_ROLE, "auditor", AccountFields.PASSWORD_HASH, Secret.unknown())));
		ImportPlan plan = plan(ALL);
		assertThat(plan.records().get(0).notes()).singleElement().asString().contains("disabled");
		assertThat(plan.records().get(0).then()).isNotNull()
			.satisfies((then) -> assertThat(then.flag(AccountFields.ENABLED, true)).isFalse());
	}

	@Test
	void leavesARecordAloneThatIsUnchangedAndWasTakenByOtherRules() {
		create(RecordKind.CONFERENCE,
				Map.of(CommonFields.NAME.name(), "Sales", ServiceFields.PIN.name(), Secret.of("1234")));
		this.administration.save(List
			.of(new Edit.Create(GlobalSettings.ID, Document.of(Map.of(GlobalFields.MIN_PIN_LENGTH.name(), 6L)))), ALICE,
				null);
		told(RecordKind.CONFERENCE, "Sales", ServiceFields.PIN, Secret.of("1234"));
		ImportPlan plan = plan(ALL);
		assertThat(plan.isFaulty()).isFalse();
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 1));
		assertThat(plan.records().get(0).faults()).singleElement()
			.satisfies((fault) -> assertThat(fault.place().column()).isEqualTo(ServiceFields.PIN.name()));
	}

	@Test
	void refusesKindsThatTheRoleMayNotChange() {
		told(RecordKind.POLICY_PROFILE, "Main");
		told(RecordKind.CONFERENCE, "Sales");
		ImportPlan plan = plan(new Options(Set.of(RecordKind.CONFERENCE)::contains, false));
		assertThat(plan.records()).extracting(PlannedRecord::outcome).containsExactly(Outcome.FAULTY, Outcome.ADDED);
		assertThat(plan.records().get(0).faults().get(0).expected()).contains("role");
	}

	private Incoming told(RecordKind kind, String name, Object... fields) {
		Map<String, @Nullable Object> values = values(fields);
		values.put(CommonFields.NAME.name(), name);
		Incoming record = Incoming.of(Origin.row(kind.resource(), this.records.size() + 1L), kind, values);
		this.records.add(record);
		return record;
	}

	private static Map<String, @Nullable Object> values(Object... fields) {
		Map<String, @Nullable Object> values = new HashMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			values.put(((Field) fields[i]).name(), fields[i + 1]);
		}
		return values;
	}

	private RecordId create(RecordKind kind, Map<String, Object> values) {
		return this.administration.create(kind, Document.of(values), ALICE, null).ids().get(0);
	}

	private ImportPlan plan(Options options) {
		return this.planner.plan(Reading.of(this.records, List.of()), options, Progress.NONE);
	}

	private ImportPlan made(Options options) {
		ImportPlan plan = plan(options);
		assertThat(plan.isFaulty()).isFalse();
		List<Edit> edits = plan.edits();
		this.administration.save(edits, ALICE, "import");
		return plan;
	}

	private RecordId id(RecordKind kind, String name) {
		return this.configurations.current().find(kind, NaturalKeys.of(kind), name).orElseThrow().id();
	}

	private Document document(RecordKind kind, String name) {
		return this.configurations.current().find(kind, NaturalKeys.of(kind), name).orElseThrow().document();
	}

}
