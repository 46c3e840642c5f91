package io.usher.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import io.usher.core.backup.BackupException;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Migrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class H2BackupTests extends BackupContract {

	@TempDir
	private Path homes;

	private int count;

	@Override
	String[] database() {
		return new String[] { "usher.home=" + this.homes.resolve("home" + this.count++) };
	}

	@Test
	void refusesWhatIsDamagedAlteredOrOfAnotherKeyAndTouchesNothing() throws IOException {
		Path backup = backup();
		Path torn = Files.write(this.homes.resolve("torn.zip"),
				Arrays.copyOf(Files.readAllBytes(backup), (int) Files.size(backup) / 2));
		Path altered = rewritten(backup, "altered.zip",
				(text) -> text.replace("\"Standard\"", "\"Strict\"").replace("Standard", "Strict"));
		Path resigned = rewritten(backup, "resigned.zip",
				(text) -> text.replace("\"revision\" : 1", "\"revision\" : 2"));
		try (StoredDeployment there = new StoredDeployment(StoredDeployment.KEY, database())) {
			for (Map.Entry<Path, String> refused : Map
				.of(torn, "damaged", altered, "was altered", resigned, "altered since",
						Files.writeString(this.homes.resolve("text.zip"), "no zip"), "no backup")
				.entrySet()) {
				assertThatExceptionOfType(BackupException.class)
					.isThrownBy(() -> there.backups().restore(refused.getKey(), false))
					.withMessageContaining(refused.getValue());
			}
			assertThat(there.jdbc().queryForList("show tables")).isEmpty();
		}
		try (StoredDeployment other = new StoredDeployment("another-key-of-thirty-two-characters", database())) {
			assertThatExceptionOfType(BackupException.class).isThrownBy(() -> other.backups().restore(backup, false))
				.withMessageContaining("another secret key");
		}
	}

	@Test
	void makesABackupWholeOrNotAtAllForItsOwnerAlone() throws IOException {
		Path backup = backup();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup))).isEqualTo("rw-------");
		assertThat(this.homes.toFile().list()).noneMatch((name) -> name.contains("part"));
		try (StoredDeployment here = new StoredDeployment(StoredDeployment.KEY, database())) {
			assertThatExceptionOfType(BackupException.class)
				.isThrownBy(() -> here.backups().make(this.homes.resolve("empty.zip"), false, false))
				.withMessageContaining("nothing in the database");
			here.started().create(RecordKind.THEME, "Theme", Map.of());
			assertThatExceptionOfType(BackupException.class).isThrownBy(() -> here.backups().make(backup, false, false))
				.withMessageContaining("exists");
			assertThatExceptionOfType(BackupException.class)
				.isThrownBy(() -> here.backups().make(this.homes.resolve("none/backup.zip"), false, false))
				.withMessageContaining("cannot be written");
		}
	}

	@Test
	void keepsAHistoryThatSomebodyTouchedOnlyWhenToldTo() {
		Path touched = this.homes.resolve("touched.zip");
		try (StoredDeployment here = new StoredDeployment(StoredDeployment.KEY, database()).started()) {
			here.create(RecordKind.THEME, "Theme", Map.of());
			here.jdbc().update("update configuration_change set actor = 'mallory'");
			assertThatExceptionOfType(BackupException.class)
				.isThrownBy(() -> here.backups().make(touched, false, false))
				.withMessageContaining("broken at revision 1")
				.withMessageContaining("--unverified");
			assertThat(touched).doesNotExist();
			assertThat(here.backups().make(touched, false, true)).contains("broken at revision 1");
		}
		try (StoredDeployment there = new StoredDeployment(StoredDeployment.KEY, database())) {
			assertThatExceptionOfType(BackupException.class).isThrownBy(() -> there.backups().restore(touched, false))
				.withMessageContaining("It was restored, but")
				.withMessageContaining("broken at revision 1");
		}
	}

	@Test
	void restoresAnEarlierSchemaAndRefusesALaterOne() {
		Path earlier = this.homes.resolve("earlier.zip");
		Path later = this.homes.resolve("later.zip");
		try (StoredDeployment here = new StoredDeployment(StoredDeployment.KEY, database()).started()) {
			here.create(RecordKind.THEME, "Theme", Map.of());
			here.jdbc().execute("drop table instance");
			here.jdbc().update("delete from DATABASECHANGELOG where FILENAME like '%0020-instance.xml'");
			here.backups().make(earlier, false, false);
			here.jdbc()
				.update("update DATABASECHANGELOG set FILENAME = 'db/changelog/9999-later.xml' "
						+ "where FILENAME like '%0016-record-version-indexes.xml'");
			here.backups().make(later, false, false);
		}
		try (StoredDeployment there = new StoredDeployment(StoredDeployment.KEY, database())) {
			assertThatExceptionOfType(BackupException.class).isThrownBy(() -> there.backups().restore(later, false))
				.withMessageContaining("9999-later.xml");
			there.backups().restore(earlier, false);
			assertThat(there.jdbc().queryForObject("select count(*) from instance", Integer.class)).isZero();
			there.get(Migrations.class).run();
		}
	}

	private Path backup() {
		Path backup = this.homes.resolve("backup.zip");
		try (StoredDeployment here = new StoredDeployment(StoredDeployment.KEY, database()).started()) {
			here.create(RecordKind.POLICY_PROFILE, "Standard", Map.of());
			here.backups().make(backup, false, false);
		}
		return backup;
	}

	private Path rewritten(Path backup, String name, UnaryOperator<String> change) throws IOException {
		Path rewritten = this.homes.resolve(name);
		try (ZipFile zip = new ZipFile(backup.toFile());
				OutputStream out = Files.newOutputStream(rewritten);
				ZipOutputStream copy = new ZipOutputStream(out)) {
			for (ZipEntry entry : List.copyOf(Collections.list(zip.entries()))) {
				try (InputStream in = zip.getInputStream(entry)) {
					copy.putNextEntry(new ZipEntry(entry.getName()));
					copy.write(change.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8))
						.getBytes(StandardCharsets.UTF_8));
				}
			}
		}
		return rewritten;
	}

}
