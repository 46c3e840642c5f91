package io.usher.core.directory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;

/**
 * The directory of one snapshot: every alias of a conference or device, found by the
 * alias, by what the conference or device is called and described as, by what is noted
 * about the alias, and by the names and the e-mail address of the person who owns it.
 * <p>
 * Nothing is indexed before the first search. From then on a snapshot takes over the
 * index of the ones before it, hides in it what changed since, and searches what changed
 * apart; when that has become much, a new index is made in the background.
 */
public final class Directory {

	/** The most entries that a search returns. */
	public static final int MOST_ENTRIES = 1000;

	/** How long a search waits for the first index. */
	private static final long PATIENCE_MILLIS = 1000;

	/** How long a search goes through the records when there is still no index. */
	private static final long SCAN_MILLIS = 500;

	private static final int SCANNED_AT_ONCE = 1000;

	private final DirectoryRecords records;

	private final Lineage lineage;

	private volatile @Nullable View view;

	private Directory(DirectoryRecords records, Lineage lineage) {
		this.records = records;
		this.lineage = lineage;
	}

	/**
	 * Finds the aliases that fit what was typed. Letters are compared without regard to
	 * case, width and composition, and then, behind all that fit so, without accents.
	 * Each word must occur, in any order. In this order come: the alias itself, aliases
	 * that begin with what was typed, those of which a name or description begins with
	 * it, those in which each word begins a word, and those in which each word is
	 * somewhere. Equals are in the order of their descriptions, then of their aliases.
	 * @param query what was typed; nothing or spaces find everything
	 * @param limit the most entries wanted; more than {@value #MOST_ENTRIES} are never
	 * returned
	 * @return the entries, the best first, each alias once. Only in the first second or
	 * two after the first search of a very large configuration may some be missing
	 */
	public List<DirectoryEntry> search(String query, int limit) {
		int most = Math.min(limit, MOST_ENTRIES);
		if (most <= 0) {
			return List.of();
		}
		Query wanted = Query.of(query);
		View ready = view();
		List<Match> matches = (ready != null) ? ready.search(wanted, most) : scan(wanted, most);
		return matches.stream().map((match) -> match.listing().entry()).toList();
	}

	/**
	 * Begins to index in the background, unless that is done, so that the first search
	 * finds an index.
	 * @return what is done as soon as no index is being made any more
	 */
	public Future<?> prepare() {
		Future<?> running = this.lineage.inProgress();
		if (running != null) {
			return running;
		}
		boolean indexed = this.lineage.toIndex() != null;
		return indexed ? CompletableFuture.completedFuture(null) : this.lineage.index(this::index);
	}

	/** Follows the changes that make the next snapshot. */
	public Change change() {
		return new Change(this.lineage);
	}

	/** Returns what to search, or null when it takes too long to get ready. */
	private @Nullable View view() {
		View known = this.view;
		if (known != null && !known.isOutgrown()) {
			return known;
		}
		Lineage.Trail trail = this.lineage.toIndex();
		if (trail == null && await(this.lineage.index(this::index))) {
			trail = this.lineage.toIndex();
		}
		if (trail == null || known != null && known.index() == trail.index()) {
			return known;
		}
		return view(trail);
	}

	private static boolean await(FutureTask<Segment> indexing) {
		try {
			indexing.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The directory could not be indexed", ex.getCause());
		}
	}

	private synchronized View view(Lineage.Trail trail) {
		View known = this.view;
		if (known != null && known.index() == trail.index()) {
			return known;
		}
		View made = View.of(trail, new Listings(this.records));
		this.view = made;
		if (made.isOutgrown()) {
			this.lineage.index(this::index);
		}
		return made;
	}

	private Segment index() {
		return Segment.of(new Listings(this.records).all().toList());
	}

	/** Searches the records one after the other, as far as the time allows. */
	private List<Match> scan(Query query, int limit) {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SCAN_MILLIS);
		Listings listings = new Listings(this.records);
		Iterator<ConfigurationRecord> conferences = this.records.all(RecordKind.CONFERENCE).iterator();
		Iterator<ConfigurationRecord> devices = this.records.all(RecordKind.DEVICE).iterator();
		List<Match> best = List.of();
		while ((conferences.hasNext() || devices.hasNext()) && System.nanoTime() < end) {
			List<Listing> some = new ArrayList<>();
			while (some.size() < SCANNED_AT_ONCE && (conferences.hasNext() || devices.hasNext())) {
				ConfigurationRecord record = conferences.hasNext() ? conferences.next() : devices.next();
				listings.of(record).forEach(some::add);
			}
			best = Match.best(best, Segment.of(some).search(query, limit, new BitSet()), limit);
		}
		return best;
	}

	/** What changes from one snapshot to the next. */
	public static final class Change {

		private final Lineage before;

		private final boolean followed;

		private final List<ConfigurationRecord> touched = new ArrayList<>();

		private Change(Lineage before) {
			this.before = before;
			this.followed = before.isFollowed();
		}

		/** Returns the change from which the first snapshot comes. */
		public static Change first() {
			return new Change(Lineage.begin());
		}

		/** Notes a record that goes, or that comes. */
		public void touch(ConfigurationRecord record) {
			RecordKind kind = record.id().kind();
			if (this.followed
					&& (kind == RecordKind.CONFERENCE || kind == RecordKind.DEVICE || kind == RecordKind.PERSON)) {
				this.touched.add(record);
			}
		}

		/** Returns the directory of the next snapshot. */
		public Directory directory(DirectoryRecords after) {
			return new Directory(after, this.followed ? this.before.next(this.touched) : Lineage.begin());
		}

	}

}
