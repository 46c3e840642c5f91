package io.usher.web.session;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * Once a minute deletes the sessions that are over from the database, and writes those
 * that it did not take before. Each instance does it: the second finds nothing.
 */
class SessionUpkeep implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(SessionUpkeep.class);

	private static final long PERIOD_SECONDS = 60;

	private final ConsoleSessions<?> sessions;

	private final JdbcIndexedSessionRepository stored;

	private final ScheduledThreadPoolExecutor thread;

	private volatile boolean running;

	SessionUpkeep(ConsoleSessions<?> sessions, JdbcIndexedSessionRepository stored) {
		this.sessions = sessions;
		this.stored = stored;
		this.thread = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread upkeep = new Thread(task, "session-upkeep");
			upkeep.setDaemon(true);
			return upkeep;
		});
	}

	@Override
	public void start() {
		this.running = true;
		long delay = ThreadLocalRandom.current().nextLong(PERIOD_SECONDS / 2, PERIOD_SECONDS);
		this.thread.scheduleWithFixedDelay(this::run, delay, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	void run() {
		try {
			this.sessions.writeBehind();
			if (!this.sessions.isAway()) {
				this.stored.cleanUpExpiredSessions();
			}
		}
		catch (RuntimeException ex) {
			log.debug("Sessions are tidied up when the database is back", ex);
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.thread.shutdownNow();
		this.sessions.writeBehind();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** After the web server, whose last requests may change sessions. */
	@Override
	public int getPhase() {
		return 100;
	}

}
