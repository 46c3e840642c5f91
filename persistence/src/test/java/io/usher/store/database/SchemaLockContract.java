package io.usher.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.usher.core.history.Migrations;
import io.usher.store.StoreTestApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How instances that start take turns in changing the schema, also when one of them dies.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class SchemaLockContract {

	static final Duration BOUND = Duration.ofSeconds(2);

	static final String DEAD = "usher-1 pid 4711 [deadbeef] since 2026-03-01T12:00:00Z";

	private static final long PATIENCE_SECONDS = 60;

	/** Returns the settings of an empty database, the same in each call. */
	abstract String[] database();

	@Test
	void takeOverALockThatADeadInstanceLeft(CapturedOutput output) throws SQLException {
		try (ConfigurableApplicationContext context = start()) {
			withoutTheLast(context);
			jdbc(context).update("update DATABASECHANGELOGLOCK set LOCKED = ?, LOCKEDBY = ?", true, DEAD + " 17");
			context.getBean(Migrations.class).run();
			assertThat(lastIsApplied(context)).isTrue();
			assertThat(isLocked(context)).isFalse();
			assertThat(output)
				.contains("The schema is locked by " + DEAD + "; this instance waits, and takes the lock "
						+ "over when nothing is heard of that one for 2 s")
				.contains("The schema's lock is taken over: " + DEAD);
		}
	}

	@Test
	void takeOverTheLockOfSomeoneElsesLiquibase() throws SQLException {
		try (ConfigurableApplicationContext context = start()) {
			withoutTheLast(context);
			jdbc(context).update(
					"update DATABASECHANGELOGLOCK set LOCKED = ?, LOCKGRANTED = current_timestamp, LOCKEDBY = ?", true,
					"usher-1 (10.0.0.1)");
			context.getBean(Migrations.class).run();
			assertThat(lastIsApplied(context)).isTrue();
		}
	}

	@Test
	void waitForALiveInstance() throws Exception {
		try (ConfigurableApplicationContext context = start()) {
			withoutTheLast(context);
			AtomicBoolean robbed = new AtomicBoolean();
			SchemaLock live = lock(context, () -> robbed.set(true));
			live.acquire();
			CompletableFuture<Void> waiting = CompletableFuture.runAsync(context.getBean(Migrations.class)::run);
			Awaitility.await()
				.during(BOUND.multipliedBy(3))
				.atMost(Duration.ofSeconds(PATIENCE_SECONDS))
				.until(() -> !waiting.isDone() && !robbed.get() && !lastIsApplied(context));
			live.release();
			waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			assertThat(lastIsApplied(context)).isTrue();
		}
	}

	@Test
	void endTheWorkOfOneWhoseLockWasTakenOver() throws Exception {
		try (ConfigurableApplicationContext context = start()) {
			withoutTheLast(context);
			AtomicBoolean robbed = new AtomicBoolean();
			SchemaLock suspended = lock(context, () -> robbed.set(true));
			suspended.acquire();
			jdbc(context).update("update DATABASECHANGELOGLOCK set LOCKEDBY = ?", DEAD + " 1");
			Awaitility.await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).until(robbed::get);
			suspended.release();
			assertThat(isLocked(context)).isTrue();
		}
	}

	@Test
	void letTwoStartAtOnce() throws Exception {
		try (ConfigurableApplicationContext one = start(); ConfigurableApplicationContext other = start()) {
			CompletableFuture<Void> first = CompletableFuture.runAsync(one.getBean(Migrations.class)::run);
			CompletableFuture<Void> second = CompletableFuture.runAsync(other.getBean(Migrations.class)::run);
			CompletableFuture.allOf(first, second).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			assertThat(jdbc(one).queryForList("select EXECTYPE from DATABASECHANGELOG", String.class)).isNotEmpty()
				.containsOnly("EXECUTED");
			assertThat(lastIsApplied(other)).isTrue();
			assertThat(isLocked(one)).isFalse();
		}
	}

	/** Of each change log all was done, and nothing of that was noted. */
	@Test
	void completeWhatAKilledInstanceDidAndCouldNotNote() throws SQLException {
		try (ConfigurableApplicationContext context = start()) {
			Schema schema = context.getBean(Schema.class);
			List<String> names = new ArrayList<>();
			try (Connection connection = schema.connect()) {
				for (String name : schema.known()) {
					names.add(name);
					schema.update(connection, names);
					assertThat(jdbc(context).update("delete from DATABASECHANGELOG where FILENAME like ?", "%" + name))
						.isPositive();
				}
			}
			context.getBean(Migrations.class).run();
			assertThat(lastIsApplied(context)).isTrue();
			assertThat(jdbc(context).queryForObject("select count(*) from configuration_head", Integer.class)).isOne();
		}
		try (ConfigurableApplicationContext context = start("spring.jpa.hibernate.ddl-auto=validate")) {
			assertThat(context.isRunning()).isTrue();
		}
	}

	SchemaLock lock(ConfigurableApplicationContext context, Runnable robbed) {
		return new SchemaLock(context.getBean(Schema.class)::connect, "usher-2", BOUND, robbed);
	}

	ConfigurableApplicationContext start(String... more) {
		return new SpringApplicationBuilder(StoreTestApplication.class).properties(database())
			.properties("usher.database.schema-lock=" + BOUND.toSeconds() + "s")
			.properties(more)
			.run();
	}

	static void withoutTheLast(ConfigurableApplicationContext context) throws SQLException {
		Schema schema = context.getBean(Schema.class);
		List<String> names = schema.known();
		try (Connection connection = schema.connect()) {
			schema.update(connection, names.subList(0, names.size() - 1));
		}
		assertThat(lastIsApplied(context)).isFalse();
	}

	static boolean lastIsApplied(ConfigurableApplicationContext context) {
		List<String> names = context.getBean(Schema.class).known();
		return jdbc(context).queryForObject("select count(*) from DATABASECHANGELOG where FILENAME like ?",
				Integer.class, "%" + names.get(names.size() - 1)) > 0;
	}

	static boolean isLocked(ConfigurableApplicationContext context) {
		return jdbc(context).queryForObject("select LOCKED from DATABASECHANGELOGLOCK", Boolean.class);
	}

	static JdbcTemplate jdbc(ConfigurableApplicationContext context) {
		return context.getBean(JdbcTemplate.class);
	}

}
