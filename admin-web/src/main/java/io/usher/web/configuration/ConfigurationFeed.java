package io.usher.web.configuration;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.usher.core.configuration.Configurations;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.ForeignKeyException;
import io.usher.core.history.KeyCheck;
import io.usher.core.history.Migrations;
import io.usher.core.history.StoreUnavailableException;
import io.usher.web.start.FirstStart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the snapshot up to date: prepares the store, as soon as it can be reached, and
 * looks for newer revisions twice a second.
 */
@Component
public class ConfigurationFeed implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(ConfigurationFeed.class);

	private static final long PERIOD_MILLIS = 500;

	private final Migrations migrations;

	private final KeyCheck keyCheck;

	private final ConfigurationStore store;

	private final Configurations configurations;

	private final FirstStart firstStart;

	private final HistoryCheck historyCheck;

	private final ApplicationContext context;

	private volatile State state = State.NEW;

	private volatile boolean prepared;

	private volatile long confirmed = System.nanoTime();

	private final ScheduledExecutorService thread;

	ConfigurationFeed(Migrations migrations, KeyCheck keyCheck, ConfigurationStore store, Configurations configurations,
			FirstStart firstStart, HistoryCheck historyCheck, ApplicationContext context) {
		this.migrations = migrations;
		this.keyCheck = keyCheck;
		this.store = store;
		this.configurations = configurations;
		this.firstStart = firstStart;
		this.historyCheck = historyCheck;
		this.context = context;
		this.thread = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "configuration-feed");
			thread.setDaemon(true);
			return thread;
		});
	}

	/** Returns how the store and this instance stand. */
	public State state() {
		return this.state;
	}

	/** Returns how long ago the snapshot was known to be the store's newest revision. */
	public Duration sinceConfirmed() {
		return Duration.ofNanos(System.nanoTime() - this.confirmed);
	}

	@Override
	public void start() {
		follow();
		this.thread.scheduleWithFixedDelay(this::follow, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void follow() {
		try {
			if (!this.prepared) {
				this.migrations.run();
				this.keyCheck.run();
				this.historyCheck.run();
				this.configurations.catchUp();
				this.firstStart.run();
				this.prepared = true;
			}
			long revision = this.configurations.catchUp().revision();
			long head = this.store.head().revision();
			if (head < revision) {
				throw new IllegalStateException("the database's head is at revision " + head + ", but it has revision "
						+ revision + " (expected: a head at its newest revision)");
			}
			this.confirmed = System.nanoTime();
			enter(State.FOLLOWING, null);
		}
		catch (ForeignKeyException ex) {
			refuse(ex);
		}
		catch (StoreUnavailableException ex) {
			enter(State.STORE_AWAY, ex);
		}
		catch (RuntimeException ex) {
			enter(State.FAULT, ex);
		}
	}

	/**
	 * Ends the program: at start by the failure itself, and later, when the database came
	 * back as another one, by leaving.
	 */
	private void refuse(ForeignKeyException foreign) {
		if (this.state == State.NEW) {
			throw foreign;
		}
		log.error("Usher ends: {}", foreign.getMessage());
		new Thread(() -> System.exit(SpringApplication.exit(this.context, () -> 1)), "exit").start();
	}

	private void enter(State next, @Nullable RuntimeException cause) {
		if (next == this.state) {
			return;
		}
		this.state = next;
		if (cause == null) {
			log.info("Configuration of revision {} is in use", this.configurations.current().revision());
		}
		else {
			log.warn("{}; decisions go on from revision {}: {}", next.words(), this.configurations.current().revision(),
					cause.getMessage(), (next == State.FAULT) ? cause : null);
		}
	}

	@Override
	public void stop() {
		this.thread.shutdownNow();
	}

	@Override
	public boolean isRunning() {
		return this.state != State.NEW && !this.thread.isShutdown();
	}

	/** Before the web server, so that the first request finds a snapshot. */
	@Override
	public int getPhase() {
		return 0;
	}

	/** How the store and this instance stand. */
	public enum State {

		/** Not asked yet. */
		NEW("not started"),

		/** The snapshot follows the store. */
		FOLLOWING("following the database"),

		/** The store cannot be reached. */
		STORE_AWAY("the database cannot be reached"),

		/** What the store holds cannot be read. */
		FAULT("the configuration cannot be brought up to date");

		private final String words;

		State(String words) {
			this.words = words;
		}

		/** Returns the state for people. */
		public String words() {
			return this.words;
		}

	}

}
