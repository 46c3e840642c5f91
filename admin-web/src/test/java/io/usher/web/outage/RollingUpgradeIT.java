package io.usher.web.outage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.usher.core.secret.SecretKey;
import io.usher.store.database.TestServer;
import io.usher.store.history.NewerVersion;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two versions of the program over one schema, behind a load balancer and under load: the
 * next one has one more change log, and its records have what this one does not know.
 */
@Tag("long")
class RollingUpgradeIT {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MARIADB);

	private static final Logger log = LoggerFactory.getLogger(RollingUpgradeIT.class);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final int REQUESTS_PER_SECOND = 50;

	private static final String LOBBY = "lobby@example.com";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@TempDir
	private Path home;

	@Test
	void losesNothingWhileOneVersionReplacesTheOther() throws Exception {
		String url = server.newDatabase();
		Path next = NextVersion.of(InstanceProcess.JAR, this.home);
		try (InstanceProcess one = new InstanceProcess(this.home.resolve("one"), url);
				InstanceProcess two = new InstanceProcess(this.home.resolve("two"), url);
				Connection connection = DriverManager.getConnection(url, "root", "")) {
			one.start();
			one.awaitReady();
			two.start();
			two.awaitReady();
			try (LoadBalancer balancer = new LoadBalancer(this.home, List.of(one.port(), two.port()))) {
				Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> revision(balancer.port()) > 0);
				upgrade(one, two, balancer, connection, next);
			}
			refuseWhatIsTooNew(one, connection, next);
		}
	}

	private void upgrade(InstanceProcess one, InstanceProcess two, LoadBalancer balancer, Connection connection,
			Path next) throws Exception {
		try (PolicyLoad load = new PolicyLoad(balancer.port(), OutageProgram.NODE, "meet.alice", "Alice Jones",
				REQUESTS_PER_SECOND)) {
			replace(one, next);
			awaitSchema(connection);
			String before = serviceType(two.port(), LOBBY);
			writeWhatOnlyTheNextVersionKnows(connection);
			long revision = Long.parseLong(text(connection, "select revision from configuration_head"));
			Awaitility.await().atMost(PATIENCE).until(() -> revision(one.port()) == revision);
			Awaitility.await().atMost(PATIENCE).until(() -> revision(two.port()) == revision);
			assertThat(serviceType(two.port(), LOBBY)).isEqualTo(before);
			keepWhatItDoesNotKnow(two, connection);
			refuseWhatItDoesNotUnderstand(two, connection);
			replace(two, InstanceProcess.JAR);
			assertThat(two.log()).doesNotContain("is not as it was written");
			assertThat(serviceType(two.port(), LOBBY)).isEqualTo(before);
			refuseWhatItDoesNotUnderstand(two, connection);
			replace(two, next);
			replace(one, InstanceProcess.JAR);
			load.end();
			log.info("Rolling upgrade and back: {} policy requests, {} failed, the slowest took {}", load.answered(),
					load.faults().size(), load.takeSlowest());
			assertThat(load.faults()).isEmpty();
			assertThat(load.answered()).isGreaterThan(10 * REQUESTS_PER_SECOND);
		}
	}

	/** An instance is ready before that, from its last good configuration. */
	private static void awaitSchema(Connection connection) {
		Awaitility.await()
			.atMost(PATIENCE)
			.ignoreExceptions()
			.until(() -> text(connection, "select max(FILENAME) from DATABASECHANGELOG")
				.endsWith(NextVersion.CHANGE_LOG));
	}

	private static void replace(InstanceProcess instance, Path version) throws Exception {
		instance.terminate();
		instance.start(version);
		instance.awaitReady();
		SeveralInstancesIT.awaitInRotation();
	}

	/**
	 * A kind, a field, a setting, a choice, a column and a way that this version has not.
	 */
	private static void writeWhatOnlyTheNextVersionKnows(Connection connection) throws SQLException {
		NewerVersion newer = new NewerVersion(connection, SecretKey.of(InstanceProcess.SECRET_KEY));
		newer.publish("SCIM", new NewerVersion.Part("hologram", 900_001, "CREATED", "{\"name\":\"Stage\"}"));
		newer.publish("API", changed(connection, "conference", "meet.alice", "hologram", "blue"),
				changed(connection, "gateway_routing_rule", "", "hologram", "green"));
		newer.publish("API", new NewerVersion.Part("global", 1, "CREATED", "{\"hologram_shade\":\"red\"}"));
		newer.publish("API", changed(connection, "conference", LOBBY, "service_type", "hologram"),
				new NewerVersion.Part("hologram", 900_001, "DELETED", null));
		connection.createStatement().execute("update configuration_change set ticket = 'T-1'");
	}

	private static NewerVersion.Part changed(Connection connection, String kind, String containing, String field,
			String value) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(
				"select number, document from current_record where kind = ? and document like ? order by number")) {
			statement.setString(1, kind);
			statement.setString(2, "%" + containing + "%");
			try (ResultSet row = statement.executeQuery()) {
				assertThat(row.next()).as(kind + " " + containing).isTrue();
				ObjectNode document = (ObjectNode) JSON.readTree(row.getString(2));
				document.put(field, value);
				return new NewerVersion.Part(kind, row.getLong(1), "CHANGED", JSON.writeValueAsString(document));
			}
		}
	}

	private static void keepWhatItDoesNotKnow(InstanceProcess old, Connection connection) throws Exception {
		String number = text(connection,
				"select number from current_record where kind = 'conference' and document like '%meet.alice%'");
		assertThat(patch(old, "conference/" + number + "/", "{\"description\": \"By the old version\"}").statusCode())
			.isBetween(200, 204);
		assertThat(text(connection,
				"select document from current_record where kind = 'conference' and number = " + number))
			.contains("By the old version", "\"hologram\":\"blue\"");
		assertThat(patch(old, "global/1/", "{\"min_pin_length\": 5}").statusCode()).isBetween(200, 204);
		assertThat(text(connection, "select document from current_record where kind = 'global'"))
			.contains("\"hologram_shade\":\"red\"", "\"min_pin_length\":5");
	}

	private static void refuseWhatItDoesNotUnderstand(InstanceProcess old, Connection connection) throws Exception {
		String number = text(connection,
				"select number from current_record where kind = 'conference' and document like '%" + LOBBY + "%'");
		HttpResponse<String> refused = patch(old, "conference/" + number + "/", "{\"description\": \"Lost\"}");
		assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
		assertThat(refused.body()).contains("a newer version of Usher");
		assertThat(old.log()).contains("service_type: hologram; until this instance is replaced");
		assertThat(text(connection,
				"select document from current_record where kind = 'conference' and number = " + number))
			.contains("\"service_type\":\"hologram\"");
	}

	private static void refuseWhatIsTooNew(InstanceProcess old, Connection connection, Path next) throws Exception {
		old.terminate();
		connection.createStatement()
			.execute("insert into deployment (name, content) values ('needs " + NextVersion.CHANGE_LOG
					+ "', 'which has no table record_key')");
		old.start();
		assertThat(old.awaitEnd()).isNotZero();
		assertThat(old.log()).contains("its schema is of a newer version of Usher, which has no table record_key",
				"Start the version that ran with this database last.");
		old.start(next);
		old.awaitReady();
	}

	private static HttpResponse<String> patch(InstanceProcess instance, String path, String body) throws Exception {
		return new AdministrationApi(instance.port()).send("PATCH", AdministrationApi.CONFIGURATION + path, body);
	}

	private static long revision(int port) throws Exception {
		return SeveralInstancesIT.revision(port);
	}

	private static String serviceType(int port, String alias) throws Exception {
		HttpResponse<String> answer = HTTP.send(HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + port
					+ "/policy/v1/service/configuration?location=London&protocol=sip&local_alias=" + alias))
			.header("Authorization", AdministrationApi.basic(OutageProgram.NODE))
			.build(), HttpResponse.BodyHandlers.ofString());
		return JSON.readTree(answer.body()).at("/result/service_type").asString();
	}

	private static String text(Connection connection, String sql) throws SQLException {
		try (ResultSet row = connection.createStatement().executeQuery(sql)) {
			assertThat(row.next()).as(sql).isTrue();
			return row.getString(1);
		}
	}

}
