package io.usher.web.outage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.google.common.util.concurrent.Uninterruptibles;
import io.usher.store.database.TestServer;
import io.usher.web.ConsoleBrowser;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three processes over one MariaDB behind a HAProxy with the settings that we ship: what
 * a restart, a crash and a change do to requests and to somebody who is logged in.
 */
@Tag("long")
class SeveralInstancesIT {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MARIADB);

	private static final Logger log = LoggerFactory.getLogger(SeveralInstancesIT.class);

	private static final int CHANGES = 50;

	private static final int REQUESTS_PER_SECOND = 50;

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private static final List<InstanceProcess> instances = new ArrayList<>();

	@TempDir
	private static Path home;

	private static LoadBalancer balancer;

	@BeforeAll
	static void start() throws Exception {
		String url = server.newDatabase();
		for (int i = 1; i <= 3; i++) {
			InstanceProcess instance = new InstanceProcess(home.resolve("instance-" + i), url);
			instances.add(instance);
			instance.start();
			instance.awaitReady();
		}
		balancer = new LoadBalancer(home, instances.stream().map(InstanceProcess::port).toList());
		Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> revision(balancer.port()) > 0);
	}

	@AfterAll
	static void stop() {
		if (balancer != null) {
			balancer.close();
		}
		instances.forEach(InstanceProcess::close);
	}

	@Test
	void losesNothingWhileOneAfterTheOtherIsRestarted() throws Exception {
		ConsoleBrowser browser = loggedIn();
		try (PolicyLoad load = load(); ConsoleVisit visit = new ConsoleVisit(browser, balancer.port())) {
			for (InstanceProcess instance : instances) {
				int before = load.answered();
				instance.terminate();
				instance.start();
				instance.awaitReady();
				awaitInRotation();
				assertThat(load.answered()).isGreaterThan(before);
			}
			load.end();
			visit.end();
			log.info("Rolling restart: {} policy requests and {} pages, {} and {} failed", load.answered(),
					visit.answered(), load.faults().size(), visit.faults().size());
			assertThat(load.faults()).isEmpty();
			assertThat(visit.faults()).isEmpty();
			assertThat(visit.answered()).isGreaterThan(10);
		}
	}

	@Test
	void losesAtMostWhatWasInFlightWhenOneIsKilled() throws Exception {
		ConsoleBrowser browser = loggedIn();
		try (PolicyLoad load = load()) {
			for (InstanceProcess instance : instances) {
				int faults = load.faults().size();
				int before = load.answered();
				instance.kill();
				Awaitility.await().atMost(PATIENCE).until(() -> load.answered() > before + 5 * REQUESTS_PER_SECOND);
				log.info("Killed one of three: {} of {} policy requests failed", load.faults().size() - faults,
						load.answered() - before);
				assertThat(load.faults()).hasSizeLessThanOrEqualTo(faults + PolicyLoad.THREADS);
				Awaitility.await()
					.atMost(Duration.ofSeconds(10))
					.until(() -> browser.get(balancer.port(), "/simulator").statusCode() == 200);
				instance.start();
				instance.awaitReady();
				awaitInRotation();
			}
		}
	}

	@Test
	void servesAChangeEverywhereWithinTwoSecondsAndNeverGoesBack() throws Exception {
		Histogram millis = new Histogram(3);
		List<Follower> followers = instances.stream()
			.map((instance) -> new Follower(instance, () -> revision(instance.port()), Duration.ofMillis(10)))
			.toList();
		try {
			for (int i = 0; i < CHANGES; i++) {
				InstanceProcess saving = instances.get(i % instances.size());
				new AdministrationApi(saving.port()).createConference("Change " + i);
				long revision = revision(saving.port());
				long saved = System.nanoTime();
				Awaitility.await()
					.atMost(Duration.ofSeconds(10))
					.pollInterval(Duration.ofMillis(5))
					.until(() -> followers.stream().allMatch((follower) -> follower.revision() >= revision));
				millis.recordValue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - saved));
			}
		}
		finally {
			followers.forEach(Follower::end);
		}
		log.info("A change is served by all after {} ms (50 %), {} ms (99 %), {} ms (at most)",
				millis.getValueAtPercentile(50), millis.getValueAtPercentile(99), millis.getMaxValue());
		assertThat(millis.getValueAtPercentile(99)).isLessThan(2000);
		assertThat(followers).allSatisfy((follower) -> assertThat(follower.faults()).isEmpty());
	}

	private static PolicyLoad load() {
		return new PolicyLoad(balancer.port(), OutageProgram.NODE, "meet.alice", "Alice Jones", REQUESTS_PER_SECOND);
	}

	private static ConsoleBrowser loggedIn() throws Exception {
		ConsoleBrowser browser = new ConsoleBrowser();
		browser.logIn(balancer.port(), "admin", InstanceProcess.ADMIN_PASSWORD);
		assertThat(browser.get(balancer.port(), "/simulator").statusCode()).isEqualTo(200);
		return browser;
	}

	/** The load balancer asks once a second. */
	static void awaitInRotation() {
		Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
	}

	/** Returns the revision that decides at a port, 0 when there is no answer. */
	static long revision(int port) throws IOException, InterruptedException {
		HttpResponse<String> answer = HTTP.send(HttpRequest
			.newBuilder(at(port, "/policy/v1/service/configuration?location=London&local_alias=meet.alice"))
			.header("Authorization", AdministrationApi.basic(OutageProgram.NODE))
			.build(), HttpResponse.BodyHandlers.ofString());
		return (answer.statusCode() == 200)
				? Long.parseLong(answer.body().replaceAll("(?s).*\"configuration_revision\"\\s*:\\s*(\\d+).*", "$1"))
				: 0;
	}

	private static URI at(int port, String path) {
		return URI.create("http://127.0.0.1:" + port + path);
	}

	/** Somebody who looks at a page of the console again and again. */
	private static final class ConsoleVisit implements AutoCloseable {

		private final List<String> faults = new ArrayList<>();

		private final Thread thread;

		private volatile int answered;

		private volatile boolean ending;

		ConsoleVisit(ConsoleBrowser browser, int port) {
			this.thread = new Thread(() -> look(browser, port), "console-visit");
			this.thread.start();
		}

		private void look(ConsoleBrowser browser, int port) {
			while (!this.ending) {
				try {
					HttpResponse<String> page = browser.get(port, "/simulator");
					if (page.statusCode() != 200) {
						this.faults.add(page.statusCode() + " " + page.headers().firstValue("Location").orElse(""));
					}
					this.answered++;
					TimeUnit.MILLISECONDS.sleep(200);
				}
				catch (IOException | InterruptedException ex) {
					this.faults.add(ex.toString());
				}
			}
		}

		int answered() {
			return this.answered;
		}

		List<String> faults() {
			return this.faults;
		}

		void end() {
			this.ending = true;
			Uninterruptibles.joinUninterruptibly(this.thread);
		}

		@Override
		public void close() {
			end();
		}

	}

}
