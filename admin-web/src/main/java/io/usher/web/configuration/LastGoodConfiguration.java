package io.usher.web.configuration;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.KeptConfiguration;
import io.usher.core.configuration.KeptConfigurations;
import io.usher.core.history.Head;
import io.usher.web.console.Outage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the configuration on disk whenever it moved, on a thread of its own, and gives it
 * back at a start without the database.
 */
@Component
@ConditionalOnWebApplication
class LastGoodConfiguration implements SmartLifecycle, Outage {

	private static final Logger log = LoggerFactory.getLogger(LastGoodConfiguration.class);

	private static final Duration PERIOD = Duration.ofSeconds(1);

	/** Writing takes at most one part in so many of the time. */
	private static final int SHARE = 20;

	/** The end of the program does not wait for a file that takes longer than this. */
	private static final Duration LAST_FILE = Duration.ofSeconds(5);

	private final Configurations configurations;

	private final KeptConfigurations kept;

	private final LastGoodSettings settings;

	private final Clock clock;

	private final ScheduledThreadPoolExecutor thread;

	private volatile @Nullable KeptFile newest;

	private Duration took = Duration.ZERO;

	private long nextAt = System.nanoTime();

	private volatile boolean failing;

	private volatile boolean running;

	LastGoodConfiguration(Configurations configurations, KeptConfigurations kept, LastGoodSettings settings,
			Clock clock) {
		this.configurations = configurations;
		this.kept = kept;
		this.settings = settings;
		this.clock = clock;
		this.thread = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "last-good-configuration");
			thread.setDaemon(true);
			thread.setPriority(Thread.MIN_PRIORITY);
			return thread;
		});
	}

	/**
	 * Puts the newest configuration that is wholly what was written into use, where there
	 * is none in use.
	 * @return what was put into use
	 */
	Optional<KeptConfiguration> restore() {
		if (!this.settings.enabled()) {
			return Optional.empty();
		}
		Optional<KeptConfiguration> found = this.kept.newest().filter(this.configurations::restore);
		found.ifPresent((configuration) -> this.newest = new KeptFile(configuration));
		return found;
	}

	/** Returns the newest file, null while there is none of this run. */
	@Nullable KeptFile newest() {
		return this.newest;
	}

	/** Tells whether the newest configuration could not be kept. */
	boolean isFailing() {
		return this.failing;
	}

	@Override
	public @Nullable String words() {
		if (!this.failing) {
			return null;
		}
		KeptFile last = this.newest;
		return "The configuration cannot be kept on disk: make room in Usher's home directory. A start without the "
				+ "database would "
				+ ((last != null) ? "use revision " + last.head().revision() + "." : "use an older one, or none.");
	}

	private void keepWhatMoved() {
		if (System.nanoTime() - this.nextAt < 0) {
			return;
		}
		KeptConfiguration configuration = this.configurations.toKeep(this.clock.instant());
		KeptFile last = this.newest;
		if (configuration == null || last != null && last.isAsGoodAs(configuration)) {
			return;
		}
		long start = System.nanoTime();
		try {
			this.kept.keep(configuration);
			this.newest = new KeptFile(configuration);
			this.failing = false;
		}
		catch (IOException | RuntimeException ex) {
			if (!this.failing) {
				log.error("The configuration cannot be kept on disk, for a start without the database", ex);
			}
			this.failing = true;
		}
		this.took = Duration.ofNanos(System.nanoTime() - start);
		Duration pause = this.took.multipliedBy(SHARE);
		this.nextAt = System.nanoTime()
				+ ((pause.compareTo(this.settings.interval()) > 0) ? pause : this.settings.interval()).toNanos();
		log.debug("Revision {} was kept on disk in {} ms", configuration.head().revision(), this.took.toMillis());
	}

	@Override
	public void start() {
		this.running = true;
		if (this.settings.enabled()) {
			this.thread.scheduleWithFixedDelay(this::keepWhatMoved, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.thread.getQueue().clear();
		if (this.settings.enabled()) {
			this.thread.execute(() -> {
				if (this.took.compareTo(LAST_FILE) < 0) {
					this.nextAt = System.nanoTime();
					keepWhatMoved();
				}
			});
		}
		this.thread.shutdown();
		try {
			this.thread.awaitTermination(2 * LAST_FILE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** After the configuration is there. */
	@Override
	public int getPhase() {
		return 100;
	}

	/**
	 * A file.
	 *
	 * @param head the revision in it
	 * @param at when it was written
	 * @param whole whether it has all that this version of the program understands
	 */
	record KeptFile(Head head, Instant at, boolean whole) {

		KeptFile(KeptConfiguration configuration) {
			this(configuration.head(), configuration.at(), configuration.whole());
		}

		boolean isAsGoodAs(KeptConfiguration configuration) {
			return this.head.equals(configuration.head()) && (this.whole || !configuration.whole());
		}

	}

}
