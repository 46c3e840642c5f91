package io.usher.web.outage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.usher.store.database.TestServer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * An instance of the program in a process of its own, which can be ended and started
 * again.
 */
final class InstanceProcess implements AutoCloseable {

	static final String ADMIN_PASSWORD = "correct horse battery";

	static final String SECRET_KEY = "the first key of this deployment";

	static final Path JAR = Path.of("target", "usher.jar");

	private static final long PATIENCE_SECONDS = 60;

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final Path home;

	private final String databaseUrl;

	private final int port = TestServer.freePort();

	private Process process;

	InstanceProcess(Path home, String databaseUrl) throws IOException {
		this.home = Files.createDirectories(home);
		this.databaseUrl = databaseUrl;
	}

	void start(String... options) throws IOException {
		start(JAR, options);
	}

	/** Starts a version of the program. */
	void start(Path jar, String... options) throws IOException {
		if (!Files.exists(jar)) {
			throw new IOException(jar.toAbsolutePath() + ": not found (expected: the packaged program)");
		}
		List<String> command = command(jar, this.databaseUrl, "--server.port=" + this.port, "--usher.demo=true",
				"--usher.admin-password=" + ADMIN_PASSWORD, "--usher.node-password=a node's password",
				"--usher.drain=4s", "--usher.trusted-proxies=127.0.0.1");
		command.addAll(List.of(options));
		this.process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.home.resolve("usher.log").toFile()))
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroyForcibly));
	}

	private List<String> command(Path jar, String databaseUrl, String... arguments) {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx400m",
				"-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=128m", "-jar", jar.toAbsolutePath().toString()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("--usher.home=" + this.home, "--usher.secret-key=" + SECRET_KEY,
				"--usher.database.url=" + databaseUrl, "--usher.database.username=root"));
		return command;
	}

	/**
	 * Runs a command of the program, such as {@code history verify}, on a database, and
	 * returns what it says.
	 */
	String run(String databaseUrl, String... words) throws IOException, InterruptedException {
		Path output = this.home.resolve("command.log");
		Process command = new ProcessBuilder(command(JAR, databaseUrl, words)).redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		int code = command.waitFor();
		return "exit code " + code + "\n" + Files.readString(output);
	}

	int port() {
		return this.port;
	}

	long pid() {
		return this.process.pid();
	}

	Path home() {
		return this.home;
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** Tells it to end (SIGTERM), and waits until it has. */
	void terminate() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException(this + " does not end: " + log());
		}
	}

	/** Waits until it has ended by itself, and returns how. */
	int awaitEnd() throws InterruptedException {
		if (!this.process.waitFor(2 * PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException(this + " does not end: " + log());
		}
		return this.process.exitValue();
	}

	/**
	 * Waits until it is ready.
	 * @throws AssertionError with its log, when it ends before or takes too long
	 */
	void awaitReady() {
		try {
			Awaitility.await("readiness of " + this)
				.atMost(Duration.ofMinutes(3))
				.failFast(() -> !isAlive())
				.ignoreExceptions()
				.until(() -> get("/actuator/health/readiness").statusCode() == 200);
		}
		catch (ConditionTimeoutException | TerminalFailureException ex) {
			throw new AssertionError(this + " is not ready: " + log(), ex);
		}
	}

	/** Asks it for a page that everybody sees. */
	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	/** Ends it without a word (SIGKILL). */
	void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	String log() {
		try {
			return Files.readString(this.home.resolve("usher.log"));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	@Override
	public String toString() {
		return this.home.getFileName().toString();
	}

	@Override
	public void close() {
		if (this.process != null) {
			kill();
		}
	}

}
