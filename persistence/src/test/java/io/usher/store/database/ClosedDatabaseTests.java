package io.usher.store.database;

import java.nio.file.Path;
import java.time.Duration;

import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Migrations;
import io.usher.core.history.StoreUnavailableException;
import io.usher.store.StoreTestApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class ClosedDatabaseTests {

	@TempDir
	private Path home;

	/** As it closes itself when its disk is full. */
	@Test
	void usesTheEmbeddedDatabaseAgainThatClosedItself() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(StoreTestApplication.class)
			.properties("usher.home=" + this.home)
			.run()) {
			context.getBean(Migrations.class).run();
			ConfigurationStore store = context.getBean(ConfigurationStore.class);
			assertThat(store.head().revision()).isZero();
			context.getBean(JdbcTemplate.class).execute("shutdown immediately");
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.pollInterval(Duration.ofMillis(50))
				.ignoreException(StoreUnavailableException.class)
				.untilAsserted(() -> assertThat(store.head().revision()).isZero());
		}
	}

}
