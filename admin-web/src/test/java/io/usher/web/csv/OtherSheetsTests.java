package io.usher.web.csv;

import java.time.Duration;
import java.util.List;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.KeptFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.PlannedRecord;
import io.usher.core.transfer.PlannedRecord.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OtherSheetsTests {

	private final Deployment deployment = new Deployment();

	@Test
	void addsChangesAndMovesAliases() {
		conference("Sales", "one", "two");
		conference("Board", "three", "four");
		Long number = number("Board", 0);
		ImportPlan plan = this.deployment.imported(CsvSheet.ALIASES, """
				alias,conference,description
				TWO,sales,second
				five,Sales,
				three,Sales,moved
				""");
		assertThat(aliases("Sales")).containsExactly("one", "TWO", "five", "three");
		assertThat(number("Sales", 3)).as("the number of an alias that moved").isEqualTo(number);
		assertThat(aliases("Board")).containsExactly("four");
		assertThat(plan.records()).extracting(PlannedRecord::outcome).containsOnly(Outcome.CHANGED);
		assertThat(plan.records().get(0).notes()).containsExactly("It takes three from Board.");
		assertThat(plan.records().get(1).notes()).containsExactly("It loses three to Sales.");
	}

	@Test
	void blamesRowsOfAliases() {
		conference("Sales", "one");
		ImportPlan plan = this.deployment.plan(CsvSheet.ALIASES, """
				alias,conference_name,alias_view_order
				two,Sails,
				,Sales,
				three,Sales,-1
				one,Sales,
				One,Sales,
				four,,
				""");
		assertThat(Deployment.faults(plan)).containsExactlyInAnyOrder(
				"ERROR 2 conference_name: Sails (expected: the name of a conference that is there already)",
				"ERROR 3 alias: empty (expected: an alias)",
				"ERROR 4 alias_view_order: -1 (expected: a whole number, 0 or more)",
				"ERROR 6 alias: One (expected: an alias that is not told before, as in row 5)",
				"ERROR 7 conference_name: empty (expected: the name of a conference that is there already)");
	}

	@Test
	void tellsWhichConferencesCallAParticipant() {
		conference("A, \"first\"");
		conference("[B]");
		this.deployment.imported(CsvSheet.AUTOMATIC_PARTICIPANTS,
				"alias,conference,role\nbob@example.com,\"[\"\"a, \\\"\"first\\\"\"\"\", \"\"[B]\"\"]\",chair\n"
						+ "+441234567,\"A, \"\"first\"\"\",\n'=1+1,,\n");
		assertThat(called("A, \"first\"")).containsExactly("bob@example.com", "+441234567");
		assertThat(called("[B]")).containsExactly("bob@example.com");
		String exported = this.deployment.exported(CsvSheet.AUTOMATIC_PARTICIPANTS);
		assertThat(exported).contains("bob@example.com,\"[\"\"A, \\\"\"first\\\"\"\"\",\"\"[B]\"\"]\"",
				"'+441234567,\"A, \"\"first\"\"\"", "'=1+1,");
		assertThat(this.deployment.plan(CsvSheet.AUTOMATIC_PARTICIPANTS, exported).counts())
			.containsOnlyKeys(Outcome.UNCHANGED);
	}

	@Test
	void takesAParticipantOutOfConferencesThatItsRowDoesNotName() {
		conference("A");
		conference("B");
		this.deployment.imported(CsvSheet.AUTOMATIC_PARTICIPANTS,
				"alias,conference\nbob,\"[\"\"A\"\",\"\"B\"\"]\"\ncarol,A\n");
		ImportPlan plan = this.deployment.imported(CsvSheet.AUTOMATIC_PARTICIPANTS,
				"alias,conference,description\nbob,B,x\n");
		assertThat(called("A")).containsExactly("carol");
		assertThat(called("B")).containsExactly("bob");
		assertThat(this.deployment.configuration().count(RecordKind.AUTOMATIC_PARTICIPANT)).isEqualTo(2);
		assertThat(plan.records()).last()
			.satisfies((record) -> assertThat(record.notes()).containsExactly("It does not call bob any more."));
		this.deployment.imported(CsvSheet.AUTOMATIC_PARTICIPANTS, "alias,description\nbob,y\n");
		assertThat(called("B")).as("without a column").containsExactly("bob");
		this.deployment.imported(CsvSheet.AUTOMATIC_PARTICIPANTS, "alias,conference\nbob,\n");
		assertThat(called("B")).as("with an empty cell").isEmpty();
	}

	@Test
	void tellsParticipantsThatDialTheSameApartByTheirNumbers() {
		conference("A");
		this.deployment.imported(CsvSheet.AUTOMATIC_PARTICIPANTS,
				"alias,conference,description\nbob,A,one\nbob,A,two\n");
		List<RecordId> ids = this.deployment.configuration()
			.all(RecordKind.AUTOMATIC_PARTICIPANT)
			.map((record) -> record.id())
			.toList();
		this.deployment.imported(CsvSheet.AUTOMATIC_PARTICIPANTS,
				"id,alias,conference,description\n" + ids.get(1).number() + ",robert,A,second\n");
		assertThat(this.deployment.configuration()
			.find(ids.get(0))
			.orElseThrow()
			.document()
			.text(CommonFields.DESCRIPTION)).isEqualTo("one");
		Document second = this.deployment.configuration().find(ids.get(1)).orElseThrow().document();
		assertThat(second.text(AdpFields.REMOTE_ALIAS)).isEqualTo("robert");
		assertThat(second.text(CommonFields.DESCRIPTION)).isEqualTo("second");
		ImportPlan elsewhere = this.deployment.imported(CsvSheet.AUTOMATIC_PARTICIPANTS,
				"id,alias,conference\n" + ids.get(0).number() + ",carol,\n");
		assertThat(elsewhere.counts()).as("a number of another deployment").containsOnlyKeys(Outcome.ADDED);
	}

	@Test
	void refusesConferencesThatAreNotThere() {
		ImportPlan plan = this.deployment.plan(CsvSheet.AUTOMATIC_PARTICIPANTS,
				"alias,conference,id\nbob,Nowhere,\ncarol,,x\n");
		assertThat(Deployment.faults(plan))
			.anySatisfy((fault) -> assertThat(fault).startsWith("ERROR 2 conference: Nowhere (expected: the name of"))
			.anySatisfy((fault) -> assertThat(fault).startsWith("ERROR 3 id: x (expected: the number of"));
	}

	@Test
	void encryptsPasswordsForThisDeploymentAlone() {
		this.deployment.create(RecordKind.DEVICE, DeviceFields.ALIAS, "desk@example.com", DeviceFields.PASSWORD,
				Secret.of("pass,word"));
		String exported = this.deployment.exported(CsvSheet.DEVICES);
		assertThat(exported).contains(",encrypted:").doesNotContain("pass,word");
		Deployment same = new Deployment();
		same.imported(CsvSheet.DEVICES, exported);
		assertThat(
				same.document(RecordKind.DEVICE, DeviceFields.ALIAS, "desk@example.com").secret(DeviceFields.PASSWORD))
			.isEqualTo(Secret.of("pass,word"));
		Deployment other = new Deployment(SecretKey.of("fedcba9876543210fedcba9876543210"), Duration.ZERO);
		assertThat(Deployment.faults(other.plan(CsvSheet.DEVICES, exported))).containsExactly(
				"ERROR 2 password: •••••• (expected: one in clear, or one that this deployment's key encrypted)");
		assertThat(Deployment.faults(other.plan(CsvSheet.DEVICES, "alias,password\na,encrypted:%%\n"))).hasSize(1);
	}

	@Test
	void takesPasswordsInClear() {
		this.deployment.imported(CsvSheet.DEVICES, "alias,username,password\ndesk@example.com,desk,'=s3cret \n");
		assertThat(this.deployment.document(RecordKind.DEVICE, DeviceFields.ALIAS, "desk@example.com")
			.secret(DeviceFields.PASSWORD)).isEqualTo(Secret.of("=s3cret "));
	}

	@Test
	void leavesSecretsOutForThoseWhoMayNotReadThem() {
		this.deployment.create(RecordKind.DEVICE, DeviceFields.ALIAS, "desk@example.com", DeviceFields.PASSWORD,
				Secret.of("word"), DeviceFields.USERNAME, "desk");
		String exported = this.deployment.exported(CsvSheet.DEVICES, false);
		assertThat(exported).doesNotContain("password").doesNotContain("encrypted:");
		assertThat(this.deployment.imported(CsvSheet.DEVICES, exported).counts()).containsOnlyKeys(Outcome.UNCHANGED);
		assertThat(this.deployment.exported(CsvSheet.CONFERENCES, false).lines().findFirst().orElseThrow())
			.doesNotContain("pin,");
	}

	@Test
	void blamesRowsThatTellARecordAgain() {
		assertThat(Deployment.faults(this.deployment.plan(CsvSheet.DEVICES, "alias\nDesk\n\ndesk\n")))
			.containsExactly("ERROR 4 alias: desk (expected: one that is not told before, as in devices.csv, row 2)");
	}

	@Test
	void readsRulesWithTheirLists() {
		this.deployment.imported(CsvSheet.CALL_ROUTING_RULES, """
				name,priority,match_string,disabled_codecs,enable
				Out,10,"(\\d+),x","[""H261"",""VP9""]",FALSE
				One,20,.*,H264,
				""");
		Document rule = this.deployment.document(RecordKind.CALL_ROUTING_RULE, CommonFields.NAME, "Out");
		assertThat(rule.texts(KeptFields.DISABLED_CODECS)).containsExactly("H261", "VP9");
		assertThat(rule.flag(RuleFields.ENABLE, true)).isFalse();
		assertThat(this.deployment.document(RecordKind.CALL_ROUTING_RULE, CommonFields.NAME, "One")
			.texts(KeptFields.DISABLED_CODECS)).containsExactly("H264");
		assertThat(Deployment
			.faults(this.deployment.plan(CsvSheet.CALL_ROUTING_RULES, "name,priority,match_string\nBad,0,(\nNone,,\n")))
			.anySatisfy((fault) -> assertThat(fault).startsWith("ERROR 2 priority: 0 (expected:"))
			.anySatisfy((fault) -> assertThat(fault).startsWith("ERROR 2 match_string:"))
			.anySatisfy((fault) -> assertThat(fault).startsWith("ERROR 3 priority: missing"));
	}

	private void conference(String name, String... aliases) {
		this.deployment.create(RecordKind.CONFERENCE, CommonFields.NAME, name, ConferenceFields.ALIASES,
				List.of(aliases).stream().map((alias) -> Deployment.row(ConferenceFields.ALIAS, alias)).toList());
	}

	private Long number(String name, int index) {
		return this.deployment.document(RecordKind.CONFERENCE, CommonFields.NAME, name)
			.rows(ConferenceFields.ALIASES)
			.get(index)
			.number(ConferenceFields.ID);
	}

	private List<String> aliases(String name) {
		return this.deployment.document(RecordKind.CONFERENCE, CommonFields.NAME, name)
			.rows(ConferenceFields.ALIASES)
			.stream()
			.map((row) -> row.text(ConferenceFields.ALIAS, ""))
			.toList();
	}

	private List<String> called(String name) {
		return this.deployment.configuration()
			.automaticParticipants(this.deployment.configuration().conferenceNamed(name).orElseThrow())
			.stream()
			.map((participant) -> participant.document().text(AdpFields.REMOTE_ALIAS, ""))
			.toList();
	}

}
