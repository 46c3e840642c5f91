package io.usher.web.history;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import io.usher.core.history.Actor;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.AuditWalk;
import io.usher.core.history.ChainVerdict;
import io.usher.core.history.ChainWalk;
import io.usher.core.history.ConfigurationStore;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Judges both chains, one judgement at a time: it reads everything that was ever stored.
 */
@Component
class Verification {

	private static final Logger log = LoggerFactory.getLogger(Verification.class);

	private final ConfigurationStore store;

	private final ChainWalk changes;

	private final AuditTrail trail;

	private final AuditWalk events;

	private final AuditLog audit;

	private final Clock clock;

	private final AtomicBoolean running = new AtomicBoolean();

	private final ExecutorService thread = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "history-verification");
		thread.setDaemon(true);
		return thread;
	});

	private volatile State state = State.NONE;

	Verification(ConfigurationStore store, ChainWalk changes, AuditTrail trail, AuditWalk events, AuditLog audit,
			Clock clock) {
		this.store = store;
		this.changes = changes;
		this.trail = trail;
		this.events = events;
		this.audit = audit;
		this.clock = clock;
	}

	/** Returns how it stands. */
	State state() {
		return this.state;
	}

	/** Begins, unless it runs already. */
	void begin(Actor actor) {
		if (!this.running.compareAndSet(false, true)) {
			return;
		}
		this.state = State.begun(actor.name());
		try {
			this.thread.execute(() -> {
				try {
					run(actor);
				}
				finally {
					this.running.set(false);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			this.running.set(false);
		}
	}

	private void run(Actor actor) {
		State before = this.state;
		try {
			this.state = judge(actor);
		}
		catch (RuntimeException ex) {
			log.warn("The history could not be verified", ex);
			this.state = new State(false, 0, 0, this.clock.instant(), before.by,
					List.of(new Part(false, "It could not be read to the end: " + ex.getMessage())));
		}
	}

	/**
	 * Judges both chains now.
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	State judge(Actor actor) {
		long revisions = this.store.head().revision();
		long total = Math.max(1, revisions + this.trail.head().revision());
		ChainVerdict changed = this.changes
			.whole((done) -> this.state = new State(true, done, total, null, actor.name(), List.of()));
		ChainVerdict happened = this.events
			.whole((done) -> this.state = new State(true, revisions + done, total, null, actor.name(), List.of()));
		State result = new State(false, total, total, this.clock.instant(), actor.name(),
				List.of(Part.of("Changes", "revision", changed), Part.of("Events", "event", happened)));
		this.audit.recordVerification(actor, result.summary());
		return result;
	}

	@PreDestroy
	void end() {
		this.thread.shutdownNow();
	}

	/**
	 * How a verification stands.
	 *
	 * @param running whether it runs
	 * @param done how many entries were judged
	 * @param total how many entries there are
	 * @param finished when it ended, null when it did not
	 * @param by for whom
	 * @param parts the verdicts
	 */
	record State(boolean running, long done, long total, @Nullable Instant finished, String by, List<Part> parts) {

		private static final State NONE = new State(false, 0, 0, null, "", List.of());

		static State begun(String by) {
			return new State(true, 0, 1, null, by, List.of());
		}

		/** Tells whether everything is as it was written. */
		public boolean isIntact() {
			return this.parts.stream().allMatch(Part::intact);
		}

		/** Returns the verdicts in a sentence. */
		public String summary() {
			return this.parts.stream().map(Part::words).collect(Collectors.joining(" "));
		}

	}

	/**
	 * The verdict on a chain.
	 *
	 * @param intact whether it is as it was written
	 * @param words what was found, in a sentence
	 */
	record Part(boolean intact, String words) {

		/** What stands in the words of a chain that is not as it was written. */
		static final String BROKEN = ": broken at ";

		static Part of(String what, String one, ChainVerdict verdict) {
			if (verdict.isIntact()) {
				return new Part(true, what + ": all " + verdict.revisions() + " are as they were written.");
			}
			return new Part(false, what + BROKEN + one + " " + verdict.firstBroken() + ": " + verdict.fault() + ". The "
					+ verdict.revisions() + " before it are as they were written.");
		}

	}

}
