package io.usher.web.outage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.usher.store.database.TestServer;
import io.usher.store.database.TestServer.Flavour;
import io.usher.store.database.TestServer.ServerProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that happens to databases, under load and for long; with the time limits of
 * operation. {@code -Dusher.test.outage-seconds} shortens it.
 */
@Tag("long")
class LongOutageIT {

	private static final Logger log = LoggerFactory.getLogger(LongOutageIT.class);

	private static final int SECONDS = Integer.getInteger("usher.test.outage-seconds", 600);

	private static final int TABLE_IS_FULL = 1114;

	private static final Duration STATE = Duration.ofSeconds(Math.min(SECONDS, 60));

	/** What waits is written no faster than this machine does it beside all else. */
	private static final Duration RECOVERY = Duration.ofSeconds(Math.max(900, 4L * SECONDS));

	@TempDir
	private Path home;

	private ServerProcess server;

	private DatabaseProxy proxy;

	private OutageProgram program;

	private String direct;

	private void start(String... options) throws Exception {
		int port = TestServer.freePort();
		this.server = new ServerProcess(Flavour.MYSQL, port, options);
		this.direct = TestServer.url(port, "usher");
		execute(TestServer.url(port, ""), "create database usher");
		this.proxy = new DatabaseProxy(port);
		this.program = new OutageProgram(this.home, TestServer.url(this.proxy.port(), "usher"));
		Awaitility.await("the example data")
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.program.configurations().current().conferenceWithAlias("meet.alice") != null);
	}

	@AfterEach
	void stop() throws Exception {
		this.program.close();
		this.proxy.close();
		this.server.close();
	}

	@Test
	void losesNothingInTenMinutesAtAThousandRequestsASecond() throws Exception {
		start();
		under(1000, "black-holed for long", Duration.ofSeconds(SECONDS), this.proxy::hold, this.proxy::release);
	}

	@Test
	void answersRightlyWhateverHappensToTheDatabase() throws Exception {
		start();
		under(500, "stopped", STATE, this.server::stop, this.server::start);
		under(500, "killed", STATE, this.server::kill, this.server::start);
		under(500, "black-holed", STATE, this.proxy::hold, this.proxy::release);
		under(500, "slow", STATE, () -> this.proxy.delay(500), () -> this.proxy.delay(0));
		under(500, "read-only", STATE, () -> execute(this.direct, "set global super_read_only = on"),
				() -> execute(this.direct, "set global super_read_only = off"));
	}

	@Test
	void answersRightlyWhileTheDatabaseIsFull() throws Exception {
		start("--innodb-file-per-table=0", "--innodb-data-file-path=ibdata1:12M:autoextend:max:500M");
		under(500, "full", STATE, this::fill, () -> execute(this.direct, "drop table filler"));
	}

	/** Until the server itself says that a table is full. */
	private void fill() throws SQLException {
		execute(this.direct, "create table filler (data longblob)");
		for (int length = 4_000_000; length > 1_000; length /= 4) {
			try {
				while (true) {
					execute(this.direct, "insert into filler values (repeat('x', " + length + "))");
				}
			}
			catch (SQLException ex) {
				assertThat(ex.getErrorCode()).as(ex.getMessage()).isEqualTo(TABLE_IS_FULL);
			}
		}
	}

	private void under(int perSecond, String state, Duration duration, Event begin, Event end) throws Exception {
		int before = logged();
		try (PolicyLoad load = new PolicyLoad(this.program.port(), OutageProgram.NODE, "meet.alice", "Alice Jones",
				perSecond)) {
			Thread.sleep(Math.min(20_000, duration.toMillis()));
			Duration slowestBefore = load.takeSlowest();
			begin.happen();
			Thread.sleep(duration.toMillis());
			Duration slowest = load.takeSlowest();
			assertThat(this.program.create(state + " meanwhile").statusCode()).as(state).isIn(201, 503);
			int answered = load.answered();
			long onDisk = this.program.log().waitingOnDisk();
			long bytes = this.program.log().bytesOnDisk();
			long recovery = System.nanoTime();
			end.happen();
			load.end();
			Awaitility.await()
				.atMost(RECOVERY)
				.pollInterval(Duration.ofSeconds(1))
				.untilAsserted(() -> assertThat(logged() - before).isEqualTo(load.answered()));
			log.warn(
					"{}: {} answers in {} s and {} in all, slowest {} ms (before: {} ms), {} decisions of {} kB on disk, "
							+ "all logged {} s after the end",
					state, answered, duration.toSeconds(), load.answered(), slowest.toMillis(),
					slowestBefore.toMillis(), onDisk, bytes / 1000,
					Duration.ofNanos(System.nanoTime() - recovery).toSeconds());
			assertThat(load.faults()).as(state).isEmpty();
			assertThat(this.program.lost()).as(state).isZero();
		}
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.program.readiness().at("/degraded").isEmpty());
		assertThat(this.program.create(state).statusCode()).isEqualTo(201);
	}

	private int logged() throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.direct, "root", "");
				ResultSet result = connection.createStatement()
					.executeQuery("select coalesce(sum(entries), 0) from decision_log_block")) {
			result.next();
			return result.getInt(1);
		}
	}

	private static void execute(String url, String statement) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url, "root", "");
				Statement run = connection.createStatement()) {
			run.execute(statement);
		}
	}

	/** What happens to a database. */
	private interface Event {

		void happen() throws Exception;

	}

}
