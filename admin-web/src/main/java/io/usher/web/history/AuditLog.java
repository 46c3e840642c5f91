package io.usher.web.history;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usher.core.catalogue.Field;
import io.usher.core.history.Actor;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditEvent.Type;
import io.usher.core.history.AuditRecorder;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes down for auditors what changes no configuration: log-ins, refusals, reveals,
 * exports. An event is in the database when a call returns, unless the database is slow
 * or away: then the call goes on, and the event is written later.
 */
@Component
public class AuditLog implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

	/** How long a caller waits for its event to be written. */
	static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final long PERIOD_SECONDS = 2;

	private final AuditRecorder recorder;

	private final Clock clock;

	private final ScheduledThreadPoolExecutor thread;

	private final AtomicBoolean woken = new AtomicBoolean();

	private final Cache<Object, Boolean> lately = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofHours(1))
		.build();

	private volatile boolean reachable = true;

	private volatile boolean running;

	AuditLog(AuditRecorder recorder, Clock clock) {
		this.recorder = recorder;
		this.clock = clock;
		this.thread = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "audit-log");
			thread.setDaemon(true);
			return thread;
		});
		this.thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		this.thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
	}

	/** Writes down that somebody logged in. */
	public void recordLogin(Actor actor, LoginMethod method) {
		record(event(Type.LOGIN, actor, null, "with " + method.words()));
	}

	/**
	 * Writes down that somebody was not let in; many of them are summed up.
	 * @param actor the account's name where there is one, else what
	 * {@link #shownName(String)} returns
	 * @param reason why, such as {@code wrong password}
	 */
	public void recordRefusal(Actor actor, String reason) {
		record(event(Type.REFUSAL, actor, null, reason));
	}

	/** Writes down that somebody logged out. */
	public void recordLogout(Actor actor) {
		record(event(Type.LOGOUT, actor, null, ""));
	}

	/**
	 * Writes down that a session was ended.
	 * @param actor whose session
	 * @param why by what
	 */
	public void recordSessionEnded(Actor actor, String why) {
		record(event(Type.SESSION_ENDED, actor, null, why));
	}

	/** Writes down that somebody saw a secret. */
	public void recordReveal(Actor actor, RecordId record, Field field) {
		record(event(Type.REVEAL, actor, record, field.label()));
	}

	/**
	 * Writes down that data left in a file.
	 * @param what what it holds, in words
	 */
	public void recordExport(Actor actor, String what) {
		record(event(Type.EXPORT, actor, null, what));
	}

	/**
	 * Writes down that data came in a file.
	 * @param what what it held, in words
	 */
	public void recordImport(Actor actor, String what) {
		record(event(Type.IMPORT, actor, null, what));
	}

	/**
	 * Writes down that the chains were judged.
	 * @param verdict what was found, in words
	 */
	public void recordVerification(Actor actor, String verdict) {
		record(event(Type.VERIFICATION, actor, null, verdict));
	}

	/** Writes down that a support bundle was made. */
	public void recordSupportBundle(Actor actor) {
		record(event(Type.SUPPORT_BUNDLE, actor, null, ""));
	}

	/**
	 * Writes down what programs do again and again: the first time in an hour.
	 */
	public void recordOncePerHour(AuditEvent event) {
		Object key = List.of(event.type(), event.actor(), event.what());
		if (this.lately.asMap().putIfAbsent(key, Boolean.TRUE) == null) {
			record(event);
		}
	}

	/** Returns what may be kept of a name that no account has. */
	public static String shownName(String typed) {
		return TypedName.shown(typed);
	}

	private AuditEvent event(Type type, Actor actor, @Nullable RecordId record, String what) {
		return new AuditEvent(type, this.clock.instant(), actor, record, what, 1);
	}

	/** Writes down an event. */
	public void record(AuditEvent event) {
		CompletableFuture<@Nullable Void> written = this.recorder.record(event);
		wake();
		if (written.isDone() || !this.running || !this.reachable) {
			return;
		}
		try {
			written.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			log.debug("An audit event is written later", ex);
		}
	}

	private void wake() {
		if (this.running && this.woken.compareAndSet(false, true)) {
			this.thread.execute(this::write);
		}
	}

	private void write() {
		this.woken.set(false);
		try {
			this.recorder.flush();
			if (!this.reachable) {
				this.reachable = true;
				log.debug("Audit events are written");
			}
		}
		catch (RuntimeException ex) {
			if (this.reachable) {
				log.warn("Audit events wait until the database can be written: {}", ex.getMessage());
			}
			this.reachable = false;
		}
	}

	@Override
	public void start() {
		this.recorder.open();
		this.running = true;
		this.thread.scheduleWithFixedDelay(this::write, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	/** After the web server, so that the last log-ins are written. */
	@Override
	public void stop() {
		this.running = false;
		this.thread.shutdown();
		try {
			if (this.thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				this.recorder.close();
			}
			else {
				this.recorder.leave();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			log.warn("{} audit events wait for the next start: {}", this.recorder.waiting(), ex.getMessage());
		}
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
