package io.usher.web.migration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.record.Secret;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.PlannedRecord.Outcome;
import io.usher.core.transfer.UnreadableSourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DumpSourceTests {

	private static final String BOARD = """
			{"id": 1, "resource_uri": "/api/admin/configuration/v1/conference/1/", "name": "Board", "pin": "1234",
			 "guest_pin": "", "aliases": [{"id": 5, "alias": "board"}]}""";

	private static final String SALES = """
			{"id": 2, "resource_uri": "/api/admin/configuration/v1/conference/2/", "name": "Sales", "guest_pin": ""}""";

	private final Importing importing = new Importing();

	private static DumpFile file(String name, String content) {
		return DumpFile.of(name, content.getBytes(StandardCharsets.UTF_8));
	}

	private static DumpFile zip(String... namesAndContents) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (int i = 0; i < namesAndContents.length; i += 2) {
				zip.putNextEntry(new ZipEntry(namesAndContents[i]));
				zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return DumpFile.of("dump.zip", bytes.toByteArray());
	}

	private ImportPlan plan(DumpFile... files) {
		return this.importing.plan(DumpSource.of(List.of(files), false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"conference\": [%s, %s]}", "{\"conference\": {\"objects\": [%s, %s], \"meta\": {}}}",
			"{\"meta\": {\"total_count\": 2}, \"objects\": [%s, %s]}", "[%s, %s]",
			"{\"exported\": \"today\", \"resources\": {\"conference\": [%s, %s]}}" })
	void takesListsInEachShape(String shape) {
		String content = shape.formatted(BOARD, SALES);
		assertThat(plan(file("everything.json", content)).counts()).isEqualTo(Map.of(Outcome.ADDED, 2));
		assertThat(plan(zip("some/where/everything.json", content)).counts()).isEqualTo(Map.of(Outcome.ADDED, 2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "conference.json", "conference_1.json", "conference-page2.json", "Conference (3).json",
			"dir/conference.0002.json", "C:\\dump\\conference.json" })
	void knowsTheResourceByTheNameOfTheFile(String name) {
		ImportPlan plan = plan(file(name, "[{\"name\": \"Board\", \"pin\": \"\", \"guest_pin\": \"\"}]"));
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.ADDED, 1));
		assertThat(plan.records().get(0).place().row()).isEqualTo(1);
	}

	@Test
	void takesSeveralPagesAndAnObjectOnceThatIsOnTwo() {
		ImportPlan plan = plan(file("conference_1.json", "{\"objects\": [" + BOARD + "]}"),
				file("conference_2.json", "{\"objects\": [" + BOARD + "," + SALES + "]}"),
				file("global.json", "{\"id\": 1, \"min_pin_length\": 5}"));
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.ADDED, 3));
		assertThat(Importing.told(plan)).anyMatch((line) -> line.startsWith("conference: 1 told more than once"));
	}

	@Test
	void keepsAPinThatIsNotToldUnknownAndTheSecondTimeTheSame() {
		DumpFile dump = file("dump.json", "{\"conference\": [" + BOARD + "," + SALES + "]}");
		this.importing.make(DumpSource.of(List.of(dump), false));
		assertThat(this.importing.document(RecordKind.CONFERENCE, "Board").secret(ServiceFields.PIN))
			.isEqualTo(Secret.of("1234"));
		assertThat(this.importing.document(RecordKind.CONFERENCE, "Sales").secret(ServiceFields.PIN))
			.isEqualTo(Secret.unknown());
		assertThat(plan(dump).counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 2));
	}

	@Test
	void makesRecordsOfWhatConferencesHold() {
		ImportPlan plan = this.importing.make(DumpSource.of(List.of(file("conference.json", """
				[{"id": 1, "name": "Board", "pin": "", "guest_pin": "",
				  "ivr_theme": {"id": 7, "name": "Blue", "resource_uri": ""},
				  "aliases": [{"alias": "board", "colour": "red"}],
				  "automatic_participants": [{"id": 9, "resource_uri": "", "alias": "bob"},
				                             {"resource_uri": "", "alias": "alice"}]},
				 {"id": 2, "name": "Sales", "pin": "", "guest_pin": "",
				  "automatic_participants": ["/api/admin/configuration/v1/automatic_participant/9/"]}]""")), false));
		assertThat(plan.counts()).isEqualTo(Map.of(Outcome.ADDED, 5));
		assertThat(this.importing.document(RecordKind.CONFERENCE, "Sales")
			.references(ConferenceFields.AUTOMATIC_PARTICIPANTS)).hasSize(1)
			.isSubsetOf(this.importing.document(RecordKind.CONFERENCE, "Board")
				.references(ConferenceFields.AUTOMATIC_PARTICIPANTS));
		assertThat(this.importing.document(RecordKind.CONFERENCE, "Board").number(ServiceFields.IVR_THEME_NAME))
			.isEqualTo(this.importing.find(RecordKind.THEME, "Blue").id().number());
		assertThat(Importing.told(plan)).anyMatch((line) -> line.startsWith("conference_alias: colour (1)"));
	}

	@Test
	void saysOfEachFileWhatItDoesNotUnderstand() {
		ImportPlan plan = plan(file("conference.json", "[" + BOARD + "]"), file("worker_vm.json", "[{\"id\": 1}]"),
				file("notes.json", "{\"a\": 1}"), file("broken.json", "{\"conference\": [\n" + SALES + ", oops"),
				zip("readme.txt", "hello", "ntp_server.json",
						"[{\"id\": 1, \"resource_uri\": \"/api/admin/configuration/v1/ntp_server/1/\"}]"));
		assertThat(plan.isFaulty()).isTrue();
		assertThat(Importing.told(plan)).anyMatch((line) -> line.startsWith("worker_vm.json: 1 object"))
			.anyMatch((line) -> line.startsWith("ntp_server: 1 object"))
			.anyMatch((line) -> line.startsWith("notes.json: no objects that Usher knows"))
			.anyMatch((line) -> line.startsWith("broken.json: no JSON from line 2"))
			.anyMatch((line) -> line.startsWith("dump.zip: readme.txt: left out"));
	}

	@Test
	void refusesAliasesOfConferencesThatAreNotThere() {
		ImportPlan plan = plan(file("conference.json", "[" + BOARD + "]"), file("conference_alias.json",
				"[{\"id\": 8, \"alias\": \"lost\", \"conference\": \"/api/admin/configuration/v1/conference/99/\"}]"));
		assertThat(plan.isFaulty()).isTrue();
		assertThat(Importing.told(plan)).anyMatch((line) -> line.startsWith("conference_alias: 1 of conferences"));
	}

	@Test
	void saysWhyThereIsNothingToImport() {
		assertThatExceptionOfType(UnreadableSourceException.class).isThrownBy(() -> plan(file("a.json", "oops")))
			.withMessageContaining("a.json")
			.withMessageContaining("line 1");
		assertThatExceptionOfType(UnreadableSourceException.class).isThrownBy(() -> plan(file("empty.json", "")))
			.withMessageContaining("empty");
		assertThatExceptionOfType(UnreadableSourceException.class).isThrownBy(() -> plan(file("bad.zip", "PK\3\4xx")))
			.withMessageContaining("zip");
	}

	@Test
	void refusesAnObjectThatHoldsTooMuch() {
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> plan(zip("conference.json", "[{\"aliases\": [" + "1,".repeat(200_000) + "1]}]")))
			.withMessageContaining("holds too much");
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> plan(zip("conference.json", "[".repeat(100) + "]".repeat(100))))
			.withMessageContaining("no JSON");
	}

}
