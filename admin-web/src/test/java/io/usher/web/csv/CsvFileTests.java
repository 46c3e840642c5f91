package io.usher.web.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.PlannedRecord.Outcome;
import io.usher.core.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvFileTests {

	private final Deployment deployment = new Deployment();

	@ParameterizedTest
	@ValueSource(strings = { ",", ";", "\t" })
	void findsOutTheSeparatorFromTheHeader(String separator) {
		this.deployment.imported(CsvSheet.PEOPLE,
				"description,primary_email_address\n\"a|b\",alice@example.com\n".replace(",", separator)
					.replace("|", separator));
		assertThat(person("alice@example.com", CommonFields.DESCRIPTION)).isEqualTo("a" + separator + "b");
	}

	@Test
	void takesTheSeparatorThatASpreadsheetTells() {
		this.deployment.imported(CsvSheet.PEOPLE, "sep=;\r\nprimary_email_address;title\r\nalice@example.com;Dr\r\n");
		assertThat(person("alice@example.com", PersonFields.TITLE)).isEqualTo("Dr");
	}

	@Test
	void takesNamesInAnyOrderAndCase() {
		this.deployment.imported(CsvSheet.PEOPLE,
				" Last_Name ,PRIMARY_EMAIL_ADDRESS,first_name\nSmith,bob@example.com,Bob\n");
		assertThat(person("bob@example.com", PersonFields.LAST_NAME)).isEqualTo("Smith");
	}

	@Test
	void readsUtf8AndUtf16ByTheirMarks() {
		String text = "primary_email_address,first_name\nalice@example.com,Zoë\n";
		for (byte[] file : new byte[][] { ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
				("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
				("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE) }) {
			ImportPlan plan = this.deployment.plan(CsvSheet.PEOPLE, file);
			assertThat(Deployment.faults(plan)).isEmpty();
			assertThat(plan.records().get(0).then()).isNotNull()
				.satisfies((then) -> assertThat(then.text(PersonFields.FIRST_NAME)).isEqualTo("Zoë"));
		}
	}

	@Test
	void namesTheLineThatIsNotUtf8() {
		String text = "primary_email_address,first_name\r\nalice@example.com,\"A\r\nB\"\r\nbob@example.com,Zoë\r\n";
		ImportPlan plan = this.deployment.plan(CsvSheet.PEOPLE, text.getBytes(StandardCharsets.ISO_8859_1));
		assertThat(Deployment.faults(plan)).containsExactly(
				"ERROR 4 null: not UTF-8 (expected: a file saved as UTF-8, such as Excel's \"CSV UTF-8\")");
		assertThat(plan.records()).isEmpty();
	}

	@Test
	void countsLinesAsEditorsDo() {
		ImportPlan plan = this.deployment.plan(CsvSheet.DEVICES,
				"alias,description,enable_sip\n\na@example.com,\"two\nlines\",true\n,,\nb@example.com,,perhaps\n");
		assertThat(Deployment.faults(plan)).containsExactly("ERROR 6 enable_sip: perhaps (expected: true or false)");
		assertThat(plan.records()).hasSize(2);
	}

	@Test
	void namesTheRowWhoseQuotesAreNotClosed() {
		ImportPlan plan = this.deployment.plan(CsvSheet.DEVICES,
				"alias,description\na@example.com,\"two\r\nlines\"\nb@example.com,\"open\nc@example.com,\n");
		assertThat(Deployment.faults(plan)).singleElement()
			.asString()
			.startsWith("ERROR 4 null: a row that cannot be read (expected: cells of up to 65536 characters, quotes");
		assertThat(plan.isFaulty()).isTrue();
	}

	@Test
	void refusesTextAfterAClosingQuote() {
		assertThat(Deployment.faults(this.deployment.plan(CsvSheet.DEVICES, "alias,description\n\"a\"b,\n")))
			.singleElement()
			.asString()
			.startsWith("ERROR 2 null: a row that cannot be read");
	}

	@Test
	void refusesColumnsThatItDoesNotKnowAndNamesTheNearest() {
		ImportPlan plan = this.deployment.plan(CsvSheet.CONFERENCES, "name,descripton,shoe_size\nSales,x,43\n");
		assertThat(Deployment.faults(plan)).containsExactly(
				"ERROR 1 descripton: descripton (expected: a column of this sheet (did you mean description?))",
				"ERROR 1 shoe_size: shoe_size (expected: a column of this sheet)");
		assertThat(plan.records()).isEmpty();
	}

	@Test
	void refusesTwoColumnsOfOneField() {
		assertThat(Deployment
			.faults(this.deployment.plan(CsvSheet.CONFERENCES, "name,ivr_theme,ivr_theme_name\nSales,a,b\n")))
			.containsExactly(
					"ERROR 1 ivr_theme_name: ivr_theme_name (expected: each column once; ivr_theme is the same)");
	}

	@Test
	void refusesAFileWithoutTheColumnThatSaysWhatIsMeant() {
		assertThat(Deployment.faults(this.deployment.plan(CsvSheet.PEOPLE, "first_name,title\nAnn,Dr\n")))
			.containsExactly("ERROR 1 primary_email_address: missing (expected: a first row with the names of the "
					+ "columns, primary_email_address among them)");
	}

	@Test
	void refusesAnEmptyFile() {
		assertThat(Deployment.faults(this.deployment.plan(CsvSheet.PEOPLE, "\r\n\r\n"))).singleElement()
			.asString()
			.contains("empty");
	}

	@Test
	void takesAHeaderAloneForNothingToDo() {
		ImportPlan plan = this.deployment.plan(CsvSheet.PEOPLE, "primary_email_address\r\n");
		assertThat(plan.isFaulty()).isFalse();
		assertThat(plan.records()).isEmpty();
	}

	@Test
	void refusesRowsOfOtherLengths() {
		ImportPlan plan = this.deployment.plan(CsvSheet.DEVICES,
				"alias,description\na@example.com\nb@example.com,x,y\nc@example.com,z\n");
		assertThat(Deployment.faults(plan)).containsExactly("ERROR 2 null: 1 cells (expected: 2, one for each column)",
				"ERROR 3 null: 3 cells (expected: 2, one for each column)");
		assertThat(plan.counts()).containsOnlyKeys(Outcome.ADDED);
	}

	@Test
	void refusesValuesUnderNoName() {
		assertThat(Deployment.faults(this.deployment.plan(CsvSheet.DEVICES, "alias,,\na@example.com,,\nb,,x\n")))
			.containsExactly(
					"ERROR 3 null: a value in column 3 (expected: a name above it in the first row, or no value)");
	}

	@Test
	void boundsColumnsCellsAndRows() {
		assertThat(Deployment.faults(this.deployment.plan(CsvSheet.DEVICES, "alias" + ",".repeat(200) + "\n")))
			.containsExactly("ERROR 1 null: 201 columns (expected: at most 200)");
		assertThat(Deployment
			.faults(this.deployment.plan(CsvSheet.DEVICES, "alias,description\na," + "x".repeat(65_537) + "\nb,\n")))
			.containsExactly("ERROR 2 description: 65537 characters (expected: at most 65536)");
		assertThat(Deployment
			.faults(this.deployment.plan(CsvSheet.DEVICES, "alias,description\na,\"" + "x".repeat(3_000_000) + "\"\n")))
			.singleElement()
			.asString()
			.startsWith("ERROR 2 null: a row that cannot be read");
	}

	@Test
	void takesAMillionRowsAndNoMore() throws IOException {
		byte[] file = ("primary_email_address\n" + "x\n".repeat(1_000_001)).getBytes(StandardCharsets.UTF_8);
		CsvFile rows = new CsvFile("people.csv", CsvColumns.of(CsvSheet.PEOPLE),
				CsvContent.of(() -> new ByteArrayInputStream(file)));
		AtomicInteger taken = new AtomicInteger();
		rows.read((row) -> taken.incrementAndGet(), Progress.NONE);
		assertThat(taken).hasValue(1_000_000);
		assertThat(rows.faults()).singleElement()
			.satisfies((fault) -> assertThat(fault.expected()).isEqualTo("at most 1000000 rows in a file"));
	}

	@Test
	void stopsWhenNobodyWantsItAnyMore() {
		CsvSource source = CsvSource.of(CsvSheet.PEOPLE, "people.csv",
				"primary_email_address\nalice@example.com\n".getBytes(StandardCharsets.UTF_8), Deployment.KEY);
		assertThatExceptionOfType(CancellationException.class)
			.isThrownBy(() -> source.read(this.deployment.configuration(), (stage, done, total) -> {
				throw new CancellationException();
			}));
	}

	@Test
	void readsInfinitysFilesWithoutAHeaderInTheirOrder() {
		ImportPlan plan = this.deployment.imported(CsvSheet.CONFERENCES,
				"Sales,Weekly,123456,True,,sales@example.com,Main\nBoard,,,False,,,\n");
		assertThat(Deployment.faults(plan)).singleElement()
			.asString()
			.startsWith("WARNING 1 null: no names of columns")
			.contains("name, description, pin, allow_guests, guest_pin, alias_alias, alias_description, tag");
		assertThat(this.deployment.document(RecordKind.CONFERENCE, CommonFields.NAME, "Sales")
			.text(CommonFields.DESCRIPTION)).isEqualTo("Weekly");
		this.deployment.imported(CsvSheet.DEVICES, "desk@example.com,tag,Desk,user,word,owner@example.com\n");
		assertThat(this.deployment.configuration().count(RecordKind.DEVICE)).isEqualTo(1);
		assertThat(Deployment.faults(this.deployment.plan(CsvSheet.DEVICES, "a,b,c,d,e,f,g\n"))).singleElement()
			.asString()
			.startsWith("ERROR 1 null: 7 cells (expected: a first row");
	}

	private Object person(String address, Field field) {
		return this.deployment.document(RecordKind.PERSON, PersonFields.PRIMARY_EMAIL_ADDRESS, address).text(field, "");
	}

}
