package io.usher.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.usher.core.backup.BackupException;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.history.AuditQuery;
import io.usher.core.history.AuditTrail;
import io.usher.core.instance.Instance;
import io.usher.core.instance.Instances;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.transfer.PlannedRecord.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Backups from the embedded database into this one and back, and those of every release.
 */
abstract class BackupContract {

	private static final Path RELEASED = Path.of("src/test/resources/backups");

	@TempDir
	private Path folder;

	/** Returns the settings of an empty database, another one in each call. */
	abstract String[] database();

	private String[] embedded(String home) {
		return new String[] { "usher.home=" + this.folder.resolve(home) };
	}

	@Test
	void restoresADatabaseOfAnotherKindAndGoesBack() throws IOException {
		Path backup = this.folder.resolve("backup.zip");
		Path again = this.folder.resolve("again.zip");
		String export;
		try (StoredDeployment here = new StoredDeployment(StoredDeployment.KEY, embedded("here")).started()) {
			fill(here);
			export = here.export();
			assertThat(here.backups().make(backup, true, false)).contains("Revision 3").contains("decision log");
		}
		try (StoredDeployment there = new StoredDeployment(StoredDeployment.KEY, database())) {
			assertThat(there.backups().restore(backup, false)).contains("Revision 3");
			there.checkKey();
			assertThat(there.export()).isEqualTo(export);
			assertThat(there.jdbc().queryForObject("select document from decision_log", String.class))
				.isEqualTo("{\"text\": \"Zoë 会議室 😀\"}");
			assertThat(there.jdbc().queryForObject("select terms from decision_log_block", byte[].class))
				.containsExactly(0, -1, 127, -128);
			assertThat(there.jdbc().queryForObject("select count(*) from CONSOLE_SESSION", Integer.class)).as("log-ins")
				.isZero();
			assertThat(there.get(AuditTrail.class).search(AuditQuery.newest(1))).singleElement()
				.satisfies((entry) -> assertThat(entry.event().what()).startsWith("Database restored"));
			there.backups().make(again, false, false);
			assertThat(there.create(RecordKind.THEME, "Next", Map.of()).number()).isEqualTo(3);
		}
		try (StoredDeployment back = new StoredDeployment(StoredDeployment.KEY, embedded("back"))) {
			back.backups().restore(again, false);
			assertThat(back.export()).isEqualTo(export);
			assertThat(back.jdbc().queryForObject("select count(*) from decision_log", Integer.class)).isZero();
		}
	}

	private static void fill(StoredDeployment here) {
		here.create(RecordKind.CONFERENCE, "Zoë 会議室 😀",
				Map.of(ServiceFields.SERVICE_TYPE.name(), "conference", ServiceFields.PIN.name(), Secret.of("1234")));
		RecordId theme = here.create(RecordKind.THEME, "Theme", Map.of());
		here.delete(theme);
		here.jdbc().update("""
				insert into CONSOLE_SESSION (PRIMARY_ID, SESSION_ID, CREATION_TIME, LAST_ACCESS_TIME,
				MAX_INACTIVE_INTERVAL, EXPIRY_TIME) values ('a', 'b', 1, 1, 1, 1)""");
		here.jdbc()
			.update("insert into decision_log (block_id, id, document) values (1, 2, ?)", "{\"text\": \"Zoë 会議室 😀\"}");
		here.jdbc().update("""
				insert into decision_log_block (block_id, first_id, last_id, entries, support_characters, terms)
				values (1, 2, 2, 1, 0, ?)""", new Object[] { new byte[] { 0, -1, 127, -128 } });
	}

	@Test
	void replacesWhatIsInTheDatabaseOnlyWhenToldTo() throws IOException {
		Path backup = this.folder.resolve("backup.zip");
		String[] database = database();
		String export;
		try (StoredDeployment here = new StoredDeployment(StoredDeployment.KEY, database).started()) {
			fill(here);
			export = here.export();
			here.backups().make(backup, false, false);
			here.create(RecordKind.THEME, "Later", Map.of());
			assertThatExceptionOfType(BackupException.class).isThrownBy(() -> here.backups().restore(backup, false))
				.withMessageContaining("--replace");
			here.get(Instances.class)
				.report(new Instance("a", "192.0.2.7:8080", "9.9", 4, Instant.now(), Instant.now()));
			assertThatExceptionOfType(BackupException.class).isThrownBy(() -> here.backups().restore(backup, true))
				.withMessageContaining("192.0.2.7:8080");
			here.jdbc().update("update instance set last_seen = last_seen - 40000");
			here.backups().restore(backup, true);
		}
		try (StoredDeployment later = new StoredDeployment(StoredDeployment.KEY, database)) {
			assertThat(later.export()).isEqualTo(export);
		}
	}

	@Test
	void bringsTheDataOfEveryReleaseToTheNewestSchema() throws IOException {
		List<Path> released;
		try (Stream<Path> files = Files.list(RELEASED)) {
			released = files.filter((file) -> file.toString().endsWith(".zip")).sorted().toList();
		}
		assertThat(released).isNotEmpty();
		for (Path backup : released) {
			try (StoredDeployment there = new StoredDeployment(StoredDeployment.KEY, database())) {
				assertThat(there.backups().restore(backup, false)).contains("as they were written");
				there.checkKey();
				Path expected = Path.of(backup.toString().replace(".zip", ".json"));
				assertThat(there.plan(expected).counts()).as("%s", backup).containsOnlyKeys(Outcome.UNCHANGED);
				assertThat(there.create(RecordKind.THEME, "Next", Map.of()).number()).isPositive();
			}
		}
	}

}
