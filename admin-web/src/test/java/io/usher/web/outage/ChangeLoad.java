package io.usher.web.outage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Changes the configuration over one instance's administration API again and again, also
 * what others change at the same moment, and keeps what was answered with success.
 */
final class ChangeLoad implements AutoCloseable {

	private static final String CONFERENCES = "/api/admin/configuration/v1/conference/";

	/** Within the limit of requests a minute. */
	private static final long PAUSE_MILLIS = 250;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final int port;

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
		this.port = port;
		this.name = name;
		this.shared = shared;
		this.thread = new Thread(this::change, "change-load-" + name);
		this.thread.start();
	}

	private void change() {
		try {
			for (int i = 1; !this.ending; i++) {
				String unique = this.name + " " + i;
				send("POST", CONFERENCES, "name", unique, 201, this.created);
				send("PATCH", this.shared, "description", unique, 202, this.described);
				send("POST", CONFERENCES, "name", "Contested " + System.currentTimeMillis() / 500, 201, this.contested);
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
			HttpResponse<String> answer = send(this.http, this.port, method, path,
					"{\"" + field + "\": \"" + value + "\"}");
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

	private static HttpResponse<String> send(HttpClient http, int port, String method, String path, String body)
			throws IOException, InterruptedException {
		String login = "admin:" + InstanceProcess.ADMIN_PASSWORD;
		return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.header("Content-Type", "application/json")
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
			.timeout(Duration.ofSeconds(60))
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** Creates a conference, and returns its path. */
	static String create(int port, String name) throws Exception {
		HttpResponse<String> answer = send(HttpClient.newHttpClient(), port, "POST", CONFERENCES,
				"{\"name\": \"" + name + "\"}");
		return answer.headers()
			.firstValue("Location")
			.map((location) -> location.replaceFirst("^https?://[^/]*", ""))
			.orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body()));
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
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		end();
	}

}
