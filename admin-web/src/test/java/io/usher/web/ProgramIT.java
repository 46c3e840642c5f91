package io.usher.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ForeignKeyException;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The whole program, started as its users start it and asked over HTTP.
 */
class ProgramIT {

	private static final String EXAMPLE = "/example.com/policy/v1/service/configuration?protocol=sip"
			+ "&node_ip=10.44.99.2&registered=False&remote_address=10.44.75.249&version_id=16&bandwidth=0"
			+ "&pseudo_version_id=36402.0.0&vendor=TANDBERG/518%20(TC6.0.1.65adebe)&local_alias=meet.bob"
			+ "&remote_port=58435&idp_uuid=&has_authenticated_display_name=False&supports_direct_media=False"
			+ "&call_direction=dial_in&call_tag=&remote_alias=sip:alice@example.com&remote_display_name=Alice"
			+ "&trigger=invite&location=London";

	private static final String SERVICE = "/policy/v1/service/configuration?location=London&local_alias=";

	private static final String NODE = "infinity:a node's password";

	private static final String ADMIN = "admin:correct horse battery";

	private final HttpClient http = HttpClient.newHttpClient();

	private final JsonMapper json = JsonMapper.builder().build();

	private final List<ConfigurableApplicationContext> programs = new ArrayList<>();

	@TempDir
	private Path home;

	@AfterEach
	void stop() {
		this.programs.forEach(ConfigurableApplicationContext::close);
	}

	@Test
	void answersTheGuidesExample() throws Exception {
		int port = port(start("--usher.demo=true"));
		HttpResponse<String> answer = get(port, EXAMPLE, NODE);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("content-type")).contains("application/json");
		JsonNode body = this.json.readTree(answer.body());
		assertThat(body.at("/result/name").asString()).isEqualTo("Bob Smith");
		assertThat(body.at("/result/service_type").asString()).isEqualTo("conference");
		assertThat(body.propertyNames()).contains("decision_id", "configuration_revision", "reason");
		assertThat(get(port, EXAMPLE, "infinity:another").statusCode()).isEqualTo(401);
		assertThat(get(port, "/actuator/prometheus", null).body()).contains("usher_policy_requests_seconds_count");
		assertThat(get(port, "/actuator/health/readiness", null).body()).contains("\"status\":\"UP\"");
	}

	@Test
	void servesAChangeToTheNextRequestAndHidesItsPin() throws Exception {
		int port = port(start());
		HttpResponse<String> created = send(HttpRequest.newBuilder(at(port, "/api/admin/configuration/v1/conference/"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(
					"{\"name\": \"Secret room\", \"pin\": \"271828182845\", \"aliases\": [{\"alias\": \"a;b/c%d é\"}]}")),
				ADMIN);
		assertThat(created.statusCode()).isEqualTo(201);
		HttpResponse<String> answer = get(port, SERVICE + "A;b%2Fc%25d%20%C3%89", NODE);
		assertThat(this.json.readTree(answer.body()).at("/result/pin").asString()).isEqualTo("271828182845");
		assertThat(get(port, "/api/usher/v1/changes", ADMIN).body()).contains("Secret room")
			.doesNotContain("271828182845");
		this.programs.remove(0).close();
		assertThat(bytesOf(this.home)).doesNotContain("271828182845").doesNotContain("correct horse");
	}

	@Test
	void refusesBrokenRequestLinesWithoutTellingOfItsInside() throws Exception {
		int port = port(start());
		for (String line : List.of("GET /policy/v1/registrations/%zz HTTP/1.1",
				"GET /policy/v1/registrations/\u00e9 HTTP/1.1",
				"GET /policy/v1/service/configuration?local_alias=%zz HTTP/1.1",
				"BREW /policy/v1/registrations HTTP/1.1",
				"GET /policy/v1/service/configuration?local_alias=" + "a".repeat(70_000) + " HTTP/1.1")) {
			String answer = raw(port, line);
			assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception").doesNotContain("org.apache");
		}
	}

	@Test
	void followsWhatAnotherInstanceSavesWithinASecond() {
		ConfigurableApplicationContext first = start();
		Configurations second = start().getBean(Configurations.class);
		long revision = save(first, "Everywhere");
		Awaitility.await()
			.atMost(Duration.ofSeconds(1))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> second.current().revision() >= revision);
		assertThat(second.current().conferenceNamed("Everywhere")).isPresent();
	}

	@Test
	void takesManyChangesAtOnce() throws Exception {
		int port = port(start());
		List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			HttpRequest request = HttpRequest.newBuilder(at(port, "/api/admin/configuration/v1/conference/"))
				.header("Content-Type", "application/json")
				.header("Authorization", basic(ADMIN))
				.POST(HttpRequest.BodyPublishers
					.ofString("{\"name\": \"Room " + i + "\", \"aliases\": [{\"alias\": \"room" + i + "\"}]}"))
				.build();
			answers.add(this.http.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
		}
		assertThat(answers)
			.allSatisfy((answer) -> assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(201));
		assertThat(this.json.readTree(get(port, "/api/admin/configuration/v1/conference/?limit=1", ADMIN).body())
			.at("/meta/total_count")
			.asInt()).isEqualTo(40);
	}

	@Test
	void refusesAHomeThatAnotherKeyWrote() {
		start("--usher.secret-key=the first key of this deployment");
		assertThatThrownBy(() -> start("--usher.secret-key=another key which did not write it"))
			.hasRootCauseInstanceOf(ForeignKeyException.class);
	}

	@Test
	void startsWithoutItsDatabaseAndSaysSo() throws Exception {
		int port = port(start("--usher.database.url=jdbc:mysql://127.0.0.1:1/usher",
				"--usher.secret-key=the first key of this deployment"));
		assertThat(get(port, SERVICE + "anybody", NODE).statusCode()).isEqualTo(503);
		assertThat(get(port, "/actuator/health/liveness", null).statusCode()).isEqualTo(200);
		assertThat(get(port, "/actuator/health/readiness", null).statusCode()).isEqualTo(503);
		assertThat(get(port, "/login", null).statusCode()).isEqualTo(200);
	}

	@Test
	void keepsTheKeyFileFromOthers() throws IOException {
		start();
		assertThat(Files.getPosixFilePermissions(this.home.resolve("secret.key"))).extracting(Enum::name)
			.containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
	}

	@Test
	void namesTheSettingThatIsTooShort() {
		assertThatThrownBy(() -> start("--usher.node-username=node", "--usher.secret-key=short")).rootCause()
			.asInstanceOf(InstanceOfAssertFactories.THROWABLE)
			.hasMessage("USHER_SECRET_KEY: too short (expected: at least 32 characters for each key)");
	}

	private ConfigurableApplicationContext start(String... options) {
		List<String> all = new ArrayList<>(List.of("--server.port=0", "--usher.home=" + this.home,
				"--usher.admin-password=correct horse battery", "--usher.node-password=a node's password"));
		all.addAll(List.of(options));
		ConfigurableApplicationContext program = new SpringApplicationBuilder(Usher.class)
			.run(all.toArray(String[]::new));
		this.programs.add(program);
		return program;
	}

	private static long save(ConfigurableApplicationContext program, String name) {
		Document conference = Document.empty()
			.with(CommonFields.NAME, name)
			.with(ServiceFields.PIN, Secret.of("1234"))
			.with(ConferenceFields.ALIASES, List.of(Document.empty().with(ConferenceFields.ALIAS, name)));
		return program.getBean(Administration.class)
			.create(RecordKind.CONFERENCE, conference, Actor.system(), null)
			.configuration()
			.revision();
	}

	private static int port(ConfigurableApplicationContext program) {
		return ((ServletWebServerApplicationContext) program).getWebServer().getPort();
	}

	private HttpResponse<String> get(int port, String path, String login) throws Exception {
		return send(HttpRequest.newBuilder(at(port, path)), login);
	}

	private HttpResponse<String> send(HttpRequest.Builder request, String login) throws Exception {
		if (login != null) {
			request.header("Authorization", basic(login));
		}
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static String basic(String login) {
		return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
	}

	private static URI at(int port, String path) {
		return URI.create("http://127.0.0.1:" + port + path);
	}

	private static String raw(int port, String line) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			OutputStream out = socket.getOutputStream();
			out.write((line + "\r\nHost: usher\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
			out.flush();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static String bytesOf(Path folder) throws IOException {
		StringBuilder all = new StringBuilder();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
			}
		}
		return all.toString();
	}

}
