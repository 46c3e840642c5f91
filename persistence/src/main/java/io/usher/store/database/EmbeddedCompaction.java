package io.usher.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Gathers what is left in sparse pieces of the embedded database's file, so that their
 * room is used again: one long-lived row keeps a piece of megabytes. H2 itself does that
 * in a thread that {@code WRITE_DELAY=0} turns off.
 */
final class EmbeddedCompaction implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(EmbeddedCompaction.class);

	private static final long PERIOD_SECONDS = 5;

	/** In percent. What was replaced stays for 45 s, so that it is never near 100. */
	private static final int FILL_RATE = 40;

	/** So much is written at once: saves and the decision log wait meanwhile. */
	private static final int WRITTEN_BYTES = 2_000_000;

	private final DataSource database;

	private final boolean embedded;

	private final ScheduledExecutorService thread;

	private volatile boolean running;

	/**
	 * Uses a database.
	 * @param embedded whether it is an embedded one; nothing is done to others
	 */
	EmbeddedCompaction(DataSource database, boolean embedded) {
		this.database = database;
		this.embedded = embedded;
		this.thread = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "embedded-compaction");
			thread.setDaemon(true);
			return thread;
		});
	}

	@Override
	public boolean isAutoStartup() {
		return this.embedded;
	}

	@Override
	public void start() {
		this.running = true;
		this.thread.scheduleWithFixedDelay(this::run, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	private void run() {
		try {
			compact();
		}
		catch (SQLException | RuntimeException ex) {
			log.debug("The embedded database's file is not compacted now", ex);
		}
	}

	/**
	 * Gathers some.
	 * @return whether there was something to gather
	 */
	boolean compact() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
					&& store(session).compact(FILL_RATE, WRITTEN_BYTES);
		}
	}

	static MVStore store(SessionLocal session) {
		return session.getDatabase().getStore().getMvStore();
	}

	@Override
	public void stop() {
		this.running = false;
		this.thread.shutdownNow();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
