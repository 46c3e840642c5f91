package io.usher.web.log;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.usher.core.configuration.Configurations;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.log.LogRetention;
import io.usher.core.log.LogWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts and ends the threads of the decision log: the writer, and once a minute the
 * deletion of what is too old or too much.
 */
@Component
@ConditionalOnWebApplication
class LogThreads implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(LogThreads.class);

	/** What waits when the program ends is written within this time. */
	private static final Duration LAST_WRITES = Duration.ofSeconds(10);

	private static final long PERIOD_SECONDS = 60;

	private final LogWriter writer;

	private final LogRetention retention;

	private final Configurations configurations;

	private final ScheduledThreadPoolExecutor deletion;

	private volatile boolean running;

	LogThreads(LogWriter writer, LogRetention retention, Configurations configurations) {
		this.writer = writer;
		this.retention = retention;
		this.configurations = configurations;
		this.deletion = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "decision-log-retention");
			thread.setDaemon(true);
			return thread;
		});
		this.deletion.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		this.deletion.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
	}

	@Override
	public void start() {
		this.running = true;
		this.writer.start();
		// Instances that start together do not delete together.
		long delay = ThreadLocalRandom.current().nextLong(PERIOD_SECONDS / 2, PERIOD_SECONDS);
		this.deletion.scheduleWithFixedDelay(this::delete, delay, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	private void delete() {
		try {
			if (this.configurations.isLoaded()) {
				this.retention.run(this.configurations.current().settings(), () -> this.running);
			}
		}
		catch (StoreUnavailableException ex) {
			log.debug("Old decisions are deleted when the database is back", ex);
		}
		catch (RuntimeException ex) {
			log.error("Old decisions could not be deleted from the decision log", ex);
		}
	}

	/** After the web server, so that the last answers are logged. */
	@Override
	public void stop() {
		this.running = false;
		this.deletion.shutdown();
		this.writer.close(LAST_WRITES);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** After the configuration is there, and before the web server. */
	@Override
	public int getPhase() {
		return 100;
	}

}
