package io.usher.core.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.usher.core.record.ConfigurationRecord;

/**
 * Where a snapshot comes from: the snapshots before it, back to the last one that is
 * indexed, and what changed from each to the next. So no snapshot is taken for another
 * one of the same revision, such as that of an edit that was refused. It keeps no
 * snapshot alive, only records that were replaced.
 */
final class Lineage {

	private static final Logger log = LoggerFactory.getLogger(Lineage.class);

	/** How many changed records are followed, besides one for 20 that are indexed. */
	private static final int MOST_TOUCHED = 1_000;

	private final List<ConfigurationRecord> touched;

	/** Null in the first one, and in those that are indexed. */
	private volatile @Nullable Lineage before;

	private volatile @Nullable Segment index;

	private volatile @Nullable FutureTask<Segment> indexing;

	private Lineage(@Nullable Lineage before, List<ConfigurationRecord> touched) {
		this.before = before;
		this.touched = touched;
	}

	/** Returns the lineage of a snapshot that has to be indexed whole. */
	static Lineage begin() {
		return new Lineage(null, List.of());
	}

	/**
	 * Returns the lineage of the next snapshot, which begins anew where following costs
	 * more than it spares.
	 * @param changed the records that changed, as they were and as they are
	 */
	Lineage next(List<ConfigurationRecord> changed) {
		Trail trail = toIndex();
		int most = MOST_TOUCHED + ((trail != null) ? trail.index().size() / 20 : 0);
		int before = (trail != null) ? trail.touched().size() : 0;
		return (isFollowed() && before + changed.size() <= most) ? new Lineage(this, changed) : begin();
	}

	/** Tells whether this or an earlier snapshot is indexed or being indexed. */
	boolean isFollowed() {
		return toIndex() != null || inProgress() != null;
	}

	/** Returns what leads back to the nearest index, or null when there is none. */
	@Nullable Trail toIndex() {
		List<ConfigurationRecord> all = new ArrayList<>();
		Lineage at = this;
		while (at != null) {
			// In this order: one that has become indexed lets go of those before it.
			Lineage earlier = at.before;
			Segment found = at.index;
			if (found != null) {
				return new Trail(found, all);
			}
			all.addAll(at.touched);
			at = earlier;
		}
		return null;
	}

	/** Returns the nearest indexing that is not done, or null. */
	@Nullable FutureTask<Segment> inProgress() {
		for (Lineage at = this; at != null; at = at.before) {
			FutureTask<Segment> task = at.indexing;
			if (task != null && !task.isDone()) {
				return task;
			}
		}
		return null;
	}

	/**
	 * Starts to index this snapshot, unless this one or one before it is being indexed.
	 */
	synchronized FutureTask<Segment> index(Supplier<Segment> build) {
		FutureTask<Segment> running = inProgress();
		if (running != null) {
			return running;
		}
		FutureTask<Segment> task = new FutureTask<>(() -> built(build));
		this.indexing = task;
		Thread thread = new Thread(task, "directory-index");
		thread.setDaemon(true);
		thread.start();
		return task;
	}

	private Segment built(Supplier<Segment> build) {
		try {
			long start = System.nanoTime();
			Segment segment = build.get();
			this.index = segment;
			this.before = null;
			log.info("Indexed {} aliases for the directory in {} ms", segment.size(),
					(System.nanoTime() - start) / 1_000_000);
			return segment;
		}
		catch (RuntimeException | Error ex) {
			log.error("The directory could not be indexed", ex);
			throw ex;
		}
	}

	/**
	 * The nearest index, and what changed after it.
	 *
	 * @param index the index
	 * @param touched the records that changed, as they were and as they became
	 */
	record Trail(Segment index, List<ConfigurationRecord> touched) {

	}

}
