package io.usher.web.outage;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.google.common.util.concurrent.Uninterruptibles;

/**
 * Changes the configuration over one instance's administration API again and again, also
 * what others change at the same moment, and keeps what was answered with success.
 */
final class ChangeLoad implements AutoCloseable {

	/** Within the limit of requests a minute. */
	private static final long PAUSE_MILLIS = 250;

	private final AdministrationApi api;

	private final String name;

	private final String shared;

	private final Queue<String> created = new ConcurrentLinkedQueue<>();

	private final Queue<String> described = new ConcurrentLinkedQueue<>();

	private final Queue<String> contested = new ConcurrentLinkedQueue<>();

	private final Queue<String> faults = new ConcurrentLinkedQueue<>();

	private final AtomicLong slowest = new AtomicLong();

	private final Thread thread;

	private volatile boolean ending;

	/**
	 * Begins.
	 * @param shared the path of a conference that others change too
	 */
	ChangeLoad(int port, String name, String shared) {
		this.api = new AdministrationApi(port);
		this.name = name;
		this.shared = shared;
		this.thread = new Thread(this::change, "change-load-" + name);
		this.thread.start();
	}

	private void change() {
		try {
			for (int i = 1; !this.ending; i++) {
				String unique = this.name + " " + i;
				send("POST", AdministrationApi.CONFERENCES, "name", unique, 201, this.created);
				send("PATCH", this.shared, "description", unique, 202, this.described);
				send("POST", AdministrationApi.CONFERENCES, "name", "Contested " + System.currentTimeMillis() / 500,
						201, this.contested);
				TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Where two contest for a name, one of them is refused. */
	private void send(String method, String path, String field, String value, int expected, Queue<String> done)
			throws InterruptedException {
		long start = System.nanoTime();
		try {
			HttpResponse<String> answer = this.api.send(method, path, "{\"" + field + "\": \"" + value + "\"}");
			if (answer.statusCode() == expected) {
				done.add(value);
			}
			else if (done != this.contested || answer.statusCode() != 400) {
				this.faults.add(method + " " + value + ": " + answer.statusCode() + " " + answer.body());
			}
		}
		catch (IOException ex) {
			this.faults.add(method + " " + value + ": " + ex);
		}
		this.slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
	}

	/** Returns the names of the conferences that were created. */
	List<String> created() {
		return List.copyOf(this.created);
	}

	/** Returns the descriptions that the shared conference got. */
	List<String> described() {
		return List.copyOf(this.described);
	}

	/** Returns the names that others wanted too, of the conferences that were created. */
	List<String> contested() {
		return List.copyOf(this.contested);
	}

	/** Returns what was not answered with success. */
	List<String> faults() {
		return List.copyOf(this.faults);
	}

	/** Returns how many changes were answered with success. */
	int done() {
		return this.created.size() + this.described.size() + this.contested.size();
	}

	/** Returns the time of the slowest answer since this was last asked. */
	Duration takeSlowest() {
		return Duration.ofNanos(this.slowest.getAndSet(0));
	}

	/** Ends; each request that was sent is answered then. */
	void end() {
		this.ending = true;
		Uninterruptibles.joinUninterruptibly(this.thread);
	}

	@Override
	public void close() {
		end();
	}

}
