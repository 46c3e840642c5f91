package io.usher.web.outage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.usher.web.ConsoleBrowser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes over a Galera cluster of three nodes, each of which uses another node
 * first: what becomes of requests and changes, also of such as contradict each other,
 * when nodes in use are killed and cut off.
 */
@Tag("long")
class GaleraClusterIT {

	private static final Logger log = LoggerFactory.getLogger(GaleraClusterIT.class);

	private static final int NODES = 3;

	private static final int REQUESTS_PER_SECOND = 50;

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final Duration STATE = Duration.ofSeconds(15);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private static final List<InstanceProcess> instances = new ArrayList<>();

	private final List<PolicyLoad> requests = new ArrayList<>();

	private final List<ChangeLoad> changes = new ArrayList<>();

	@TempDir
	private static Path home;

	private static GaleraCluster cluster;

	/** Both find an empty database, at the same time and on different nodes. */
	@BeforeAll
	static void start() throws Exception {
		cluster = new GaleraCluster();
		cluster.execute(0, "create database usher character set utf8mb4");
		for (String url : List.of(cluster.url("usher", 0, 1, 2), cluster.url("usher", 1, 2, 0))) {
			instances.add(new InstanceProcess(home.resolve("instance-" + instances.size()), url));
		}
		for (InstanceProcess instance : instances) {
			instance.start();
		}
		for (InstanceProcess instance : instances) {
			Awaitility.await("readiness of " + instance).atMost(PATIENCE).until(() -> {
				assertThat(instance.isAlive()).as(instance::log).isTrue();
				return revision(instance) > 0;
			});
		}
	}

	@AfterAll
	static void stop() {
		instances.forEach(InstanceProcess::close);
		if (cluster != null) {
			cluster.close();
		}
	}

	@Test
	void losesNothingWhenNodesAreKilledAndCutOff() throws Exception {
		ConsoleBrowser browser = new ConsoleBrowser();
		browser.logIn(instances.get(0).port(), "admin", InstanceProcess.ADMIN_PASSWORD);
		String shared = new AdministrationApi(instances.get(0).port()).createConference("Shared");
		long created = revision(instances.get(0));
		Awaitility.await().atMost(PATIENCE).until(() -> revision(instances.get(1)) >= created);
		List<Follower> followers = instances.stream()
			.map((instance) -> new Follower(instance, () -> revision(instance), Duration.ofMillis(50)))
			.toList();
		try {
			for (InstanceProcess instance : instances) {
				this.requests.add(new PolicyLoad(instance.port(), OutageProgram.NODE, "meet.alice", "Alice Jones",
						REQUESTS_PER_SECOND));
				this.changes.add(new ChangeLoad(instance.port(), instance.toString(), shared));
			}
			under("nothing", browser, () -> {
			});
			under("the first node killed", browser, () -> cluster.kill(0));
			under("the first node comes back", browser, () -> cluster.start(0));
			under("the second node killed", browser, () -> cluster.kill(1));
			under("the second node comes back", browser, () -> cluster.start(1));
			under("the first node cut off", browser, () -> cluster.isolate(0));
			under("the first node joins again", browser, () -> cluster.rejoin(0));
		}
		finally {
			this.changes.forEach(ChangeLoad::end);
			this.requests.forEach(PolicyLoad::end);
			followers.forEach(Follower::end);
		}
		assertThat(this.requests).allSatisfy((load) -> assertThat(load.faults()).isEmpty());
		assertThat(this.changes).allSatisfy((load) -> assertThat(load.faults()).isEmpty());
		assertThat(followers).allSatisfy((follower) -> assertThat(follower.faults()).isEmpty());
		assertNodesAgree();
		for (int node = 0; node < NODES; node++) {
			assertNothingIsMissing(node);
		}
	}

	private void under(String state, ConsoleBrowser browser, Event event) throws Exception {
		this.requests.forEach(PolicyLoad::takeSlowest);
		this.changes.forEach(ChangeLoad::takeSlowest);
		int done = this.changes.stream().mapToInt(ChangeLoad::done).sum();
		event.happen();
		for (InstanceProcess instance : instances) {
			assertThat(browser.get(instance.port(), "/simulator").statusCode()).as(state).isEqualTo(200);
		}
		Awaitility.await().pollDelay(STATE).atMost(PATIENCE).until(() -> true);
		log.warn("{}: slowest answer {} ms, slowest change {} ms, {} changes, {} given up by the cluster", state,
				slowest(this.requests, PolicyLoad::takeSlowest), slowest(this.changes, ChangeLoad::takeSlowest),
				this.changes.stream().mapToInt(ChangeLoad::done).sum() - done, cluster.givenUp(2));
		assertThat(this.changes.stream().mapToInt(ChangeLoad::done).sum()).as(state).isGreaterThan(done);
	}

	private static <T> long slowest(List<T> loads, Function<T, Duration> time) {
		return loads.stream().map(time).mapToLong(Duration::toMillis).max().orElseThrow();
	}

	private void assertNodesAgree() throws Exception {
		List<String> tables = column(0, "show tables");
		assertThat(tables).hasSizeGreaterThan(10);
		int answered = this.requests.stream().mapToInt(PolicyLoad::answered).sum();
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(column(0, "select count(*) from decision_log"))
				.containsExactly(String.valueOf(answered)));
		instances.forEach(InstanceProcess::close);
		for (String table : tables) {
			List<String> sums = new ArrayList<>();
			for (int node = 0; node < NODES; node++) {
				cluster.awaitReady(node);
				sums.add(column(node, "checksum table " + table, 2).get(0));
			}
			assertThat(sums).as(table).containsOnly(sums.get(0));
		}
	}

	private void assertNothingIsMissing(int node) throws Exception {
		assertThat(instances.get(0).run(cluster.url("usher", node), "history", "verify")).startsWith("exit code 0\n")
			.contains("intact")
			.doesNotContain("BROKEN");
		List<String> created = new ArrayList<>();
		List<String> described = new ArrayList<>();
		for (String document : column(node,
				"select document from record_version where kind = 'conference' and operation = 'CREATED'")) {
			created.add(JSON.readTree(document).path("name").asString());
		}
		for (String document : column(node,
				"select document from record_version where kind = 'conference' and operation = 'CHANGED'")) {
			described.add(JSON.readTree(document).path("description").asString());
		}
		assertThat(created).doesNotHaveDuplicates().containsAll(all(ChangeLoad::created));
		assertThat(described).doesNotHaveDuplicates().containsAll(all(ChangeLoad::described));
		assertThat(all(ChangeLoad::contested)).doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(
					created.stream().filter((name) -> name.startsWith("Contested")).toList());
		assertThat(column(node, "select max(revision) - count(*) from configuration_change")).containsExactly("0");
		assertThat(column(node, "select count(*) - count(distinct id) from decision_log")).containsExactly("0");
	}

	private List<String> all(Function<ChangeLoad, List<String>> what) {
		return this.changes.stream().map(what).flatMap(List::stream).toList();
	}

	private static List<String> column(int node, String query) throws SQLException {
		return column(node, query, 1);
	}

	private static List<String> column(int node, String query, int column) throws SQLException {
		try (Connection connection = cluster.connect(node, "usher");
				ResultSet rows = connection.createStatement().executeQuery(query)) {
			List<String> values = new ArrayList<>();
			while (rows.next()) {
				values.add(rows.getString(column));
			}
			return values;
		}
	}

	/** Returns the revision that decides on an instance, 0 when it is not ready. */
	private static long revision(InstanceProcess instance) throws InterruptedException {
		try {
			HttpResponse<String> answer = HTTP.send(HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:" + instance.port() + "/actuator/health/readiness"))
				.build(), HttpResponse.BodyHandlers.ofString());
			JsonNode details = JSON.readTree(answer.body()).at("/components/configuration/details");
			return (answer.statusCode() == 200) ? details.path("revision").asLong() : 0;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/** What happens to a cluster. */
	private interface Event {

		void happen() throws Exception;

	}

}
