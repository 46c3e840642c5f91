package io.usher.web.csv;

import java.util.List;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.PlannedRecord.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConferenceSheetTests {

	private final Deployment deployment = new Deployment();

	@Test
	void gathersTheAliasesOfRepeatedRows() {
		ImportPlan plan = this.deployment.imported(CsvSheet.CONFERENCES, """
				name,pin,alias_alias,alias_description
				Sales,0012,sales@example.com,Main
				Board,,board@example.com,
				SALES,,sales,Short
				sales,0012,+441234567,"By ""phone\"""
				""");
		assertThat(plan.records()).hasSize(2);
		Document sales = conference("Sales");
		assertThat(sales.rows(ConferenceFields.ALIASES)).extracting((row) -> row.text(ConferenceFields.ALIAS))
			.containsExactly("sales@example.com", "sales", "+441234567");
		assertThat(sales.rows(ConferenceFields.ALIASES)).extracting((row) -> row.text(CommonFields.DESCRIPTION))
			.containsExactly("Main", "Short", "By \"phone\"");
		assertThat(sales.secret(ServiceFields.PIN)).isEqualTo(Secret.of("0012"));
	}

	@Test
	void namesBothValuesWhereARepeatedRowDisagrees() {
		ImportPlan plan = this.deployment.plan(CsvSheet.CONFERENCES, """
				name,Description,tag,pin,alias_alias
				Sales,Weekly,,1234,a
				Sales,Daily,x,4321,b
				""");
		assertThat(Deployment.faults(plan)).containsExactlyInAnyOrder(
				"ERROR 3 Description: Daily (expected: Weekly as in row 2, or nothing)",
				"ERROR 3 tag: x (expected: nothing, as in row 2)",
				"ERROR 3 pin: •••••• (expected: the same as in row 2, or nothing)");
	}

	@Test
	void addsAndChangesAliasesAndKeepsThoseThatTheFileDoesNotHave() {
		this.deployment.create(RecordKind.CONFERENCE, CommonFields.NAME, "Sales", ConferenceFields.ALIASES,
				List.of(alias("one", "1"), alias("two", "2")));
		long number = aliases("Sales").get(1).number(ConferenceFields.ID);
		ImportPlan plan = this.deployment.imported(CsvSheet.CONFERENCES,
				"name,alias,alias_description\nSales,Two,second\nSales,three,\n");
		assertThat(aliases("Sales"))
			.extracting((row) -> row.text(ConferenceFields.ALIAS) + "/" + row.text(CommonFields.DESCRIPTION))
			.containsExactly("one/1", "Two/second", "three/null");
		assertThat(aliases("Sales").get(1).number(ConferenceFields.ID)).isEqualTo(number);
		assertThat(plan.records().get(0).notes()).containsExactly("It keeps one: the file does not have this alias.");
	}

	@Test
	void blamesTheRowOfAnAlias() {
		this.deployment.create(RecordKind.CONFERENCE, CommonFields.NAME, "Board", ConferenceFields.ALIASES,
				List.of(alias("board", "")));
		ImportPlan plan = this.deployment.plan(CsvSheet.CONFERENCES, """
				name,Alias_Alias,alias_view_order,alias_description
				Sales,one,,
				Sales,BOARD,,
				Market,two,first,
				Market,two,,
				Market,,,nothing
				""");
		assertThat(Deployment.faults(plan)).contains(
				"ERROR 3 Alias_Alias: board (expected: one that no other Virtual Meeting Room has)",
				"ERROR 5 Alias_Alias: two (expected: an alias that is not told before, as in row 4)",
				"ERROR 6 Alias_Alias: empty (expected: the alias to which alias_description belongs)");
		assertThat(Deployment.faults(
				this.deployment.plan(CsvSheet.CONFERENCES, "name,alias_alias,alias_view_order\nMarket,two,first\n")))
			.containsExactly("ERROR 2 alias_view_order: first (expected: a whole number, 0 or more)");
	}

	@Test
	void keepsWhatHasNoColumnAndClearsWhatIsEmpty() {
		this.deployment.create(RecordKind.CONFERENCE, CommonFields.NAME, "Sales", CommonFields.DESCRIPTION, "Weekly",
				ServiceFields.SERVICE_TAG, "crm", ServiceFields.PIN, Secret.of("1234"));
		this.deployment.imported(CsvSheet.CONFERENCES, "name,description\nSales,\n");
		Document sales = conference("Sales");
		assertThat(sales.has(CommonFields.DESCRIPTION)).isFalse();
		assertThat(sales.text(ServiceFields.SERVICE_TAG)).isEqualTo("crm");
		assertThat(sales.secret(ServiceFields.PIN)).isEqualTo(Secret.of("1234"));
	}

	@Test
	void removesAPinByAnEmptyCellAndTellsSo() {
		this.deployment.create(RecordKind.CONFERENCE, CommonFields.NAME, "Sales", ServiceFields.PIN, Secret.of("1234"));
		ImportPlan plan = this.deployment.imported(CsvSheet.CONFERENCES, "name,pin\nSales,\n");
		assertThat(conference("Sales").has(ServiceFields.PIN)).isFalse();
		assertThat(Deployment.faults(plan))
			.containsExactly("WARNING 2 pin: empty (expected: the one that is set; the empty cell removes it)");
	}

	@Test
	void neverTurnsAnUnknownPinIntoNoneByAnEmptyCell() {
		this.deployment.create(RecordKind.CONFERENCE, CommonFields.NAME, "Sales", ServiceFields.PIN, Secret.unknown());
		ImportPlan plan = this.deployment.imported(CsvSheet.CONFERENCES, "name,pin\nSales,\n");
		assertThat(plan.counts()).containsOnlyKeys(Outcome.UNCHANGED);
		assertThat(Deployment.faults(plan)).singleElement().asString().contains("(none) to remove it");
		assertThat(conference("Sales").secret(ServiceFields.PIN)).isEqualTo(Secret.unknown());
		this.deployment.imported(CsvSheet.CONFERENCES, "name,pin\nSales,(none)\n");
		assertThat(conference("Sales").has(ServiceFields.PIN)).isFalse();
	}

	@Test
	void takesTheWordForAPinThatNobodyKnows() {
		this.deployment.create(RecordKind.CONFERENCE, CommonFields.NAME, "Known", ServiceFields.PIN, Secret.of("1234"));
		ImportPlan plan = this.deployment.imported(CsvSheet.CONFERENCES,
				"name,pin\nSales,(unknown)\nKnown,(unknown)\n");
		assertThat(conference("Sales").secret(ServiceFields.PIN)).isEqualTo(Secret.unknown());
		assertThat(conference("Known").secret(ServiceFields.PIN)).isEqualTo(Secret.of("1234"));
		assertThat(plan.unknownSecrets()).isEqualTo(1);
	}

	@Test
	void neverShowsPinsInFaults() {
		String faults = Deployment
			.faults(this.deployment.plan(CsvSheet.CONFERENCES,
					"name,pin,guest_pin\nSales,secret-9876,12\nBoard,••••••,\n"))
			.toString();
		assertThat(faults).contains("ERROR 2 pin: ••••••", "ERROR 2 guest_pin: ••••••", "ERROR 3 pin: ••••••")
			.doesNotContain("9876");
	}

	@Test
	void findsReferencesByTheirNames() {
		this.deployment.create(RecordKind.THEME, CommonFields.NAME, "Blue, \"dark\"");
		this.deployment.imported(CsvSheet.CONFERENCES, "name,ivr_theme_name\nSales,\"blue, \"\"dark\"\"\"\n");
		assertThat(conference("Sales").has(ServiceFields.IVR_THEME_NAME)).isTrue();
		assertThat(Deployment.faults(this.deployment.plan(CsvSheet.CONFERENCES, "name,ivr_theme_name\nSales,Red\n")))
			.containsExactly("ERROR 2 ivr_theme_name: Red (expected: the name of a Theme that is imported too, or is "
					+ "there already)");
	}

	@Test
	void hasCallRatesInKilobits() {
		this.deployment.imported(CsvSheet.CONFERENCES, "name,max_callrate_in,max_callrate_out\nSales,1920,128.001\n");
		assertThat(conference("Sales").number(ServiceFields.MAX_CALLRATE_IN)).isEqualTo(1_920_000);
		assertThat(conference("Sales").number(ServiceFields.MAX_CALLRATE_OUT)).isEqualTo(128_001);
		assertThat(this.deployment.exported(CsvSheet.CONFERENCES)).contains(",1920,128.001,");
		assertThat(Deployment.faults(this.deployment.plan(CsvSheet.CONFERENCES,
				"name,max_callrate_in\nSales,64\nBoard,fast\nMarket,8193\n")))
			.containsExactly("ERROR 2 max_callrate_in: 64 (expected: a number from 128 to 8192, in kbit/s)",
					"ERROR 3 max_callrate_in: fast (expected: a number from 128 to 8192, in kbit/s)",
					"ERROR 4 max_callrate_in: 8193 (expected: a number from 128 to 8192, in kbit/s)");
	}

	@Test
	void refusesBrokenJsonAndWhatIsWrongInIt() {
		assertThat(Deployment.faults(this.deployment.plan(CsvSheet.CONFERENCES, """
				name,breakouts,on_completion
				Sales,[{],
				Board,,{"disconnect": "now"}
				Market,"[{""breakout_uuid"": ""x"", ""breakout_name"": ""Room""}]",
				"""))).anySatisfy((fault) -> assertThat(fault).startsWith("ERROR 2 breakouts: [{] (expected: a list"))
			.anySatisfy((fault) -> assertThat(fault).startsWith("ERROR 3 on_completion:"))
			.anySatisfy((fault) -> assertThat(fault).startsWith("ERROR 4 breakouts[0].breakout_uuid: x"));
	}

	@Test
	void leavesTheTimeOfCreationAndTellsSo() {
		this.deployment.create(RecordKind.CONFERENCE, CommonFields.NAME, "Sales");
		ImportPlan plan = this.deployment.imported(CsvSheet.CONFERENCES,
				"name,creation_time\nSales,2001-01-01T00:00:00.000000\n");
		assertThat(plan.counts()).containsOnlyKeys(Outcome.UNCHANGED);
		assertThat(Deployment.faults(plan)).singleElement().asString().contains("the time of creation, which stays");
	}

	private Document conference(String name) {
		return this.deployment.document(RecordKind.CONFERENCE, CommonFields.NAME, name);
	}

	private List<Document> aliases(String name) {
		return conference(name).rows(ConferenceFields.ALIASES);
	}

	private static Document alias(String alias, String description) {
		return Deployment.row(ConferenceFields.ALIAS, alias, CommonFields.DESCRIPTION, description);
	}

}
