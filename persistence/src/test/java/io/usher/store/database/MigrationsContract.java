package io.usher.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import io.usher.core.history.Migrations;
import io.usher.store.StoreTestApplication;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

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
