package io.usher.web.outage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.usher.store.database.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database is there no more, for the program that runs and for the one that starts.
 */
class DatabaseOutageIT {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MYSQL);

	/** What a start without the database may take longer than one with it. */
	private static final Duration LONGER = Duration.ofSeconds(8);

	/** Shorter than in operation, so that the test does not take long. */
	private static final String TIMEOUTS = "&connectTimeout=1000&socketTimeout=2000";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final List<String> FULL = List.of("decision_log_block", "configuration_change");

	@TempDir
	private Path home;

	@Test
	void decidesWithoutItsDatabaseLosesNothingAndGoesOn() throws Exception {
		String direct = server.newDatabase();
		try (DatabaseProxy proxy = new DatabaseProxy(server.port())) {
			String url = direct.replace(":" + server.port() + "/", ":" + proxy.port() + "/") + TIMEOUTS;
			long revision;
			long begin = System.nanoTime();
			Duration start;
			try (OutageProgram program = new OutageProgram(this.home, url)) {
				start = Duration.ofNanos(System.nanoTime() - begin);
				awaitFile(program);
				revision = program.save("Newest");
				awaitFile(program);
				outage(proxy, program, direct);
			}
			tearNewestFile();
			startWithout(proxy, url, revision, start.plus(LONGER));
		}
	}

	@Test
	void saysWhatIsTheMatterWithADatabaseThatItCannotPrepare() throws Exception {
		String url = server.newDatabase();
		execute(url, "set global super_read_only = on");
		try (OutageProgram program = new OutageProgram(this.home, url)) {
			String why = "he database answers, but cannot be used as it is: it is read-only";
			assertThat(program.health()).satisfies((answer) -> {
				assertThat(answer.statusCode()).isEqualTo(503);
				assertThat(answer.body()).contains(why).doesNotContain("cannot be reached");
			});
			execute(url, "set global super_read_only = off");
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> program.configurations().isLoaded() && program.readiness().at("/degraded").isEmpty());
		}
		finally {
			execute(url, "set global super_read_only = off");
		}
	}

	private static void outage(DatabaseProxy proxy, OutageProgram program, String direct) throws Exception {
		try (PolicyLoad load = new PolicyLoad(program.port(), OutageProgram.NODE, "meet.alice", "Alice Jones", 100)) {
			Awaitility.await().atMost(PATIENCE).until(() -> program.log().written() > 50);
			program.logIn();
			fullThenReadOnly(program, direct);
			Awaitility.await().atMost(PATIENCE).until(() -> program.readiness().at("/degraded").isEmpty());
			proxy.hold();
			awaitDegraded(program, "the database cannot be reached");
			assertThat(program.logIn().body()).contains("The database cannot be reached.", "Nothing can be changed");
			assertThat(program.get("/configuration/conferences").body()).contains("The database cannot be reached.",
					"Alice Jones");
			assertThat(program.get("/history")).satisfies((page) -> {
				assertThat(page.statusCode()).isEqualTo(503);
				assertThat(page.body()).contains("the change history and the logs", "aria-label=\"Main\"");
			});
			assertThat(program.post("/configuration/conferences/new", "/configuration/conferences/new",
					Map.of("name", "What was typed")))
				.satisfies((page) -> {
					assertThat(page.statusCode()).isEqualTo(503);
					assertThat(page.body()).contains("What was typed", "nothing was saved",
							"What you entered is still below");
				});
			Awaitility.await().atMost(PATIENCE).until(() -> program.log().waitingOnDisk() > 100);
			proxy.release();
			Awaitility.await().atMost(PATIENCE).until(() -> program.readiness().at("/degraded").isEmpty());
			assertThat(program.create("Room").statusCode()).isEqualTo(201);
			load.end();
			Awaitility.await()
				.atMost(PATIENCE)
				.untilAsserted(() -> assertThat(count(direct, "decision_log")).isEqualTo(load.answered()));
			assertThat(load.faults()).isEmpty();
			assertThat(program.log().waitingOnDisk()).isZero();
			assertThat(program.lost()).isZero();
			Awaitility.await()
				.atMost(PATIENCE)
				.untilAsserted(() -> assertThat(count(direct, "audit_event where event_type = 'LOGIN'")).isPositive());
			awaitFile(program);
		}
	}

	/** One after the other without a pause, since the way back takes seconds. */
	private static void fullThenReadOnly(OutageProgram program, String direct) throws Exception {
		for (String table : FULL) {
			execute(direct, "create trigger full_" + table + " before insert on " + table
					+ " for each row signal sqlstate 'HY000' set mysql_errno = 1114, message_text = 'is full'");
		}
		refusesChanges(program);
		for (String table : FULL) {
			execute(direct, "drop trigger full_" + table);
		}
		execute(direct, "set global super_read_only = on");
		try {
			refusesChanges(program);
		}
		finally {
			execute(direct, "set global super_read_only = off");
		}
	}

	private static void refusesChanges(OutageProgram program) throws Exception {
		awaitDegraded(program, "the database does not take what is written");
		assertThat(program.create("Refused")).satisfies((answer) -> {
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.headers().firstValue("Retry-After")).contains("10");
		});
		assertThat(program.post("/configuration/conferences/new", "/configuration/conferences/new",
				Map.of("name", "What was typed")))
			.satisfies((page) -> {
				assertThat(page.statusCode()).isEqualTo(503);
				assertThat(page.body()).contains("What was typed", "nothing was saved",
						"The database answers, but does not take what is written");
			});
		assertThat(program.get("/history").statusCode()).isEqualTo(200);
	}

	private void startWithout(DatabaseProxy proxy, String url, long revision, Duration patience) throws Exception {
		proxy.hold();
		long start = System.nanoTime();
		try (OutageProgram program = new OutageProgram(this.home, url)) {
			try (PolicyLoad load = new PolicyLoad(program.port(), OutageProgram.NODE, "meet.alice", "Alice Jones",
					20)) {
				Awaitility.await().atMost(PATIENCE).until(() -> load.answered() > 0);
				assertThat(load.faults()).isEmpty();
			}
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(patience);
			assertThat(program.configurations().current().revision()).isEqualTo(revision);
			awaitDegraded(program, "decisions are made from the file of the last good configuration");
			assertThat(program.readiness().at("/file/revision").asLong()).isEqualTo(revision);
			assertThat(program.logIn().body()).contains("which was kept on disk on");
			proxy.release();
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> program.configurations().current().revision() == revision + 1
						&& program.readiness().at("/degraded").isEmpty());
			assertThat(program.save("Again")).isEqualTo(revision + 2);
		}
	}

	private static void awaitDegraded(OutageProgram program, String why) {
		Awaitility.await().atMost(PATIENCE).until(() -> program.readiness().at("/degraded").toString().contains(why));
	}

	private static void awaitFile(OutageProgram program) {
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> program.readiness().at("/file/revision").asLong() == program.configurations()
				.current()
				.revision());
	}

	private void tearNewestFile() throws IOException {
		try (Stream<Path> files = Files.list(this.home.resolve("last-good"))) {
			List<Path> all = files.sorted().toList();
			Path newest = all.get(all.size() - 1);
			byte[] bytes = Files.readAllBytes(newest);
			Files.write(newest, Arrays.copyOf(bytes, bytes.length * 2 / 3));
		}
	}

	private static void execute(String url, String statement) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url, "root", "")) {
			connection.createStatement().execute(statement);
		}
	}

	private static int count(String url, String what) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url, "root", "");
				ResultSet result = connection.createStatement().executeQuery("select count(*) from " + what)) {
			result.next();
			return result.getInt(1);
		}
	}

}
