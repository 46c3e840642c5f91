package io.usher.web.transfer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.transfer.ImportSource;
import org.jspecify.annotations.Nullable;

/**
 * An import, from reading its source to the change that it becomes.
 */
final class ImportJob {

	private final String id;

	private volatile Order order;

	private final Instant begun;

	private final Clock clock;

	private final AtomicReference<ImportStatus> status;

	private volatile boolean cancelled;

	ImportJob(String id, Order order, Clock clock) {
		this.id = id;
		this.order = order;
		this.clock = clock;
		this.begun = clock.instant();
		this.status = new AtomicReference<>(ImportStatus.waiting(this.begun));
	}

	/** Returns what nobody else can guess. */
	public String id() {
		return this.id;
	}

	/** Returns what is wanted. */
	public Order order() {
		return this.order;
	}

	/** Returns when it was asked for. */
	public Instant begun() {
		return this.begun;
	}

	/** Returns how it stands. */
	public ImportStatus status() {
		return Objects.requireNonNull(this.status.get());
	}

	/** Takes another passphrase for the next time. */
	void unlock(String passphrase) {
		Order now = this.order;
		if (now.unlocking() != null) {
			this.order = new Order(now.kind(), now.unlocking().apply(passphrase), now.owner(), now.mayChange(),
					now.files(), now.unlocking());
		}
	}

	/** Has the work that is being done end where it can. */
	void cancel() {
		this.cancelled = true;
	}

	/** Hears how far the work is, and ends it when nobody wants it any more. */
	void hear(String stage, long done, long total) {
		if (this.cancelled) {
			throw new CancellationException("cancelled");
		}
		set((now) -> now.at(stage, done, total));
	}

	void set(UnaryOperator<ImportStatus> next) {
		this.status.updateAndGet(next);
	}

	/**
	 * Goes on to something that takes a while, when nothing is being done.
	 * @return whether it did
	 */
	boolean begin(Phase phase) {
		ImportStatus before = status();
		boolean ready = before.phase() == Phase.PLANNED || before.phase() == Phase.FAILED && phase == Phase.PLANNING;
		return ready && this.status.compareAndSet(before, before.at(phase, this.clock.instant(), null));
	}

	/**
	 * What is wanted.
	 *
	 * @param kind from what it reads
	 * @param source the source
	 * @param owner who wants it
	 * @param mayChange the kinds of records that the owner may change
	 * @param files files that go when the import does
	 * @param unlocking returns the source with another passphrase, null when none is
	 * needed
	 */
	record Order(SourceKind kind, ImportSource source, String owner, Set<RecordKind> mayChange, List<Path> files,
			@Nullable Function<String, ImportSource> unlocking) {

		Order(SourceKind kind, ImportSource source, String owner, Set<RecordKind> mayChange, List<Path> files) {
			this(kind, source, owner, mayChange, files, null);
		}

		Order {
			mayChange = Set.copyOf(mayChange);
			files = List.copyOf(files);
		}

		/** Tells whether a passphrase is needed to read it. */
		public boolean isLocked() {
			return this.unlocking != null;
		}

		/** Returns what people call it. */
		public String title() {
			return this.source.title();
		}

	}

}
