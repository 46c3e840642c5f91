package io.usher.api.picture;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that pictures are fetched and made on, so that those who answer nodes wait
 * no longer than they want.
 */
final class PictureThreads {

	/** The most fetches at a time; the next is refused. */
	static final int MAX_FETCHES = 16;

	/** The most pictures that wait to be made; the next is refused. */
	private static final int MAX_WAITING = 256;

	private static final int IDLE_SECONDS = 30;

	private PictureThreads() {
	}

	static ThreadPoolExecutor forFetching() {
		return new ThreadPoolExecutor(0, MAX_FETCHES, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
				named("usher-picture-fetch"));
	}

	static ThreadPoolExecutor forRendering() {
		int threads = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
		ThreadPoolExecutor executor = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(MAX_WAITING), named("usher-picture-render"));
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	static ThreadFactory named(String name) {
		AtomicInteger count = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

}
