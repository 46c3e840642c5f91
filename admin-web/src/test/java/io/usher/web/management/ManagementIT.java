package io.usher.web.management;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import io.usher.web.TemporaryHome;
import io.usher.web.Usher;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API of the running program over HTTP.
 */
@SpringBootTest(classes = Usher.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "usher.admin-password=correct horse battery", "usher.node-password=a node's password" })
@ContextConfiguration(initializers = TemporaryHome.class)
class ManagementIT {

	private static final String ADMIN = "admin:correct horse battery";

	private static final String CREDENTIALS = "node_credential/";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void makesLimitsRotatesAndDisablesNodeCredentials() throws Exception {
		String london = create("system_location/", Map.of("name", "London"));
		create("system_location/", Map.of("name", "Oslo"));
		create("conference/", Map.of("name", "Room", "aliases", new Object[] { Map.of("alias", "room") }));
		Map<String, Object> limited = Map.of("name", "London's nodes", "username", "london", "locations",
				new String[] { london }, "networks", new String[] { "127.0.0.0/8" });
		HttpResponse<String> created = send("POST", CREDENTIALS, limited, ADMIN);
		assertThat(created.statusCode()).isEqualTo(201);
		String uri = created.headers().firstValue("Location").orElseThrow();
		String old = "london:" + JSON.readTree(created.body()).get("password").asString();
		assertThat(policy("London", old)).isEqualTo(200);
		assertThat(policy("Oslo", old)).isEqualTo(403);
		String next = create(CREDENTIALS,
				Map.of("name", "The next", "username", "london", "password", "correct horse battery"));
		assertThat(policy("London", old)).isEqualTo(200);
		assertThat(policy("London", "london:correct horse battery")).isEqualTo(200);
		assertThat(send("PATCH", uri, Map.of("enabled", false), ADMIN).statusCode()).isEqualTo(202);
		assertThat(policy("London", old)).isEqualTo(401);
		assertThat(send("PATCH", next, Map.of("networks", new String[] { "10.0.0.0/8" }), ADMIN).statusCode())
			.isEqualTo(202);
		assertThat(policy("London", "london:correct horse battery")).isNotEqualTo(200);
	}

	@Test
	void makesAdministratorsWhoMayNotReadAccounts() throws Exception {
		create("administrator/", Map.of("username", "olga", "role", "operator", "password", "an operator's password"));
		String olga = "olga:an operator's password";
		assertThat(send("GET", "conference/", null, olga).statusCode()).isEqualTo(200);
		assertThat(send("GET", "administrator/", null, olga).statusCode()).isEqualTo(403);
		assertThat(send("POST", CREDENTIALS, Map.of("name", "Mine", "username", "mine"), olga).statusCode())
			.isEqualTo(403);
	}

	@Test
	void readsSeveralObjectsAtOnce() throws Exception {
		String first = create("conference/", Map.of("name", "First of a set"));
		String second = create("conference/", Map.of("name", "Second of a set"));
		String numbers = first.replaceAll("\\D", "").substring(1) + ";" + second.replaceAll("\\D", "").substring(1);
		HttpResponse<String> set = send("GET", "conference/set/" + numbers + "/", null, ADMIN);
		assertThat(set.statusCode()).isEqualTo(200);
		assertThat(set.body()).contains("First of a set", "Second of a set");
	}

	private int policy(String location, String login) throws Exception {
		return send("GET", "/policy/v1/service/configuration?local_alias=room&location=" + location, null, login)
			.statusCode();
	}

	private String create(String list, Map<String, ?> object) throws Exception {
		HttpResponse<String> created = send("POST", list, object, ADMIN);
		assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
		return URI.create(created.headers().firstValue("Location").orElseThrow()).getPath();
	}

	private HttpResponse<String> send(String method, String path, Map<String, ?> body, String login) throws Exception {
		String absolute = path.startsWith("/") ? path : ManagementResource.BASE + path;
		HttpRequest.BodyPublisher publisher = (body != null)
				? HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))
				: HttpRequest.BodyPublishers.noBody();
		return this.http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + absolute))
			.method(method, publisher)
			.header("Content-Type", "application/json")
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

}
