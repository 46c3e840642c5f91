package io.usher.api.picture;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;

/**
 * Keeps linked pictures as they came. One fetch at a time goes out for an address, and
 * all who ask meanwhile share it. A picture that its server may have changed is used
 * while it is asked for again, and for a day while its server fails.
 */
final class LinkedPictures {

	/** For how long an address is not asked again after it failed. */
	static final Duration PAUSE = Duration.ofMinutes(1);

	/** For how long a picture is used while its server fails. */
	static final Duration KEPT = Duration.ofHours(24);

	private static final Duration BUSY = Duration.ofSeconds(10);

	private final PictureFetch fetch;

	private final Executor executor;

	private final Ticker ticker;

	private final AsyncLoadingCache<String, Original> originals;

	/**
	 * The originals, by identity, for which was asked again: somebody may still hold one
	 * when another has taken its place already.
	 */
	private final Cache<Original, Boolean> askedAgain = Caffeine.newBuilder().weakKeys().build();

	/**
	 * Returns one that keeps nothing yet.
	 * @param executor runs fetches, or refuses to
	 * @param weight the most bytes of files that are kept
	 */
	LinkedPictures(PictureFetch fetch, Executor executor, Ticker ticker, long weight) {
		this.fetch = fetch;
		this.executor = executor;
		this.ticker = ticker;
		this.originals = Caffeine.newBuilder()
			.ticker(ticker)
			.executor(Runnable::run)
			.maximumWeight(weight)
			.<String, Original>weigher(LinkedPictures::weight)
			.expireAfter(Expiry.<String, Original>writing((url, original) -> lifetime(original)))
			.buildAsync(new Loader());
	}

	/**
	 * Returns the picture at an address, as it is kept or when it comes.
	 * @throws RejectedExecutionException when too many are being fetched
	 */
	CompletableFuture<Original> get(String url) {
		CompletableFuture<Original> found = this.originals.get(url);
		if (!found.isDone() || found.isCompletedExceptionally()) {
			return found;
		}
		Original original = found.join();
		long now = this.ticker.read();
		if (original.endsAt() - now <= 0) {
			this.originals.asMap().remove(url, found);
			return this.originals.get(url);
		}
		if (original instanceof Original.Kept kept && kept.askAgainAt() - now <= 0
				&& this.askedAgain.asMap().putIfAbsent(original, true) == null) {
			this.originals.synchronous().refresh(url);
		}
		return found;
	}

	private static int weight(String url, Original original) {
		return url.length() + ((original instanceof Original.Kept kept) ? kept.bytes().length : 0);
	}

	private Duration lifetime(Original original) {
		return Duration.ofNanos(Math.max(1, original.endsAt() - this.ticker.read()));
	}

	private Original kept(Download.Came came) {
		long now = this.ticker.read();
		return new Original.Kept(came.bytes(), digest(came.bytes()), came.type(), now + came.fresh().toNanos(),
				now + KEPT.plus(came.fresh()).toNanos());
	}

	private Original lost(Download.Failed failed) {
		return new Original.Lost(failed.reason(), this.ticker.read() + PAUSE.toNanos());
	}

	private static String digest(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

	/** Fetches for the cache. */
	private final class Loader implements AsyncCacheLoader<String, Original> {

		@Override
		public CompletableFuture<Original> asyncLoad(String url, Executor unused) {
			return CompletableFuture.supplyAsync(() -> {
				Download download = LinkedPictures.this.fetch.fetch(url);
				return (download instanceof Download.Came came) ? kept(came) : lost((Download.Failed) download);
			}, LinkedPictures.this.executor);
		}

		@Override
		public CompletableFuture<Original> asyncReload(String url, Original old, Executor unused) {
			try {
				return CompletableFuture.supplyAsync(() -> reload(url, old), LinkedPictures.this.executor);
			}
			catch (RejectedExecutionException ex) {
				return CompletableFuture.completedFuture(later(old, BUSY));
			}
		}

		private Original reload(String url, Original old) {
			Download download = LinkedPictures.this.fetch.fetch(url);
			if (download instanceof Download.Came came) {
				return kept(came);
			}
			Download.Failed failed = (Download.Failed) download;
			return failed.isGone() ? lost(failed) : later(old, PAUSE);
		}

		private Original later(Original old, Duration pause) {
			return (old instanceof Original.Kept kept)
					? kept.askedAgainAt(LinkedPictures.this.ticker.read() + pause.toNanos()) : old;
		}

	}

}
