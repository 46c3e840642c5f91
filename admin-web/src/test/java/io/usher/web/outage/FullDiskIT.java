package io.usher.web.outage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.store.database.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged program can write no file any longer than a few bytes, as on a full disk,
 * while its database is away too, and then can again.
 */
@Tag("long")
class FullDiskIT {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MYSQL);

	private static final Logger log = LoggerFactory.getLogger(FullDiskIT.class);

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	@TempDir
	private Path home;

	private String direct;

	private DatabaseProxy proxy;

	private InstanceProcess program;

	@BeforeEach
	void start() throws Exception {
		this.direct = server.newDatabase();
		this.proxy = new DatabaseProxy(server.port());
		this.program = new InstanceProcess(this.home,
				this.direct.replace(":" + server.port() + "/", ":" + this.proxy.port() + "/"));
		this.program.start("--usher.last-good.interval=200ms");
		Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> readiness().contains("\"degraded\":[]"));
	}

	@AfterEach
	void stop() throws IOException {
		this.program.close();
		this.proxy.close();
	}

	@Test
	void answersRightlyCountsWhatItLosesAndGoesOnWhenThereIsRoom() throws Exception {
		try (PolicyLoad load = new PolicyLoad(this.program.port(), OutageProgram.NODE, "meet.alice", "Alice Jones",
				500)) {
			Awaitility.await().atMost(PATIENCE).until(() -> metric("usher_decision_log_written_total") > 500);
			allowFilesOf("1024");
			new AdministrationApi(this.program.port()).createConference("Newest");
			awaitReadiness("the configuration cannot be kept on disk");
			this.proxy.hold();
			Awaitility.await().atMost(PATIENCE).until(() -> lost() > 1000);
			awaitReadiness("decisions are not logged");
			Duration slowest = load.takeSlowest();
			allowFilesOf("unlimited");
			Awaitility.await().atMost(PATIENCE).until(() -> metric("usher_decision_log_spool") > 1000);
			double lost = lost();
			this.proxy.release();
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> readiness().contains("\"feed\":\"following the database\"")
						&& !readiness().contains("the configuration cannot be kept on disk"));
			load.end();
			Awaitility.await()
				.atMost(PATIENCE)
				.untilAsserted(() -> assertThat(count("select sum(entries) from decision_log_block") + lost)
					.isEqualTo(load.answered()));
			log.warn("Full disk: {} answers, slowest {} ms while it was full, {} decisions lost", load.answered(),
					slowest.toMillis(), lost);
			assertThat(load.faults()).isEmpty();
			assertThat(lost()).isEqualTo(lost);
			Awaitility.await()
				.atMost(PATIENCE)
				.untilAsserted(() -> assertThat(
						count("select sum(occurrences) from decision_log_count where counted = 'spool_full'"))
					.isEqualTo(lost));
		}
	}

	/** Both may be needed to write: a longer one than this ends as on a full disk. */
	private void allowFilesOf(String bytes) throws IOException, InterruptedException {
		Process done = new ProcessBuilder("prlimit", "--pid", String.valueOf(this.program.pid()),
				"--fsize=" + bytes + ":unlimited")
			.redirectErrorStream(true)
			.start();
		assertThat(done.waitFor()).as(new String(done.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
			.isZero();
	}

	private void awaitReadiness(String words) {
		Awaitility.await().atMost(PATIENCE).until(() -> readiness().contains(words));
	}

	private String readiness() throws IOException, InterruptedException {
		return get("/actuator/health/readiness");
	}

	private double lost() throws IOException, InterruptedException {
		return metric("usher_decision_log_lost_total{reason=\"spool_full\"}");
	}

	private double metric(String name) throws IOException, InterruptedException {
		Matcher line = Pattern.compile("(?m)^" + Pattern.quote(name) + " (.+)$").matcher(get("/actuator/prometheus"));
		return line.find() ? Double.parseDouble(line.group(1)) : 0;
	}

	private String get(String path) throws IOException, InterruptedException {
		HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(at(path)).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(path).isEqualTo(200);
		return answer.body();
	}

	private URI at(String path) {
		return URI.create("http://127.0.0.1:" + this.program.port() + path);
	}

	private double count(String query) throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.direct, "root", "");
				ResultSet result = connection.createStatement().executeQuery(query)) {
			result.next();
			return result.getDouble(1);
		}
	}

}
