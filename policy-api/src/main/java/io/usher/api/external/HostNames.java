package io.usher.api.external;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.hc.core5.net.InetAddressUtils;

/**
 * Looks up the addresses of hosts, on threads of its own: the system's look-up cannot be
 * given up, and may take far longer than a request has. All who want the same name at the
 * same time wait for one look-up.
 */
final class HostNames implements AutoCloseable {

	private static final int MAX_AT_A_TIME = 32;

	private final ConcurrentHashMap<String, CompletableFuture<InetAddress[]>> running = new ConcurrentHashMap<>();

	private final ExecutorService threads;

	private final Resolver resolver;

	HostNames(Resolver resolver) {
		this.resolver = resolver;
		this.threads = new ThreadPoolExecutor(0, MAX_AT_A_TIME, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
				(work) -> {
					Thread thread = new Thread(work, "usher-upstream-names");
					thread.setDaemon(true);
					return thread;
				});
	}

	/**
	 * Returns the addresses of a host, at least one.
	 * @param host a name or an address
	 * @param nanos how long it may take
	 * @throws UnknownHostException when it has none
	 * @throws SocketTimeoutException when that was not known in time
	 */
	InetAddress[] addresses(String host, long nanos) throws IOException {
		if (InetAddressUtils.isIPv4(host) || InetAddressUtils.isIPv6(host)) {
			return InetAddress.getAllByName(host);
		}
		try {
			return lookUp(host).get(nanos, TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new SocketTimeoutException("The name was not looked up in time");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("The look-up was interrupted");
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RejectedExecutionException) {
				throw new IOException("too many names are being looked up", ex);
			}
			UnknownHostException unknown = new UnknownHostException(host);
			unknown.initCause(ex.getCause());
			throw unknown;
		}
	}

	private CompletableFuture<InetAddress[]> lookUp(String host) {
		CompletableFuture<InetAddress[]> mine = new CompletableFuture<>();
		CompletableFuture<InetAddress[]> others = this.running.putIfAbsent(host, mine);
		if (others != null) {
			return others;
		}
		try {
			this.threads.execute(() -> lookUp(host, mine));
		}
		catch (RejectedExecutionException ex) {
			this.running.remove(host, mine);
			mine.completeExceptionally(ex);
		}
		return mine;
	}

	private void lookUp(String host, CompletableFuture<InetAddress[]> result) {
		try {
			result.complete(this.resolver.resolve(host));
		}
		catch (IOException | RuntimeException ex) {
			result.completeExceptionally(ex);
		}
		finally {
			this.running.remove(host, result);
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	/** The system's look-up. */
	@FunctionalInterface
	interface Resolver {

		InetAddress[] resolve(String host) throws IOException;

	}

}
