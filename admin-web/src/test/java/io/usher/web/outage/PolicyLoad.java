package io.usher.web.outage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import com.google.common.util.concurrent.Uninterruptibles;

/**
 * Asks for the same service again and again, so many times a second, and keeps what was
 * not answered rightly.
 */
final class PolicyLoad implements AutoCloseable {

	static final int THREADS = 8;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final HttpRequest request;

	private final Predicate<HttpResponse<String>> right;

	private final List<Thread> threads = new ArrayList<>();

	private final AtomicInteger answered = new AtomicInteger();

	private final AtomicLong slowest = new AtomicLong();

	private final Queue<String> faults = new ConcurrentLinkedQueue<>();

	private volatile boolean ending;

	PolicyLoad(int port, String login, String alias, String expected, int perSecond) {
		this(request(port, "/policy/v1/service/configuration?location=London&protocol=sip&local_alias=" + alias, login),
				answers(200, expected), perSecond);
	}

	private PolicyLoad(HttpRequest request, Predicate<HttpResponse<String>> right, int perSecond) {
		this.request = request;
		this.right = right;
		long pause = TimeUnit.SECONDS.toNanos(1) * THREADS / perSecond;
		for (int i = 0; i < THREADS; i++) {
			Thread thread = new Thread(() -> ask(pause), "policy-load-" + i);
			this.threads.add(thread);
			thread.start();
		}
	}

	/**
	 * Asks for any path and query.
	 * @param expected a part of the right answer
	 */
	static PolicyLoad of(int port, String login, String target, String expected, int perSecond) {
		return new PolicyLoad(request(port, target, login), answers(200, expected), perSecond);
	}

	/** Asks for what Usher has nothing for: it falls back, unless an upstream has. */
	static PolicyLoad ofUpstream(int port, String login, String target, int perSecond) {
		return new PolicyLoad(request(port, target, login),
				answers(200, "\"success\"").or(answers(404, "\"action\":\"continue\"")), perSecond);
	}

	private static Predicate<HttpResponse<String>> answers(int status, String part) {
		return (answer) -> answer.statusCode() == status && answer.body().contains(part);
	}

	private static HttpRequest request(int port, String target, String login) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
			.header("Authorization", AdministrationApi.basic(login))
			.timeout(Duration.ofSeconds(5))
			.build();
	}

	private void ask(long pause) {
		long next = System.nanoTime();
		while (!this.ending) {
			long start = System.nanoTime();
			try {
				HttpResponse<String> answer = this.http.send(this.request, HttpResponse.BodyHandlers.ofString());
				this.answered.incrementAndGet();
				if (!this.right.test(answer)) {
					this.faults.add(answer.statusCode() + " " + answer.body());
				}
			}
			catch (Exception ex) {
				this.faults.add(ex.toString());
			}
			this.slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
			next += pause;
			sleep(next - System.nanoTime());
		}
	}

	private static void sleep(long nanos) {
		try {
			TimeUnit.NANOSECONDS.sleep(nanos);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	int answered() {
		return this.answered.get();
	}

	/** Returns the time of the slowest answer since this was last asked. */
	Duration takeSlowest() {
		return Duration.ofNanos(this.slowest.getAndSet(0));
	}

	/** Returns what was not answered rightly. */
	List<String> faults() {
		return List.copyOf(this.faults);
	}

	/** Ends; each request that was sent is answered then. */
	void end() {
		this.ending = true;
		this.threads.forEach(Uninterruptibles::joinUninterruptibly);
	}

	@Override
	public void close() {
		end();
	}

}
