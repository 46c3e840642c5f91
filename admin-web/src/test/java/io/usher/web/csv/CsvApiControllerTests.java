package io.usher.web.csv;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.AuditEntry;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditTrail;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@ConsoleTest
@WithRole
class CsvApiControllerTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	private MockMvcTester api;

	@Autowired
	private Configurations configurations;

	@Autowired
	private CsvExport exports;

	@Autowired
	private AuditTrail trail;

	@Autowired
	private Administration administration;

	/** The deployment is that of other tests too. */
	@AfterEach
	void removeWhatCame() {
		List<Edit> deletions = this.configurations.current()
			.all(RecordKind.CONFERENCE)
			.filter((record) -> record.name().startsWith("Csv "))
			.<Edit>map((record) -> new Edit.Delete(record.id(), record.revision()))
			.toList();
		this.administration.save(deletions, Actor.system(), null);
	}

	/** Each time a password is encrypted, it looks different. */
	private static String alike(String csv) {
		return csv.replaceAll("encrypted:[^,\r\n]+", "encrypted");
	}

	@ParameterizedTest
	@EnumSource(CsvSheet.class)
	void takesBackTheExampleOrganisationUnchanged(CsvSheet sheet) throws IOException {
		MvcTestResult exported = this.api.get().uri("/api/usher/v1/csv/" + sheet.path()).exchange();
		assertThat(exported).hasStatusOk()
			.hasHeader("Content-Disposition", "attachment; filename=\"" + sheet.fileName() + "\"");
		assertThat(exported.getResponse().getContentType()).isEqualTo("text/csv;charset=UTF-8;header=present");
		String csv = text(exported);
		assertThat(csv.lines().count()).isGreaterThan(1);
		assertThat(alike(csv)).isEqualTo(alike(exported(sheet)));
		MvcTestResult report = post(sheet.path(), csv, true, null);
		assertThat(report).hasStatusOk();
		Map<?, ?> read = read(report);
		assertThat(read.get("accepted")).isEqualTo(true);
		assertThat(counts(read)).containsEntry("added", 0).containsEntry("changed", 0).containsEntry("faulty", 0);
		assertThat(counts(read).get("unchanged")).isNotEqualTo(0);
	}

	@Test
	void takesASheetInOneRevision() {
		long before = this.configurations.current().revision();
		MvcTestResult report = post("conferences",
				"name,pin,alias_alias\nCsv one,0012,csv-one@example.com\nCsv two,,+44123\n", false, "Project 7");
		assertThat(report).hasStatusOk();
		assertThat(read(report).get("revision")).isEqualTo((int) before + 1);
		assertThat(counts(read(report))).containsEntry("added", 2);
		assertThat(this.configurations.current()
			.conferenceNamed("csv ONE")
			.orElseThrow()
			.document()
			.secret(ServiceFields.PIN)).isEqualTo(Secret.of("0012"));
		assertThat(events(AuditEvent.Type.IMPORT)).anySatisfy(
				(event) -> assertThat(event.what()).isEqualTo("Conferences as CSV: 2 added, revision " + (before + 1)));
	}

	@Test
	void exchangesAliasesBetweenConferences() {
		post("conferences", "name,alias_alias\nCsv one,csv-a\nCsv two,csv-b\n", false, null);
		MvcTestResult report = post("aliases", "alias,conference\ncsv-a,Csv two\ncsv-b,Csv one\n", false, null);
		assertThat(report).hasStatusOk();
		assertThat(counts(read(report))).containsEntry("changed", 2);
		assertThat(this.configurations.current().conferenceWithAlias("csv-a")).isNotNull()
			.satisfies((conference) -> assertThat(conference.name()).isEqualTo("Csv two"));
		assertThat(this.configurations.current().conferenceWithAlias("csv-b")).isNotNull()
			.satisfies((conference) -> assertThat(conference.name()).isEqualTo("Csv one"));
	}

	@Test
	void refusesTheWholeSheetForOneRow() {
		long before = this.configurations.current().revision();
		String csv = "name,participant_limit\nCsv sound,5\nCsv faulty,-1\n";
		MvcTestResult report = post("conferences", csv, false, null);
		assertThat(report).hasStatus(422);
		assertThat(read(report).get("accepted")).isEqualTo(false);
		assertThat(read(report).get("fault_count")).isEqualTo(1);
		assertThat(read(report).get("faults")).asInstanceOf(InstanceOfAssertFactories.LIST)
			.singleElement()
			.isEqualTo(Map.of("severity", "error", "row", 3, "column", "participant_limit", "value", "-1", "expected",
					"a whole number from 0 to 1000000"));
		assertThat(this.configurations.current().revision()).isEqualTo(before);
		assertThat(post("conferences", csv, true, null)).as("a dry run").hasStatusOk();
	}

	@Test
	void listsAThousandFaultsAndCountsTheOthers() {
		MvcTestResult report = post("people", "primary_email_address\n" + ",\n".repeat(1500).replace(",", "\"\u0001\""),
				true, null);
		assertThat(read(report).get("fault_count")).isEqualTo(1500);
		assertThat((List<?>) read(report).get("faults")).hasSize(1000);
	}

	@Test
	@WithRole(value = Role.OPERATOR, username = "olga")
	void leavesSecretsOutForThoseWithoutTheRight() {
		MvcTestResult exported = this.api.get().uri("/api/usher/v1/csv/conferences").exchange();
		assertThat(exported).hasStatusOk();
		assertThat(text(exported).lines().findFirst().orElseThrow()).startsWith("name,description,allow_guests,");
		assertThat(this.api.get().uri("/api/usher/v1/csv/conferences?secrets=true")).hasStatus(403);
		assertThat(events(AuditEvent.Type.EXPORT)).anySatisfy((event) -> {
			assertThat(event.actor().name()).isEqualTo("olga");
			assertThat(event.what()).isEqualTo("Conferences as CSV, without PINs and passwords");
		});
	}

	@Test
	void recordsAnExportWithSecrets() {
		String header = text(this.api.get().uri("/api/usher/v1/csv/devices/").exchange()).lines()
			.findFirst()
			.orElseThrow();
		assertThat(header).contains(",password,");
		assertThat(text(this.api.get().uri("/api/usher/v1/csv/devices?secrets=false").exchange()))
			.doesNotContain("password");
		assertThat(events(AuditEvent.Type.EXPORT)).anySatisfy(
				(event) -> assertThat(event.what()).isEqualTo("Devices as CSV, PINs in clear, passwords encrypted"));
	}

	@Test
	void tellsWhatIsWrongWithARequest() {
		assertThat(this.api.get().uri("/api/usher/v1/csv/rooms")).hasStatus(404)
			.bodyText()
			.contains("conferences, aliases, automatic_participants, call_routing_rules, devices, people");
		assertThat(this.api.post().uri("/api/usher/v1/csv/people").contentType("text/csv").content("a")).hasStatus(415);
		assertThat(
				this.api.post().uri("/api/usher/v1/csv/people").contentType(MediaType.APPLICATION_JSON).content("{}"))
			.hasStatus(400)
			.bodyText()
			.contains("csv: missing");
		assertThat(this.api.post()
			.uri("/api/usher/v1/csv/people")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"csv\": \"x\"}")).hasStatus(400).bodyText().contains("dry_run: missing (expected: true or");
		assertThat(this.api.post().uri("/api/usher/v1/csv/people").contentType(MediaType.APPLICATION_JSON).content("["))
			.hasStatus(400);
	}

	private MvcTestResult post(String sheet, String csv, boolean dry, String reason) {
		Map<String, Object> body = (reason != null) ? Map.of("csv", csv, "dry_run", dry, "reason", reason)
				: Map.of("csv", csv, "dry_run", dry);
		return this.api.post()
			.uri("/api/usher/v1/csv/" + sheet)
			.contentType(MediaType.APPLICATION_JSON)
			.content(JSON.writeValueAsString(body))
			.exchange();
	}

	private String exported(CsvSheet sheet) throws IOException {
		StringWriter out = new StringWriter();
		this.exports.write(sheet, this.configurations.current(), true, out);
		return out.toString();
	}

	private List<AuditEvent> events(AuditEvent.Type type) {
		return this.trail.after(0, 10_000)
			.stream()
			.map(AuditEntry::event)
			.filter((event) -> event.type() == type)
			.toList();
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private static Map<?, ?> read(MvcTestResult result) {
		return JSON.readValue(text(result), Map.class);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> counts(Map<?, ?> report) {
		return (Map<String, Object>) report.get("counts");
	}

}
