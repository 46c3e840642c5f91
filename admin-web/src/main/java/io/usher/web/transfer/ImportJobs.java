package io.usher.web.transfer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The imports of this instance: two are worked on at a time, a few are kept, and none for
 * longer than an hour after the last thing that happened to it.
 */
@Component
class ImportJobs implements DisposableBean {

	/** How many are kept. */
	static final int MOST = 10;

	/** How long one is kept that nothing happens to. */
	static final Duration KEPT = Duration.ofHours(1);

	private static final int AT_ONCE = 2;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final ImportWork work;

	private final UploadedFiles files;

	private final Clock clock;

	private final Map<String, ImportJob> jobs = new ConcurrentHashMap<>();

	private final ThreadPoolExecutor workers = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES,
			new ArrayBlockingQueue<>(2 * MOST), (task) -> daemon(task, "import"));

	private final ScheduledThreadPoolExecutor sweeper = new ScheduledThreadPoolExecutor(1,
			(task) -> daemon(task, "import-sweeper"));

	ImportJobs(ImportWork work, UploadedFiles files, Clock clock) {
		this.work = work;
		this.files = files;
		this.clock = clock;
		this.workers.allowCoreThreadTimeOut(true);
		this.sweeper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
	}

	private static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Begins to read a source.
	 * @throws TooManyImportsException when there is no room for it
	 */
	synchronized ImportJob start(ImportJob.Order order) {
		sweep();
		makeRoom(order.owner());
		byte[] random = new byte[24];
		RANDOM.nextBytes(random);
		ImportJob job = new ImportJob(Base64.getUrlEncoder().withoutPadding().encodeToString(random), order,
				this.clock);
		this.jobs.put(job.id(), job);
		if (!run(job, () -> this.work.plan(job))) {
			forget(job);
			throw new TooManyImportsException();
		}
		return job;
	}

	/**
	 * What is over goes first, then the oldest of the same owner that is not worked on.
	 */
	private void makeRoom(String owner) {
		if (this.jobs.size() < MOST) {
			return;
		}
		Comparator<ImportJob> overFirst = Comparator.comparing((job) -> !job.status().phase().isOver());
		this.jobs.values()
			.stream()
			.filter((job) -> !job.status().phase().isRunning())
			.filter((job) -> job.status().phase().isOver() || job.order().owner().equals(owner))
			.min(overFirst.thenComparing(ImportJob::begun))
			.ifPresent(this::forget);
		if (this.jobs.size() >= MOST) {
			throw new TooManyImportsException();
		}
	}

	/** Finds an import that is still here. */
	Optional<ImportJob> find(String id) {
		return Optional.ofNullable(this.jobs.get(id));
	}

	/** Returns the imports of somebody, or of everybody, the newest first. */
	List<ImportJob> list(String owner, boolean all) {
		return this.jobs.values()
			.stream()
			.filter((job) -> all || job.order().owner().equals(owner))
			.sorted(Comparator.comparing(ImportJob::begun).reversed())
			.toList();
	}

	/**
	 * Reads and plans once more.
	 * @return whether it was not being worked on
	 */
	boolean planAgain(ImportJob job) {
		return job.begin(Phase.PLANNING) && run(job, () -> this.work.plan(job));
	}

	/**
	 * Makes an import a change.
	 * @return whether it was not being worked on
	 */
	boolean apply(ImportJob job, ImportWork.Wish wish) {
		return job.begin(Phase.APPLYING) && run(job, () -> this.work.apply(job, wish));
	}

	/** Ends an import. One that is being made a change may be too far to be stopped. */
	void discard(ImportJob job) {
		job.cancel();
		if (job.status().phase() != Phase.APPLYING) {
			forget(job);
		}
	}

	private boolean run(ImportJob job, Runnable task) {
		try {
			this.workers.execute(() -> {
				task.run();
				if (!this.jobs.containsKey(job.id()) || job.status().phase().isOver()) {
					this.files.delete(job.order().files());
				}
			});
			return true;
		}
		catch (RejectedExecutionException ex) {
			job.set((now) -> now.at((now.survey() != null) ? Phase.PLANNED : Phase.FAILED, this.clock.instant(),
					TooManyImportsException.WORDS));
			return false;
		}
	}

	/** Files of an import that is worked on go when its work ends. */
	private void forget(ImportJob job) {
		this.jobs.remove(job.id());
		if (!job.status().phase().isRunning()) {
			this.files.delete(job.order().files());
		}
	}

	private void sweep() {
		Instant earliest = this.clock.instant().minus(KEPT);
		this.jobs.values()
			.stream()
			.filter((job) -> !job.status().phase().isRunning() && job.status().since().isBefore(earliest))
			.toList()
			.forEach(this::forget);
	}

	@Override
	public void destroy() {
		this.jobs.values().forEach(ImportJob::cancel);
		this.workers.shutdown();
		this.sweeper.shutdownNow();
		this.jobs.values().forEach(this::forget);
	}

}
