package io.usher.web.configuration;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.usher.core.configuration.Configurations;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.KeyCheck;
import io.usher.core.history.Migrations;
import io.usher.core.history.StoreRefusesException;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.history.UnusableStoreException;
import io.usher.web.session.StoreContact;
import io.usher.web.start.FirstStart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the snapshot up to date: prepares the store, as soon as it can be reached, and
 * looks for newer revisions twice a second.
 */
@Component
public class ConfigurationFeed implements SmartLifecycle, StoreContact {

	private static final Logger log = LoggerFactory.getLogger(ConfigurationFeed.class);

	private static final long PERIOD_MILLIS = 500;

	/**
	 * How long a start waits for the database when it could do without. It has been
	 * looked for while the program was put together.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** How long it waits after that in any case. */
	private static final Duration LAST_PATIENCE = Duration.ofSeconds(1);

	/** How often a start looks for the database before it does without. */
	private static final int FIRST_LOOKS = 3;

	/** How long a database may be behind what this instance knows. */
	private static final Duration LAG = Duration.ofSeconds(10);

	private final Migrations migrations;

	private final KeyCheck keyCheck;

	private final ConfigurationStore store;

	private final Configurations configurations;

	private final FirstStart firstStart;

	private final HistoryCheck historyCheck;

	private final ObjectProvider<LastGoodConfiguration> lastGood;

	private final ApplicationContext context;

	private volatile State state = State.NEW;

	private volatile String refusal = "";

	private volatile boolean prepared;

	/** Whether the database answered, and the configuration is being read. */
	private volatile boolean reading;

	private volatile @Nullable Instant restoredFrom;

	private long behindSince;

	private int looks;

	/** Completes when the store answered, did not at the first looks, or nobody waits. */
	private final CompletableFuture<@Nullable Void> first = new CompletableFuture<>();

	private volatile long confirmed = System.nanoTime();

	private final ScheduledExecutorService thread;

	ConfigurationFeed(Migrations migrations, KeyCheck keyCheck, ConfigurationStore store, Configurations configurations,
			FirstStart firstStart, HistoryCheck historyCheck, ObjectProvider<LastGoodConfiguration> lastGood,
			ApplicationContext context) {
		this.migrations = migrations;
		this.keyCheck = keyCheck;
		this.store = store;
		this.configurations = configurations;
		this.firstStart = firstStart;
		this.historyCheck = historyCheck;
		this.lastGood = lastGood;
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

	/** Returns how the store and this instance stand, with why where that is known. */
	public String words() {
		State now = this.state;
		return (now == State.STORE_REFUSES) ? now.words() + ": " + this.refusal : now.words();
	}

	/** Returns how long ago the snapshot was known to be the store's newest revision. */
	@Override
	public Duration sinceConfirmed() {
		return Duration.ofNanos(System.nanoTime() - this.confirmed);
	}

	/**
	 * Returns when the configuration in use was written to disk, where it came from
	 * there.
	 */
	public @Nullable Instant restoredFrom() {
		return this.restoredFrom;
	}

	/**
	 * Waits for the store, unless it does not answer and there is a configuration on disk
	 * to decide from.
	 */
	@Override
	public void start() {
		this.thread.scheduleWithFixedDelay(this::follow, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
		Duration left = PATIENCE.minus(this.migrations.unanswered());
		boolean answered = awaitFirst((left.compareTo(LAST_PATIENCE) > 0) ? left : LAST_PATIENCE);
		if (!this.configurations.isLoaded() && (answered || !this.reading)) {
			this.lastGood.ifAvailable(this::restore);
		}
		if (!answered && !this.configurations.isLoaded()) {
			awaitFirst(null);
		}
		if (!this.configurations.isLoaded()) {
			this.lastGood.ifAvailable(this::restore);
		}
		this.first.complete(null);
	}

	/** Returns whether the first looks at the store have ended. */
	private boolean awaitFirst(@Nullable Duration patience) {
		try {
			if (patience != null) {
				this.first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
			}
			else {
				this.first.get();
			}
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof UnusableStoreException unusable) ? unusable : new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void restore(LastGoodConfiguration lastGood) {
		lastGood.restore().ifPresent((kept) -> {
			this.restoredFrom = kept.at();
			log.warn("The database does not answer: decisions are made from revision {}, which was kept on disk at {}",
					kept.head().revision(), kept.at());
		});
	}

	private void follow() {
		try {
			if (!this.prepared) {
				this.migrations.run();
				this.keyCheck.run();
				this.historyCheck.run();
				this.reading = true;
				catchUp();
				this.firstStart.run();
				this.prepared = true;
			}
			catchUp();
			this.confirmed = System.nanoTime();
			this.restoredFrom = null;
			enter(State.FOLLOWING, null);
		}
		catch (UnusableStoreException ex) {
			refuse(ex);
		}
		catch (StoreRefusesException ex) {
			this.refusal = ex.reason();
			enter(State.STORE_REFUSES, ex);
		}
		catch (StoreUnavailableException ex) {
			enter(State.STORE_AWAY, ex);
		}
		catch (RuntimeException ex) {
			enter(State.FAULT, ex);
		}
		finally {
			this.reading = false;
			if (this.state == State.FOLLOWING || ++this.looks >= FIRST_LOOKS) {
				this.first.complete(null);
			}
		}
	}

	/** A database that was restored from a backup has another history, or less of it. */
	private void catchUp() {
		this.configurations.catchUp();
		Head own = this.configurations.head();
		Head head = this.store.head();
		if (head.equals(own) || head.revision() > own.revision()) {
			this.behindSince = 0;
			return;
		}
		if (head.revision() < own.revision()) {
			awaitOwnRevision(head, own);
		}
		log.warn("The database is at revision {} of another history than revision {} in use, as after a restore from "
				+ "a backup: everything is read again", head.revision(), own.revision());
		this.configurations.readAgain();
		this.behindSince = 0;
	}

	/** A node of a cluster may be behind for a moment. */
	private void awaitOwnRevision(Head head, Head own) {
		if (this.configurations.isOfStore()) {
			throw new IllegalStateException("the database's head is at revision " + head.revision()
					+ ", but it has revision " + own.revision() + " (expected: a head at its newest revision)");
		}
		long now = System.nanoTime();
		if (this.behindSince == 0) {
			this.behindSince = now;
		}
		if (now - this.behindSince < LAG.toNanos()) {
			throw new StoreUnavailableException(
					"the database is at revision " + head.revision() + ", and " + own.revision() + " is in use");
		}
	}

	/**
	 * Ends the program: at start by the failure itself, and later, when the database came
	 * back as another one, by leaving.
	 */
	private void refuse(UnusableStoreException unusable) {
		if (this.first.completeExceptionally(unusable)) {
			return;
		}
		log.error("Usher ends: {}", unusable.getMessage());
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
		NEW("the database has not answered yet"),

		/** The snapshot follows the store. */
		FOLLOWING("following the database"),

		/** The store cannot be reached. */
		STORE_AWAY("the database cannot be reached"),

		/** The store answers, and cannot be used as it is. */
		STORE_REFUSES("the database answers, but cannot be used as it is"),

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
