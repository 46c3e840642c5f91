package io.usher.store.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Migrations;
import io.usher.core.history.StoreRefusesException;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import io.usher.store.StoreTestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the account that the program runs with may do, where another one changes the
 * schema.
 */
abstract class RunningAccountContract {

	private static final SecretKey KEY = SecretKey.of("a key of at least thirty-two characters");

	private static final Actor ALICE = new Actor("alice", null, Actor.Via.CONSOLE);

	/** Returns the URL of an empty database, the same in each call. */
	abstract String url();

	@BeforeEach
	void makeAccounts() throws SQLException {
		try (Connection root = DriverManager.getConnection(url(), "root", "")) {
			for (String statement : List.of("drop user if exists 'usher'@'%'", "drop user if exists 'migration'@'%'",
					"create user 'usher'@'%' identified by 'runs'",
					"create user 'migration'@'%' identified by 'migrates'",
					"grant select on `" + root.getCatalog() + "`.* to 'usher'@'%'",
					"grant all on `" + root.getCatalog() + "`.* to 'migration'@'%' with grant option")) {
				root.createStatement().execute(statement);
			}
		}
	}

	@Test
	void changesRecordsButNeitherTheHistoryNorTheSchema() {
		try (ConfigurableApplicationContext context = start()) {
			context.getBean(Migrations.class).run();
			context.getBean(Migrations.class).run();
			ConfigurationStore store = context.getBean(ConfigurationStore.class);
			DocumentCodec codec = new DocumentCodec(KEY);
			Configurations configurations = new Configurations(store, codec);
			Administration administration = new Administration(store, configurations, codec, new ChangeChain(KEY),
					Clock.systemUTC());
			RecordId theme = administration.create(RecordKind.THEME, theme("Blue"), ALICE, null).ids().get(0);
			administration.save(List.of(new Edit.Update(theme, Edit.ANY_REVISION, theme("Green"))), ALICE, null);
			administration.save(List.of(new Edit.Delete(theme, Edit.ANY_REVISION)), ALICE, null);
			assertThat(configurations.current().revision()).isEqualTo(3);
			assertThat(context.getBean(AuditTrail.class)).isNotNull();
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			for (String refused : List.of("update record_version set document = ''", "delete from record_version",
					"update configuration_change set actor = 'mallory'", "delete from configuration_change",
					"update audit_event set actor = 'mallory'", "delete from audit_event", "drop table record_key",
					"create table mine (id int)", "alter table current_record add column mine int")) {
				assertThatExceptionOfType(DataAccessException.class).as(refused)
					.isThrownBy(() -> jdbc.execute(refused))
					.withStackTraceContaining("denied");
			}
		}
	}

	@Test
	void startsWithoutTheRightToGrantWhereTheRightsAreThere() throws SQLException {
		try (Connection root = DriverManager.getConnection(url(), "root", "")) {
			root.createStatement().execute("revoke grant option on `" + root.getCatalog() + "`.* from 'migration'@'%'");
			root.createStatement()
				.execute("grant insert, update, delete on `" + root.getCatalog() + "`.* to 'usher'@'%'");
		}
		try (ConfigurableApplicationContext context = start()) {
			context.getBean(Migrations.class).run();
			assertThat(context.getBean(JdbcTemplate.class).update("delete from instance")).isZero();
			assertThatThrownBy(() -> context.getBean(JdbcTemplate.class).execute("create table mine (id int)"))
				.hasStackTraceContaining("denied");
		}
	}

	@Test
	void onlyChecksTheSchemaWhereSomebodyElseChangesIt() throws SQLException {
		try (ConfigurableApplicationContext context = start()) {
			context.getBean(Migrations.class).run();
		}
		try (ConfigurableApplicationContext context = started("usher", "runs");
				Connection root = DriverManager.getConnection(url(), "root", "")) {
			Migrations migrations = context.getBean(Migrations.class);
			root.createStatement().execute("update DATABASECHANGELOGLOCK set LOCKED = 1, LOCKEDBY = 'another'");
			migrations.run();
			root.createStatement().execute("update DATABASECHANGELOGLOCK set LOCKED = 0, LOCKEDBY = null");
			root.createStatement().execute("delete from DATABASECHANGELOG where ID = '0020-instance'");
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(migrations::run)
				.withMessageContaining("0020-instance")
				.withMessageContaining("the account usher")
				.withMessageEndingWith("the account lacks a right on a table");
		}
	}

	@Test
	void saysWhichRightIsMissingWhereTheDatabaseIsEmpty() {
		try (ConfigurableApplicationContext context = started("usher", "runs")) {
			assertThatExceptionOfType(StoreRefusesException.class).isThrownBy(context.getBean(Migrations.class)::run)
				.withMessageContaining("cannot be brought up to date by the account usher")
				.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo("the account lacks a right on a table"));
		}
	}

	@Test
	void saysThatAnAccountIsNotLetIn() throws SQLException {
		try (ConfigurableApplicationContext context = started("usher", "walks")) {
			assertThatExceptionOfType(StoreRefusesException.class).isThrownBy(context.getBean(Migrations.class)::run)
				.withMessageEndingWith("the account's name or password is wrong");
		}
		try (Connection root = DriverManager.getConnection(url(), "root", "")) {
			root.createStatement().execute("revoke select on `" + root.getCatalog() + "`.* from 'usher'@'%'");
		}
		try (ConfigurableApplicationContext context = started("usher", "runs")) {
			assertThatExceptionOfType(StoreRefusesException.class).isThrownBy(context.getBean(Migrations.class)::run)
				.withMessageEndingWith("the account lacks all rights on it");
		}
	}

	@Test
	void saysThatTheDatabaseIsReadOnly() throws SQLException {
		try (Connection root = DriverManager.getConnection(url(), "root", "");
				ConfigurableApplicationContext context = started("migration", "migrates")) {
			root.createStatement().execute("set global read_only = 1");
			try {
				assertThatExceptionOfType(StoreRefusesException.class)
					.isThrownBy(context.getBean(Migrations.class)::run)
					.withMessageEndingWith("it is read-only");
			}
			finally {
				root.createStatement().execute("set global read_only = 0");
			}
			context.getBean(Migrations.class).run();
		}
	}

	private ConfigurableApplicationContext started(String username, String password) {
		return new SpringApplicationBuilder(StoreTestApplication.class)
			.properties("usher.database.url=" + url(), "usher.database.username=" + username,
					"usher.database.password=" + password)
			.run();
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(StoreTestApplication.class)
			.properties("usher.database.url=" + url(), "usher.database.username=usher", "usher.database.password=runs",
					"usher.database.migration.username=migration", "usher.database.migration.password=migrates")
			.run();
	}

	private static Document theme(String name) {
		return Document.of(Map.of(CommonFields.NAME.name(), name));
	}

}
