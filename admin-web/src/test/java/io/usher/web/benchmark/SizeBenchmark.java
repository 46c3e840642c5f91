package io.usher.web.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.store.database.TestServer;
import io.usher.web.ProcessFigures;
import io.usher.web.Usher;
import org.HdrHistogram.Histogram;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures what an instance with so many conferences needs: memory, the time to start
 * with and without its database, and the time to swap its snapshot for a change. See
 * {@code docs/benchmarks.md}.
 */
public final class SizeBenchmark {

	private static final String PASSWORD = "correct horse battery";

	private static final int PART = 20_000;

	private static final int CHANGES = 200;

	private static final int MANY = 1000;

	private final PrintStream out = System.out;

	private final HttpClient http = HttpClient.newHttpClient();

	private final int conferences;

	private final Path home;

	private SizeBenchmark(int conferences) throws IOException {
		this.conferences = conferences;
		this.home = Files.createTempDirectory("usher-benchmark");
	}

	/** Measures the size that is asked for, and prints a row in Markdown. */
	public static void main(String[] arguments) throws Exception {
		new SizeBenchmark(Integer.getInteger("conferences", 100_000)).run();
		System.exit(0);
	}

	private void run() throws Exception {
		String swaps;
		try (ConfigurableApplicationContext program = new SpringApplicationBuilder(Usher.class)
			.run(options("--server.port=0"))) {
			fill(program);
			swaps = swaps(program.getBean(Configurations.class).current());
		}
		String started = process("");
		String cold = process("jdbc:mysql://127.0.0.1:" + TestServer.freePort() + "/usher");
		this.out.println("\n| VMRs | start | heap | resident | a save | database | start without the database | "
				+ "last good file | swap for 1 change | for 1,000 |\n|---|---|---|---|---|---|---|---|---|---|");
		this.out.printf("| %,d | %s | %,d MB | %s | %,d MB | %s |%n", this.conferences, started,
				ProcessFigures.size(this.home.resolve("database")) / 1_000_000, cold.replaceAll(" \\|.*", ""),
				newest("last-good") / 1_000_000, swaps);
	}

	private String[] options(String... more) {
		List<String> options = new ArrayList<>(List.of("--usher.home=" + this.home, "--usher.last-good.interval=1s",
				"--usher.admin-password=" + PASSWORD, "--usher.node-password=" + PASSWORD,
				"--usher.secret-key=the first key of this deployment"));
		options.addAll(List.of(more));
		return options.toArray(String[]::new);
	}

	private void fill(ConfigurableApplicationContext program) {
		Administration administration = program.getBean(Administration.class);
		for (int from = 0; from < this.conferences; from += PART) {
			List<RecordId> ids = administration.reserve(RecordKind.CONFERENCE, Math.min(PART, this.conferences - from));
			List<Edit> edits = new ArrayList<>();
			for (RecordId id : ids) {
				edits.add(new Edit.Create(id, conference(from + edits.size())));
			}
			administration.save(edits, Actor.system(), "Benchmark");
		}
	}

	private static Document conference(int number) {
		return Document.empty()
			.with(CommonFields.NAME, "VMR " + number)
			.with(CommonFields.DESCRIPTION, "Somebody's personal VMR")
			.with(ServiceFields.SERVICE_TYPE, "conference")
			.with(ServiceFields.PIN, Secret.of(String.valueOf(100_000 + number)))
			.with(ServiceFields.ALLOW_GUESTS, true)
			.with(ConferenceFields.ALIASES,
					List.of(Document.empty().with(ConferenceFields.ALIAS, "meet." + number + "@example.com"),
							Document.empty().with(ConferenceFields.ALIAS, String.valueOf(80_000_000 + number))));
	}

	/** Returns the times of a snapshot that has other descriptions. */
	private String swaps(Configuration configuration) {
		List<RecordId> ids = configuration.all(RecordKind.CONFERENCE).map((record) -> record.id()).limit(MANY).toList();
		return swap(configuration, ids.subList(0, 1), CHANGES) + " | " + swap(configuration, ids, CHANGES / 10);
	}

	private static String swap(Configuration configuration, List<RecordId> ids, int times) {
		Histogram nanos = new Histogram(3);
		for (int i = 0; i < 2 * times; i++) {
			String description = "Changed " + i;
			List<RecordEdit> edits = ids.stream()
				.map((id) -> new RecordEdit(id,
						configuration.find(id).orElseThrow().document().with(CommonFields.DESCRIPTION, description)))
				.toList();
			long start = System.nanoTime();
			configuration.with(configuration.revision() + 1, edits);
			if (i >= times) {
				nanos.recordValue(System.nanoTime() - start);
			}
		}
		return String.format("%.2f ms (p99 %.2f)", nanos.getValueAtPercentile(50) / 1e6,
				nanos.getValueAtPercentile(99) / 1e6);
	}

	/**
	 * Starts the program as its users do; returns its time to the first answer, memory,
	 * and the time of a save.
	 */
	private String process(String databaseUrl) throws Exception {
		int port = TestServer.freePort();
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap(), "-jar",
						"admin-web/target/usher.jar"));
		command.addAll(List.of(options("--server.port=" + port, "--usher.database.url=" + databaseUrl)));
		long start = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.home.resolve("log").toFile())
			.start();
		try {
			while (!answers(port)) {
				if (!process.isAlive()) {
					throw new IllegalStateException(Files.readString(this.home.resolve("log")));
				}
				TimeUnit.MILLISECONDS.sleep(20);
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			String save = databaseUrl.isEmpty() ? saves(port) : "";
			ProcessFigures figures = ProcessFigures.of(process.pid(), port, this.home);
			return String.format("%.1f s | %,d MB | %,d MB | %s", seconds, figures.heap() / 1000,
					figures.resident() / 1000, save);
		}
		finally {
			process.destroy();
			process.waitFor();
		}
	}

	private static String heap() {
		return System.getProperty("heap", "2g");
	}

	private boolean answers(int port) throws InterruptedException {
		try {
			HttpResponse<String> answer = send("infinity", "GET", port,
					"/policy/v1/service/configuration?local_alias=meet.0@example.com&location=London", null);
			return answer.statusCode() == 200 && answer.body().contains("VMR 0");
		}
		catch (IOException ex) {
			return false;
		}
	}

	private String saves(int port) throws Exception {
		String path = "/api/admin/configuration/v1/conference/";
		String first = send("admin", "GET", port, path + "?limit=1", null).body()
			.replaceAll("(?s).*?\"id\"\\s*:\\s*(\\d+).*", "$1");
		Histogram nanos = new Histogram(3);
		for (int i = 0; i < CHANGES; i++) {
			long start = System.nanoTime();
			HttpResponse<String> answer = send("admin", "PATCH", port, path + first + "/",
					"{\"description\": \"Changed " + i + "\"}");
			if (answer.statusCode() / 100 != 2) {
				throw new IllegalStateException(answer.statusCode() + " " + answer.body());
			}
			if (i >= CHANGES / 4) {
				nanos.recordValue(System.nanoTime() - start);
			}
		}
		return String.format("%.0f ms (p99 %.0f)", nanos.getValueAtPercentile(50) / 1e6,
				nanos.getValueAtPercentile(99) / 1e6);
	}

	private HttpResponse<String> send(String name, String method, int port, String path, String body)
			throws IOException, InterruptedException {
		String login = name + ":" + PASSWORD;
		return this.http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.header("Content-Type", "application/json")
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private long newest(String directory) throws IOException {
		try (Stream<Path> files = Files.walk(this.home.resolve(directory))) {
			return files.map(Path::toFile).mapToLong((file) -> file.isFile() ? file.length() : 0).max().orElse(0);
		}
	}

}
