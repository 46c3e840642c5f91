package io.usher.web.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.sun.management.OperatingSystemMXBean;
import io.usher.web.Usher;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures the dialect of Infinity's Management API over HTTP: how fast conferences are
 * created, in bulk and one by one, and how long pages of their list take. One client, one
 * request after the other, the embedded database. See {@code docs/benchmarks.md}.
 */
public final class ManagementBenchmark {

	private static final String PASSWORD = "correct horse battery";

	private static final String BASE = "/api/admin/configuration/v1/";

	private static final int CONFERENCES = Integer.getInteger("conferences", 100_000);

	private static final int BATCH = Integer.getInteger("batch", 100);

	private static final int REQUESTS = Integer.getInteger("requests", 200);

	private static final int SINGLE = 500;

	private static final Map<String, String> LISTS = lists();

	private static final OperatingSystemMXBean MACHINE = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private final PrintStream out = System.out;

	private final JsonMapper json = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String address;

	private String theme = "";

	private int conferences;

	private ManagementBenchmark(int port) {
		this.address = "http://127.0.0.1:" + port;
	}

	/** Runs all of it and prints tables in Markdown. */
	public static void main(String[] arguments) throws Exception {
		Path home = Files.createTempDirectory("usher-benchmark");
		try (ConfigurableApplicationContext program = new SpringApplicationBuilder(Usher.class).run("--server.port=0",
				"--usher.home=" + home, "--usher.admin-password=" + PASSWORD, "--usher.api.requests-per-minute=0")) {
			new ManagementBenchmark(((ServletWebServerApplicationContext) program).getWebServer().getPort()).run();
		}
		System.exit(0);
	}

	/** Returns what is asked for, by what it is. */
	private static Map<String, String> lists() {
		Map<String, String> lists = new LinkedHashMap<>();
		lists.put("a page of 20", "conference/?limit=20");
		lists.put("a page of 500", "conference/?limit=500");
		lists.put("a page of 20, deep", "conference/?limit=20&offset=NUMBER");
		lists.put("a page of 20 aliases, deep", "conference_alias/?limit=20&offset=NUMBER");
		lists.put("by name", "conference/?name=VMR%20NUMBER");
		lists.put("by an alias", "conference/?aliases__alias=meet.NUMBER%40example.com");
		lists.put("an alias", "conference_alias/?alias=meet.NUMBER%40example.com");
		lists.put("part of a name, few", "conference/?name__icontains=vmr%20NUMBER");
		lists.put("part of a name, all", "conference/?name__icontains=vmr");
		lists.put("part of an alias", "conference/?aliases__alias__icontains=NUMBER%40");
		lists.put("by name, in order", "conference/?order_by=name&limit=20");
		lists.put("newest first", "conference/?order_by=-creation_time&limit=20");
		lists.put("part of a name, in order, deep",
				"conference/?name__icontains=9&order_by=-name&limit=20&offset=1000");
		return lists;
	}

	private void run() throws Exception {
		this.theme = create("ivr_theme/", Map.of("name", "Theme"));
		this.out.println("\n| conferences | created by | creations/s |\n|---|---|---|");
		while (this.conferences < CONFERENCES) {
			int before = this.conferences;
			long start = System.nanoTime();
			while (this.conferences < before + Math.max(CONFERENCES / 10, BATCH)) {
				bulk();
			}
			row("%,d | bulk PATCH of " + BATCH, before, this.conferences - before, start);
		}
		long start = System.nanoTime();
		for (int i = 0; i < SINGLE; i++) {
			create("conference/", conference(this.conferences++));
		}
		row("%,d | POST", CONFERENCES, SINGLE, start);
		this.out.println("\n| list of conferences | p50 | p99 | CPU | bytes |\n|---|---|---|---|---|");
		for (Map.Entry<String, String> list : LISTS.entrySet()) {
			measure(list.getKey(), list.getValue());
		}
	}

	private void row(String what, int conferences, int created, long start) {
		double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
		this.out.printf("| " + what + " | %.0f |%n", conferences, created / seconds);
		this.out.flush();
	}

	private void bulk() throws Exception {
		List<Map<String, Object>> objects = new ArrayList<>();
		IntStream.range(0, BATCH).forEach((i) -> objects.add(conference(this.conferences++)));
		send("PATCH", "conference/", Map.of("objects", objects), 202);
	}

	private String create(String list, Map<String, Object> object) throws Exception {
		return send("POST", list, object, 201).headers().firstValue("Location").orElseThrow();
	}

	private void measure(String what, String path) throws Exception {
		Histogram times = new Histogram(3);
		int bytes = 0;
		long cpu = 0;
		for (int i = 0; i < REQUESTS + REQUESTS / 4; i++) {
			if (i == REQUESTS / 4) {
				cpu = MACHINE.getProcessCpuTime();
			}
			String asked = path.replace("NUMBER", String.valueOf((i * 7919L) % CONFERENCES));
			long start = System.nanoTime();
			HttpResponse<String> page = send("GET", asked, null, 200);
			if (i >= REQUESTS / 4) {
				times.recordValue(System.nanoTime() - start);
			}
			bytes = page.body().length();
		}
		double each = (MACHINE.getProcessCpuTime() - cpu) / (double) REQUESTS;
		this.out.printf("| %s | %s | %s | %s | %,d |%n", what, millis(times.getValueAtPercentile(50)),
				millis(times.getValueAtPercentile(99)), millis(each), bytes);
		this.out.flush();
	}

	private static String millis(double nanos) {
		return String.format("%.1f ms", nanos / 1e6);
	}

	private HttpResponse<String> send(String method, String path, Map<String, ?> body, int expected)
			throws IOException, InterruptedException {
		String login = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + BASE + path))
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(this.json.writeValueAsString(body))
							: HttpRequest.BodyPublishers.noBody())
			.header("Content-Type", "application/json")
			.header("Authorization", "Basic " + login)
			.build();
		HttpResponse<String> answer = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != expected) {
			throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
		}
		return answer;
	}

	private Map<String, Object> conference(int number) {
		return Map.of("name", "VMR " + number, "description", "Somebody's personal VMR", "tag", "tag" + number, "pin",
				String.valueOf(100_000 + number), "allow_guests", true, "enable_overlay_text", true, "host_view",
				"one_main_seven_pips", "ivr_theme", this.theme, "aliases",
				List.of(Map.of("alias", "meet." + number + "@example.com"),
						Map.of("alias", String.valueOf(80_000_000 + number))));
	}

}
