package io.usher.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.usher.core.history.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Liquibase's lock, so that one instance at a time changes the schema, with a sign of
 * life: the holder counts in the row, and the lock of one that has stopped counting is
 * taken over. Nobody compares clocks. Before that the holder is asked, by a write, since
 * a cluster holds up its count while a statement of it runs.
 */
final class SchemaLock {

	private static final Logger log = LoggerFactory.getLogger(SchemaLock.class);

	private static final String WHERE = " where ID = 1 and ";

	/** In how many parts the bound is divided; the holder counts once in each. */
	private static final int BEATS = 12;

	private final Supplier<Connection> connections;

	private final Duration bound;

	private final Duration beat;

	private final String token = UUID.randomUUID().toString().substring(0, 8);

	private final String own;

	private final Runnable robbed;

	private @Nullable Connection connection;

	private @Nullable ScheduledExecutorService beating;

	private Instant since = Instant.EPOCH;

	private long count;

	/**
	 * Prepares to lock.
	 * @param connections opens connections that may change the table of the lock
	 * @param instance the name of this instance for people
	 * @param bound how long a holder may not be heard of
	 * @param robbed stops the work, which somebody else has taken over
	 */
	SchemaLock(Supplier<Connection> connections, String instance, Duration bound, Runnable robbed) {
		this.connections = connections;
		this.bound = bound;
		this.beat = bound.dividedBy(BEATS);
		this.own = instance.substring(0, Math.min(instance.length(), 60)) + " [" + this.token + "]";
		this.robbed = robbed;
	}

	/**
	 * Waits for the lock.
	 * @throws InterruptedException when nobody waits any more
	 */
	void acquire() throws SQLException, InterruptedException {
		Row seen = null;
		long since = System.nanoTime();
		boolean asked = false;
		while (true) {
			Row row = read();
			if (!row.locked()) {
				if (take("LOCKED = ?", false)) {
					beat();
					return;
				}
			}
			else if (!row.equals(seen)) {
				tell(row, seen);
				since = System.nanoTime();
				asked = false;
				seen = row;
			}
			else if (System.nanoTime() - since >= (asked ? this.bound.dividedBy(4) : this.bound).toNanos()) {
				if (asked && take("LOCKEDBY = ?", row.by())) {
					log.warn("The schema's lock is taken over: {} has stopped without releasing it", row.holder());
					beat();
					return;
				}
				String question = this.own + " asks " + row.holder();
				asked = !asked && update("LOCKEDBY = ?", "LOCKEDBY = ?", question, row.by());
				seen = new Row(true, row.granted(), question);
				since = System.nanoTime();
			}
			TimeUnit.NANOSECONDS.sleep(this.beat.toNanos());
		}
	}

	/** Says once who is waited for, and again when that changes. */
	private void tell(Row row, @Nullable Row before) {
		if (before == null || !before.holder().equals(row.holder())) {
			log.warn(
					"The schema is locked by {}; this instance waits, and takes the lock over when nothing is heard of "
							+ "that one for {} s",
					row.holder(), this.bound.toSeconds());
		}
	}

	/**
	 * Releases the lock, unless somebody else has it. Nothing is interrupted meanwhile:
	 * that would close the file of an embedded database.
	 */
	void release() throws SQLException {
		ScheduledExecutorService running = this.beating;
		try {
			if (running != null) {
				running.shutdown();
				if (!running.awaitTermination(10, TimeUnit.SECONDS)) {
					log.warn("The sign of life of the schema's lock does not end");
				}
			}
			update("LOCKED = ?, LOCKGRANTED = null, LOCKEDBY = null", "LOCKEDBY like ?", false, mine());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			disconnect();
		}
	}

	private String mine() {
		return "%[" + this.token + "]%";
	}

	private void beat() {
		ScheduledExecutorService running = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "schema-lock");
			thread.setDaemon(true);
			return thread;
		});
		this.beating = running;
		running.scheduleWithFixedDelay(this::count, this.beat.toNanos(), this.beat.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void count() {
		try {
			if (!update("LOCKEDBY = ?", "LOCKEDBY like ?", signature(), mine())) {
				log.error("The schema's lock was taken over by {}: this instance stops changing the schema",
						read().holder());
				Objects.requireNonNull(this.beating).shutdown();
				this.robbed.run();
			}
		}
		catch (SQLException | StoreUnavailableException ex) {
			log.warn("The lock of the schema cannot be confirmed: {}", ex.getMessage());
			disconnect();
		}
	}

	private String signature() {
		return this.own + " since " + this.since + " " + ++this.count;
	}

	private boolean take(String condition, Object value) throws SQLException {
		this.since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		return update("LOCKED = true, LOCKGRANTED = current_timestamp, LOCKEDBY = ?", condition, signature(), value);
	}

	/** Returns whether it was so that there was something to change. */
	private boolean update(String values, String condition, Object... parameters) throws SQLException {
		try (PreparedStatement statement = connection()
			.prepareStatement("update DATABASECHANGELOGLOCK set " + values + WHERE + condition)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setObject(i + 1, parameters[i]);
			}
			return statement.executeUpdate() == 1;
		}
	}

	private Row read() throws SQLException {
		try (PreparedStatement statement = connection()
			.prepareStatement("select LOCKED, LOCKGRANTED, LOCKEDBY from DATABASECHANGELOGLOCK where ID = 1");
				ResultSet row = statement.executeQuery()) {
			if (!row.next()) {
				throw new SQLException("DATABASECHANGELOGLOCK: empty (expected: a row)");
			}
			Timestamp granted = row.getTimestamp(2);
			return new Row(row.getBoolean(1), (granted != null) ? granted.toInstant() : null,
					Objects.requireNonNullElse(row.getString(3), ""));
		}
	}

	private Connection connection() throws SQLException {
		Connection open = this.connection;
		if (open == null) {
			open = this.connections.get();
			open.setAutoCommit(true);
			this.connection = open;
		}
		return open;
	}

	private void disconnect() {
		Connection open = this.connection;
		this.connection = null;
		if (open != null) {
			try {
				open.close();
			}
			catch (SQLException ex) {
				log.debug("The connection of the schema's lock cannot be closed", ex);
			}
		}
	}

	/**
	 * The row of the lock.
	 *
	 * @param locked whether somebody has it
	 * @param granted since when
	 * @param by who, how often that one has counted, and who asks
	 */
	private record Row(boolean locked, @Nullable Instant granted, String by) {

		/** Returns who, and since when, without the count. */
		String holder() {
			String holder = this.by.replaceFirst("^.* asks ", "").replaceFirst("Z \\d+$", "Z");
			return (holder.isEmpty() ? "an unknown instance" : holder)
					+ (holder.contains(" since ") ? "" : " since " + this.granted);
		}

	}

}
