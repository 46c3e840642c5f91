package io.usher.store.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Migrations;
import io.usher.core.history.StoreUnavailableException;
import io.usher.store.StoreTestApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class UnavailableDatabaseTests {

	@Test
	void startsWhenNothingListensAndSaysSo() {
		try (ConfigurableApplicationContext context = start(TestServer.freePort())) {
			refusesEveryCall(context.getBean(ConfigurationStore.class));
			assertThatExceptionOfType(StoreUnavailableException.class)
				.isThrownBy(context.getBean(Migrations.class)::run);
		}
	}

	@Test
	void givesASilentServerUpWithinSeconds() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				ConfigurableApplicationContext context = start(silent.getLocalPort())) {
			refusesEveryCall(context.getBean(ConfigurationStore.class));
		}
	}

	private static ConfigurableApplicationContext start(int port) {
		return new SpringApplicationBuilder(StoreTestApplication.class)
			.properties("usher.database.url=" + TestServer.url(port, "usher"), "usher.database.username=root")
			.run();
	}

	private static void refusesEveryCall(ConfigurationStore store) {
		assertTimeout(Duration.ofSeconds(10), () -> {
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(store::head)
				.withMessageContaining("jdbc:mysql://127.0.0.1");
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.publish((head) -> null));
		});
	}

}
