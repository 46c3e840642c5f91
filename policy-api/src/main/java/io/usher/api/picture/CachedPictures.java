package io.usher.api.picture;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.usher.core.network.Network;
import io.usher.core.picture.Base64Picture;
import io.usher.core.picture.Picture;
import io.usher.core.picture.PictureFile;
import io.usher.core.picture.PictureSource;
import io.usher.core.picture.PictureSource.Linked;
import io.usher.core.picture.PictureSource.Uploaded;
import io.usher.core.picture.Pictures;
import io.usher.core.picture.UnusablePictureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pictures and keeps what it made. Fetching and making go on when a caller does not
 * wait for them, so that the next one finds the picture.
 */
public final class CachedPictures implements Pictures, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(CachedPictures.class);

	/** The longest that a fetch takes, which is what Infinity waits for an answer. */
	private static final Duration FETCH = Duration.ofSeconds(5);

	private static final long MEGABYTE = 1 << 20;

	/** The most memory of each: originals, renditions. */
	private static final long KEPT = Math.min(64 * MEGABYTE, Runtime.getRuntime().maxMemory() / 16);

	private static final int MEMORY_TURNS = (int) (2 * Crop.MAX_DECODED / MEGABYTE);

	/** No budget makes a caller wait longer. */
	private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	private static final Duration LONGEST_TURN = Duration.ofSeconds(10);

	private final PictureFetch fetch;

	private final ThreadPoolExecutor fetching = PictureThreads.forFetching();

	private final ThreadPoolExecutor rendering = PictureThreads.forRendering();

	private final LinkedPictures linked;

	private final AsyncCache<Rendition, Made> renditions;

	/** The memory that is free for decoding, in megabytes. */
	private final Semaphore memory = new Semaphore(MEMORY_TURNS, true);

	/**
	 * Returns one that keeps nothing yet.
	 * @param allowed networks that linked pictures are fetched from though their
	 * addresses are not public
	 */
	public CachedPictures(List<Network> allowed) {
		this(new PictureFetch(allowed, FETCH), Ticker.systemTicker());
	}

	CachedPictures(PictureFetch fetch, Ticker ticker) {
		this.fetch = fetch;
		this.linked = new LinkedPictures(fetch, this.fetching, ticker, KEPT);
		this.renditions = Caffeine.newBuilder()
			.ticker(ticker)
			.executor(Runnable::run)
			.maximumWeight(KEPT)
			.<Rendition, Made>weigher((rendition, made) -> made.weight())
			.expireAfter(Expiry.<Rendition, Made>writing((rendition, made) -> made.lifetime()))
			.buildAsync();
	}

	@Override
	public Picture jpeg(PictureSource source, int width, int height, Duration budget) {
		if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
			return new Picture.Missing(
					"a picture of " + width + " x " + height + " pixels (expected: 1 to " + MAX_SIDE + " each)");
		}
		String subject = (source instanceof Linked link) ? PictureAddress.shown(link.url()) : "the uploaded picture";
		try {
			Picture picture = future(source, width, height).get(nanos(budget), TimeUnit.NANOSECONDS);
			return (picture instanceof Picture.Missing missing) ? new Picture.Missing(subject + " " + missing.reason())
					: picture;
		}
		catch (TimeoutException ex) {
			return new Picture.Missing(subject + " did not come within " + PictureAddress.seconds(budget));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Picture.Missing(subject + " was waited for, and then not");
		}
		catch (ExecutionException | RuntimeException ex) {
			return failed(subject, ex);
		}
	}

	private static long nanos(Duration budget) {
		if (budget.isNegative()) {
			return 0;
		}
		return (budget.compareTo(LONGEST_WAIT) < 0) ? budget.toNanos() : LONGEST_WAIT.toNanos();
	}

	private static Picture failed(String subject, Exception failure) {
		boolean busy = failure instanceof RejectedExecutionException
				|| failure.getCause() instanceof RejectedExecutionException;
		if (busy) {
			return new Picture.Missing(subject + " " + Made.BUSY);
		}
		log.error("A picture could not be made", failure);
		return new Picture.Missing(subject + " could not be made because of a fault; the log has more");
	}

	private CompletableFuture<Picture> future(PictureSource source, int width, int height) {
		if (source instanceof Uploaded uploaded) {
			return rendition(new Rendition("uploaded/" + uploaded.key(), width, height),
					() -> Base64Picture.decode(uploaded.base64()), "");
		}
		return this.linked.get(((Linked) source).url()).thenCompose((original) -> {
			if (original instanceof Original.Lost lost) {
				return CompletableFuture.completedFuture(new Picture.Missing(lost.reason()));
			}
			Original.Kept kept = (Original.Kept) original;
			return rendition(new Rendition("linked/" + kept.digest(), width, height), kept::bytes, kept.type());
		});
	}

	private CompletableFuture<Picture> rendition(Rendition rendition, FileSource file, String type) {
		return this.renditions
			.get(rendition,
					(absent, unused) -> CompletableFuture.supplyAsync(() -> render(rendition, file, type),
							this.rendering))
			.thenApply(Made::picture);
	}

	private Made render(Rendition rendition, FileSource source, String type) {
		try {
			PictureFile file = PictureFile.read(source.bytes());
			boolean sideways = file.isTurnedSideways();
			Crop crop = Crop.of(file, sideways ? rendition.height : rendition.width,
					sideways ? rendition.width : rendition.height);
			int turns = (int) Math.min(MEMORY_TURNS, crop.memory(file) / MEGABYTE + 1);
			if (!this.memory.tryAcquire(turns, LONGEST_TURN.toSeconds(), TimeUnit.SECONDS)) {
				return Made.busy();
			}
			try {
				return Made.of(new Picture.Jpeg(Rendering.jpeg(file, crop, rendition.width, rendition.height)));
			}
			finally {
				this.memory.release(turns);
			}
		}
		catch (UnusablePictureException ex) {
			return Made.of(new Picture.Missing(
					ex.fault() + (type.isEmpty() ? "" : ", sent as " + PictureAddress.visible(type))));
		}
		catch (InterruptedException ex) {
			return Made.busy();
		}
		catch (RuntimeException | LinkageError ex) {
			log.error("A picture could not be made", ex);
			return Made.of(new Picture.Missing("could not be made because of a fault; the log has more"));
		}
	}

	@Override
	public void close() {
		this.fetching.shutdownNow();
		this.rendering.shutdownNow();
		this.fetch.close();
	}

	/**
	 * A picture in one size.
	 *
	 * @param picture names the picture
	 * @param width the width in pixels
	 * @param height the height in pixels
	 */
	private record Rendition(String picture, int width, int height) {

	}

	/**
	 * What came of making a picture.
	 *
	 * @param picture the picture, whose reason goes on from what names the file
	 * @param lifetime for how long it is kept at most
	 */
	private record Made(Picture picture, Duration lifetime) {

		static final String BUSY = "has to wait: too many pictures are being fetched and made";

		/** What it takes beside its bytes. */
		private static final int OVERHEAD = 200;

		static Made of(Picture picture) {
			return new Made(picture, (picture instanceof Picture.Jpeg) ? LinkedPictures.KEPT : LinkedPictures.PAUSE);
		}

		static Made busy() {
			return new Made(new Picture.Missing(BUSY), Duration.ofSeconds(1));
		}

		int weight() {
			return OVERHEAD + ((this.picture instanceof Picture.Jpeg jpeg) ? jpeg.bytes().length : 0);
		}

	}

	/** Where a file is taken from when it is needed. */
	private interface FileSource {

		byte[] bytes() throws UnusablePictureException;

	}

}
