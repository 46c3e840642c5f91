package io.usher.store.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;

import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.Migrations;
import io.usher.core.history.StoreUnavailableException;
import io.usher.store.StoreTestApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LateDatabaseIT {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MYSQL);

	@Test
	void worksOnceTheServerIsThere() throws Exception {
		int port = TestServer.freePort();
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(StoreTestApplication.class)
			.properties("usher.database.url=" + TestServer.url(port, "usher") + "&createDatabaseIfNotExist=true",
					"usher.database.username=root")
			.run()) {
			ConfigurationStore store = context.getBean(ConfigurationStore.class);
			Migrations migrations = context.getBean(Migrations.class);
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(store::head);
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(migrations::run);
			try (TestServer.ServerProcess late = new TestServer.ServerProcess(TestServer.Flavour.MYSQL, port)) {
				assertThat(late).isNotNull();
				migrations.run();
				assertThat(migrations.unanswered()).isZero();
				Awaitility.await()
					.atMost(Duration.ofSeconds(30))
					.ignoreExceptionsInstanceOf(StoreUnavailableException.class)
					.untilAsserted(() -> assertThat(store.head()).isEqualTo(Head.EMPTY));
			}
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(store::head);
		}
	}

	@Test
	void migratesByAnAccountOfItsOwn() throws Exception {
		String url = server.newDatabase();
		String name = url.replaceAll(".*/|\\?.*", "");
		try (Connection connection = DriverManager.getConnection(url, "root", "")) {
			connection.createStatement().execute("create user 'run'@'127.0.0.1' identified by 'r'");
			connection.createStatement()
				.execute("grant select, insert, update, delete on " + name + ".* to 'run'@'127.0.0.1'");
		}
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(StoreTestApplication.class)
			.properties("usher.database.url=" + url, "usher.database.username=run", "usher.database.password=r",
					"usher.database.migration.username=root")
			.run()) {
			context.getBean(Migrations.class).run();
			assertThat(context.getBean(ConfigurationStore.class).reserveNumbers(1)).isEqualTo(1);
		}
	}

}
