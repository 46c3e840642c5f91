package io.usher.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import io.usher.core.history.Migrations;
import io.usher.core.history.NewerSchemaException;
import io.usher.store.StoreTestApplication;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the change logs make of an empty database.
 */
abstract class MigrationsContract {

	/** Returns the settings of an empty database, the same in each call. */
	abstract String[] database();

	@Test
	void leadFromEmptyToWhatTheEntitiesExpect() {
		try (ConfigurableApplicationContext context = start()) {
			Migrations migrations = context.getBean(Migrations.class);
			migrations.run();
			migrations.run();
			assertThat(tablesWithoutPrimaryKey(context.getBean(DataSource.class))).isEmpty();
		}
		try (ConfigurableApplicationContext context = start("spring.jpa.hibernate.ddl-auto=validate")) {
			assertThat(context.getBean(EntityManagerFactory.class).getMetamodel().getEntities()).hasSize(7);
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("select count(*) from configuration_head", Integer.class)).isOne();
		}
	}

	@Test
	void goOnWithASchemaThatANewerVersionAddedTo() {
		try (ConfigurableApplicationContext context = start()) {
			Migrations migrations = context.getBean(Migrations.class);
			migrations.run();
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.execute("create table newer (id int primary key)");
			jdbc.execute("alter table instance add column newer varchar(20)");
			jdbc.update("update DATABASECHANGELOG set ID = ?, FILENAME = ? where ID = ?", "9001-newer",
					"db/changelog/9001-newer.xml", "0022-second-factor-code");
			jdbc.execute("drop table second_factor_code");
			jdbc.update("insert into deployment (name, content) values (?, ?)", "needs 0020-instance.xml",
					"the table before_instance is gone");
			migrations.run();
			assertThat(jdbc.queryForObject("select count(*) from second_factor_code", Integer.class)).isZero();
		}
	}

	@Test
	void refuseASchemaThatANewerVersionTookFrom() {
		try (ConfigurableApplicationContext context = start()) {
			Migrations migrations = context.getBean(Migrations.class);
			migrations.run();
			context.getBean(JdbcTemplate.class)
				.update("insert into deployment (name, content) values (?, ?)", "needs 9001-newer.xml",
						"which has no table record_key");
			assertThatExceptionOfType(NewerSchemaException.class).isThrownBy(migrations::run)
				.withMessage("the database: its schema is of a newer version of Usher, which has no table record_key "
						+ "(expected: a version that knows 9001-newer.xml)");
		}
	}

	private ConfigurableApplicationContext start(String... more) {
		return new SpringApplicationBuilder(StoreTestApplication.class).properties(database()).properties(more).run();
	}

	private static List<String> tablesWithoutPrimaryKey(DataSource source) {
		return new JdbcTemplate(source).execute((Connection connection) -> {
			List<String> without = new ArrayList<>();
			try (ResultSet tables = connection.getMetaData()
				.getTables(connection.getCatalog(), connection.getSchema(), "%",
						new String[] { "TABLE", "BASE TABLE" })) {
				while (tables.next()) {
					String table = tables.getString("TABLE_NAME");
					try (ResultSet keys = connection.getMetaData()
						.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
						if (!keys.next()) {
							without.add(table.toLowerCase(Locale.ROOT));
						}
					}
				}
			}
			return without;
		});
	}

}
