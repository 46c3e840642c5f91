package io.usher.store.database;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import io.usher.core.configuration.BadSettingException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabaseTests {

	private static final Path HOME = Path.of("/srv/usher");

	@Test
	void isEmbeddedUnderTheHomeDirectoryWithoutAUrl() {
		for (String url : new String[] { null, "", " " }) {
			Database database = of(url);
			assertThat(database.url()).isEqualTo("jdbc:h2:file:/srv/usher/database/usher");
			assertThat(database.username()).isEqualTo("usher");
			assertThat(database.parameters()).containsEntry("WRITE_DELAY", "0")
				.containsEntry("DB_CLOSE_ON_EXIT", "FALSE")
				.doesNotContainKey("AUTO_SERVER");
		}
	}

	@Test
	void boundsHowLongMySqlMayBeSilent() {
		assertThat(of("jdbc:mysql://db/usher").parameters()).containsEntry("connectTimeout", "2000")
			.containsEntry("socketTimeout", "15000")
			.containsEntry("useInformationSchema", "false")
			.containsEntry("rewriteBatchedStatements", "true");
	}

	@Test
	void writesToWhicheverHostOfMySqlAnswersAndStaysThere() {
		assertThat(of("jdbc:mysql://a,b,c/usher").parameters()).containsEntry("failOverReadOnly", "false")
			.containsEntry("queriesBeforeRetrySource", "0")
			.containsEntry("secondsBeforeRetrySource", "0")
			.containsEntry("retriesAllDown", "1");
	}

	@Test
	void leavesWhatTheUrlSays() {
		assertThat(of("jdbc:mysql://a,b/usher?x=y&SocketTimeout=1&useInformationSchema=true").parameters())
			.doesNotContainKeys("socketTimeout", "useInformationSchema")
			.containsKey("connectTimeout");
		assertThat(of("jdbc:mysql://address=(host=a)(connectTimeout=1)/usher").parameters())
			.doesNotContainKey("connectTimeout");
		assertThat(of("jdbc:h2:mem:x;WRITE_DELAY=10").parameters()).doesNotContainKey("WRITE_DELAY");
		assertThat(of("jdbc:mysql://db/usher?mysocketTimeout=1").parameters()).containsKey("socketTimeout");
	}

	@Test
	void givesSchemaChangesMoreTime() {
		assertThat(of("jdbc:mysql://db/usher").schemaChangeTimeout()).isEqualTo(600_000);
		assertThat(of("jdbc:mysql://db/usher?socketTimeout=5").schemaChangeTimeout()).isZero();
		assertThat(of("jdbc:h2:mem:x").schemaChangeTimeout()).isZero();
	}

	@Test
	void speaksMariaDbWithItsOwnDriverOrWhenTold() {
		assertThat(of("jdbc:mariadb://db/usher").family().dialect()).endsWith("MariaDBDialect");
		Database told = Database
			.of(new DatabaseSettings("jdbc:mysql://db/usher", null, null, DatabaseFamily.MARIADB, null), HOME);
		assertThat(told.family().dialect()).endsWith("MariaDBDialect");
		assertThat(told.parameters()).containsKey("useInformationSchema");
	}

	@Test
	void migratesByTheAccountThatRunsUnlessToldOtherwise() {
		Database same = Database.of(new DatabaseSettings("jdbc:mysql://db/usher", "run", "secret", null,
				new DatabaseSettings.Migration("", null)), HOME);
		assertThat(same.migrationUsername()).isEqualTo("run");
		assertThat(same.migrationPassword()).isEqualTo("secret");
		Database own = Database.of(new DatabaseSettings("jdbc:mysql://db/usher", "run", "secret", null,
				new DatabaseSettings.Migration("ddl", "other")), HOME);
		assertThat(own.migrationUsername()).isEqualTo("ddl");
		assertThat(own.migrationPassword()).isEqualTo("other");
	}

	@Test
	void refusesOtherDatabasesWithoutTellingTheirParameters() {
		assertThatExceptionOfType(BadSettingException.class)
			.isThrownBy(() -> of("jdbc:other://db/usher?password=secret"))
			.withMessageContaining("USHER_DATABASE_URL: jdbc:other://db/usher")
			.withMessageNotContaining("secret");
	}

	@Test
	void doesNotPrintSecrets() {
		assertThat(Database
			.of(new DatabaseSettings("jdbc:mysql://db/usher?password=secret", "run", "secret", null, null), HOME))
			.hasToString("jdbc:mysql://db/usher");
	}

	private static Database of(@Nullable String url) {
		return Database.of(new DatabaseSettings(url, null, null, null, null), HOME);
	}

}
