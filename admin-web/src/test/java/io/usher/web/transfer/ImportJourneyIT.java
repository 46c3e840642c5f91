package io.usher.web.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.usher.core.account.Role;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.export.ConfigurationExport;
import io.usher.core.export.ExportSecrets;
import io.usher.web.ConferencingNode;
import io.usher.web.ConsoleTest;
import io.usher.web.JourneyTest;
import io.usher.web.browser.BrowserJourney;
import io.usher.web.browser.HistoryPage;
import io.usher.web.browser.ImportPage;
import io.usher.web.browser.LoginPage;
import io.usher.web.browser.RecordListPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An import fails, says why, and succeeds once the file is mended.
 */
@JourneyTest
class ImportJourneyIT extends BrowserJourney {

	private static final String HEADER = "name,service_type,alias,participant_limit\n";

	private static final String PASSPHRASE = "correct horse battery staple";

	@Autowired
	private Configurations configurations;

	@Autowired
	private ConfigurationExport export;

	@TempDir
	private Path folder;

	@Test
	void failsWithReasonsAndSucceedsOnceTheFileIsMended() throws IOException {
		ConferencingNode node = new ConferencingNode(this.port);
		Path file = this.folder.resolve("offices.csv");
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		long revision = this.configurations.current().revision();
		Files.writeString(file, HEADER + "Import Oslo,conference,oslo@import.example,20\n"
				+ "Import Paris,conference,paris@import.example,many\n" + "Import Rome,meeting,rome@import.example,20\n"
				+ "Import Oslo 2,conference,oslo@import.example,20\n");

		ImportPage faulty = new ImportPage(this.browser).upload("Conferences", file);
		assertThat(faulty.refusal()).contains("cannot be taken, so nothing is imported", "Mend those rows");
		assertThat(faulty.offersToImport()).isFalse();
		assertThat(faulty.report()).contains("offices.csv,3,participant_limit,", ",many,",
				"offices.csv,4,service_type,", ",meeting,", "offices.csv,5,alias", "oslo@import.example");
		assertThat(faulty.row(1) + faulty.row(2) + faulty.row(3)).contains("row 3", "participant_limit", "many",
				"expected: ", "row 4", "service_type", "meeting", "row 5");
		assertThat(faulty.show("added")).isNotEqualTo("4");
		assertThat(faulty.discard()).contains("Nothing was imported");
		assertThat(this.configurations.current().revision()).isEqualTo(revision);
		assertThat(node.dial("oslo@import.example", "London")).doesNotContain("Import Oslo");

		Files.writeString(file, HEADER + "Import Oslo,conference,oslo@import.example,20\n"
				+ "Import Paris,conference,paris@import.example,30\n" + "Import Rome,lecture,rome@import.example,20\n");
		ImportPage mended = new ImportPage(this.browser).upload("Conferences", file);
		assertThat(mended.show("added")).isEqualTo("3");
		assertThat(mended.offer()).isEqualTo("Import 3 records");
		assertThat(mended.importBecause("Offices move in")).contains(
				"3 records are imported, as revision " + this.configurations.current().revision(), "can be undone");
		assertThat(this.configurations.current().revision()).isEqualTo(revision + 1);
		assertThat(node.dial("paris@import.example", "London")).contains("\"name\":\"Import Paris\"");
		assertThat(new RecordListPage(this.browser).open("Conferences")
			.openRecord("Import Paris")
			.value(CommonFields.NAME)).isEqualTo("Import Paris");
		HistoryPage change = new HistoryPage(this.browser).openNewest("Offices move in");
		assertThat(change.facts()).contains("admin", "Import of offices.csv: Offices move in", "as it was written");
		assertThat(change.changed()).contains("Import Oslo");
		assertThat(new HistoryPage(this.browser).entries("offices.csv: 3 added")).contains("admin",
				"as revision " + this.configurations.current().revision());
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void asksAgainForThePassphraseOfAConfigurationDocument() throws IOException {
		Path file = this.folder.resolve("usher.json");
		try (OutputStream out = Files.newOutputStream(file)) {
			this.export.write(this.configurations.current(), ExportSecrets.encrypted(PASSPHRASE.toCharArray()), false,
					out);
		}
		long revision = this.configurations.current().revision();
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		ImportPage page = new ImportPage(this.browser).upload(file, "correct horse battery stable");
		assertThat(page.failure()).contains("Nothing was imported", "this is not the passphrase");
		page.unlock(PASSPHRASE);
		assertThat(page.offersToImport()).isFalse();
		assertThat(page.show("unchanged")).isEqualTo(String.valueOf(records()));
		assertThat(page.discard()).contains("Nothing was imported");
		assertThat(this.configurations.current().revision()).isEqualTo(revision);
		assertThat(this.browser.complaints()).isEmpty();
	}

	private long records() {
		return this.configurations.current()
			.all()
			.filter((record) -> !Role.isAccount(record.id().kind()))
			.filter((record) -> record.id().kind() != RecordKind.GLOBAL || !record.document().values().isEmpty())
			.count();
	}

}
