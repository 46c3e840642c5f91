package io.usher.store.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

import javax.sql.DataSource;

import io.usher.store.StoreTestApplication;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedCompactionTests {

	@TempDir
	private Path home;

	/** A row of a few pages that stays in each piece keeps it: without it, 23 MB. */
	@Test
	void gathersTheFewRowsThatStay() throws Exception {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(StoreTestApplication.class)
			.properties("usher.home=" + this.home)
			.run()) {
			EmbeddedCompaction compaction = context.getBean(EmbeddedCompaction.class);
			assertThat(compaction.isRunning()).isTrue();
			DataSource source = context.getBean("dataSource", DataSource.class);
			store(source).setRetentionTime(0);
			JdbcTemplate database = context.getBean(JdbcTemplate.class);
			TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
			database.execute("create table kept (id int primary key, text varchar(10000))");
			database.execute("create table churn (id int primary key, text varchar(1000))");
			for (int round = 0; round < 20; round++) {
				int first = 10_000 * round;
				transactions.executeWithoutResult((status) -> {
					database.update("insert into kept select x + ?, repeat(random_uuid(), 150) from system_range(1, 6)",
							first);
					database.update(
							"insert into churn select x + ?, repeat(random_uuid(), 20) " + "from system_range(1, 1500)",
							first);
				});
				database.update("delete from churn");
				compaction.compact();
			}
			assertThat(this.home.resolve("database/usher.mv.db")).isRegularFile();
			assertThat(Files.size(this.home.resolve("database/usher.mv.db"))).isLessThan(12_000_000);
			assertThat(database.queryForObject("select count(*) from kept", Long.class)).isEqualTo(120);
		}
	}

	private static MVStore store(DataSource database) throws Exception {
		try (Connection connection = database.getConnection()) {
			return EmbeddedCompaction.store((SessionLocal) connection.unwrap(JdbcConnection.class).getSession());
		}
	}

}
