package io.usher.store.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.usher.core.history.Migrations;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same where several processes use one database.
 */
abstract class ServerSchemaLockContract extends SchemaLockContract {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** How much of the schema there is when the next instance is killed. */
	private static final int[] ROUNDS = { 1, 9, 17, 25, 33 };

	private final String url = server().newDatabase();

	abstract TestServer server();

	@Override
	final String[] database() {
		return new String[] { "usher.database.url=" + this.url, "usher.database.username=root" };
	}

	/** A statement of a cluster holds up all others, the sign of life among them. */
	@Test
	@Tag("long")
	void askBeforeTheyTakeOverFromOneThatCouldNotWrite() throws Exception {
		try (ConfigurableApplicationContext context = start(); Connection statement = root()) {
			withoutTheLast(context);
			AtomicBoolean robbed = new AtomicBoolean();
			SchemaLock live = lock(context, () -> robbed.set(true));
			live.acquire();
			statement.setAutoCommit(false);
			statement.createStatement().executeQuery("select * from DATABASECHANGELOGLOCK for update");
			CompletableFuture<Void> waiting = CompletableFuture.runAsync(context.getBean(Migrations.class)::run);
			Awaitility.await().pollDelay(BOUND.multipliedBy(2)).atMost(PATIENCE).until(() -> !waiting.isDone());
			statement.commit();
			Awaitility.await()
				.during(BOUND.multipliedBy(2))
				.atMost(PATIENCE)
				.until(() -> !robbed.get() && !waiting.isDone());
			live.release();
			assertThat(waiting).succeedsWithin(PATIENCE);
		}
	}

	@Test
	@Tag("long")
	void goOnWhereAnInstanceWasKilled() throws Exception {
		try (Connection root = root()) {
			for (int changes : ROUNDS) {
				Process migrating = migrating();
				try {
					Awaitility.await()
						.atMost(PATIENCE)
						.pollInterval(Duration.ofMillis(2))
						.until(() -> !migrating.isAlive() || applied(root) >= changes);
					assertThat(migrating.isAlive()).as("killed while it works").isTrue();
				}
				finally {
					migrating.destroyForcibly().onExit().join();
				}
			}
			try (ConfigurableApplicationContext context = start("spring.jpa.hibernate.ddl-auto=none")) {
				assertThat(isLocked(context)).isTrue();
				context.getBean(Migrations.class).run();
				assertThat(lastIsApplied(context)).isTrue();
				assertThat(isLocked(context)).isFalse();
			}
		}
		try (ConfigurableApplicationContext context = start("spring.jpa.hibernate.ddl-auto=validate")) {
			assertThat(context.isRunning()).isTrue();
		}
	}

	private Process migrating() throws Exception {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				MigratingProgram.class.getName(), this.url, BOUND.toSeconds() + "s")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	private Connection root() throws Exception {
		return DriverManager.getConnection(this.url, "root", "");
	}

	/** Returns how many changes were noted, 0 before the first. */
	private static int applied(Connection root) {
		try (ResultSet rows = root.createStatement().executeQuery("select count(*) from DATABASECHANGELOG")) {
			return rows.next() ? rows.getInt(1) : 0;
		}
		catch (SQLException ex) {
			return 0;
		}
	}

}
