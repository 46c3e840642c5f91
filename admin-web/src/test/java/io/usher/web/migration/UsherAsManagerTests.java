package io.usher.web.migration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.usher.api.external.UpstreamServers;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.PlannedRecord.Outcome;
import io.usher.web.ConsoleTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Usher speaks as a manager does, so that one imports from another; and programs import
 * into it.
 */
@ConsoleTest
class UsherAsManagerTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String MANAGER = "/api/usher/v1/imports/manager";

	private static final String DUMP = "/api/usher/v1/imports/dump";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Configurations configurations;

	@Autowired
	private UpstreamServers servers;

	private HttpServer http;

	@BeforeEach
	void serve() throws IOException {
		this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.http.createContext("/", this::forward);
		this.http.start();
	}

	@AfterEach
	void stop() {
		this.http.stop(0);
	}

	private void forward(HttpExchange exchange) throws IOException {
		try (exchange) {
			MockHttpServletResponse answer = this.mvc.get()
				.uri(exchange.getRequestURI())
				.header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
				.exchange()
				.getResponse();
			FakeManager.send(exchange, answer.getStatus(), String.valueOf(answer.getContentType()),
					answer.getContentAsByteArray());
		}
	}

	private String address() {
		return "http://127.0.0.1:" + this.http.getAddress().getPort();
	}

	private ImportSource source() {
		return new ManagerSource(this.servers, ManagerAccess.of(address(), "admin", ConsoleTest.PASSWORD),
				(time, meanwhile) -> meanwhile.run(), Clock.systemUTC());
	}

	@Test
	void bringsAWholeDeploymentIntoAnotherAndNothingTheSecondTime() {
		Importing other = new Importing();
		ImportPlan plan = other.make(source());
		assertThat(plan.counts().keySet()).containsExactly(Outcome.ADDED);
		Configuration there = other.current();
		Configuration here = this.configurations.current();
		for (RecordKind kind : ManagerAccess.KINDS) {
			// Global settings are shown, and so come, also where none was ever set.
			if (kind == RecordKind.GLOBAL) {
				continue;
			}
			assertThat(names(there, kind)).as(kind.plural()).containsExactlyElementsOf(names(here, kind));
		}
		here.all(RecordKind.CONFERENCE).map(Conference.class::cast).forEach((conference) -> {
			Conference copy = (Conference) there.find(RecordKind.CONFERENCE, CommonFields.NAME, conference.name())
				.orElseThrow();
			assertThat(copy.aliases()).extracting((alias) -> alias.alias())
				.containsExactlyElementsOf(conference.aliases().stream().map((alias) -> alias.alias()).toList());
			assertThat(copy.document().get(ServiceFields.PIN)).as(conference.name())
				.isEqualTo(conference.document().get(ServiceFields.PIN));
			assertThat(there.automaticParticipants(copy)).extracting(AutomaticParticipant::remoteAlias)
				.containsExactlyElementsOf(here.automaticParticipants(conference)
					.stream()
					.map(AutomaticParticipant::remoteAlias)
					.toList());
		});
		ImportPlan again = other.make(source());
		assertThat(again.counts().keySet()).containsExactly(Outcome.UNCHANGED);
		assertThat(again.edits()).isEmpty();
	}

	private static List<String> names(Configuration configuration, RecordKind kind) {
		Stream<? extends ConfigurationRecord> all = configuration.all(kind);
		return all.map(ConfigurationRecord::name).sorted().toList();
	}

	@Test
	void importsFromAManagerForPrograms() {
		long before = this.configurations.current().revision();
		Map<String, Object> order = Map.of("url", address(), "username", "admin", "password", ConsoleTest.PASSWORD,
				"dry_run", true, "resources", List.of("system_location", "ivr_theme"));
		JsonNode report = answer(post(MANAGER, order, "admin:" + ConsoleTest.PASSWORD), 200);
		assertThat(report.get("possible").asBoolean()).isTrue();
		assertThat(report.get("counts").get("unchanged").asInt()).isPositive();
		assertThat(report.get("counts").get("faulty").asInt()).isZero();
		assertThat(this.configurations.current().revision()).isEqualTo(before);
		assertThat(report.toString()).doesNotContain(ConsoleTest.PASSWORD);
	}

	@Test
	void tellsProgramsWhyAManagerCannotBeRead() {
		JsonNode wrong = answer(post(MANAGER, Map.of("url", address(), "username", "admin", "password", "wrong"),
				"admin:" + ConsoleTest.PASSWORD), 422);
		assertThat(wrong.get("error").asString()).contains("401");
		JsonNode ftp = answer(post(MANAGER, Map.of("url", "ftp://127.0.0.1", "username", "a", "password", "b"),
				"admin:" + ConsoleTest.PASSWORD), 400);
		assertThat(ftp.get("error").asString()).contains("url", "https://");
		JsonNode nothing = answer(post(MANAGER, Map.of(), "admin:" + ConsoleTest.PASSWORD), 400);
		assertThat(nothing.get("error").asString()).contains("url", "username", "password");
	}

	@Test
	void importsADumpForProgramsInOneRevisionThatItExplains() {
		String name = "Dumped room " + System.nanoTime();
		Map<String, Object> room = Map.of("id", 7, "name", name, "pin", "", "guest_pin", "", "aliases",
				List.of(Map.of("alias", name)));
		Map<String, Object> device = Map.of("id", 8, "alias", name + "@example.com", "username", "desk");
		Map<String, Object> order = Map.of("resources",
				Map.of("conference", List.of(room), "device", Map.of("objects", List.of(device))), "reason",
				"moving house");
		JsonNode report = answer(post(DUMP, order, "admin:" + ConsoleTest.PASSWORD), 200);
		assertThat(report.get("revision").asLong()).isEqualTo(this.configurations.catchUp().revision());
		assertThat(report.get("counts").get("added").asInt()).isEqualTo(2);
		assertThat(report.get("unknown_secrets").asInt()).isEqualTo(1);
		Document desk = this.configurations.current()
			.find(RecordKind.DEVICE, DeviceFields.ALIAS, name + "@example.com")
			.orElseThrow()
			.document();
		assertThat(desk.secret(DeviceFields.PASSWORD)).isEqualTo(Secret.unknown());
		assertThat(get("/api/usher/v1/changes?limit=1").toString()).contains("moving house", "Import from a dump");
		assertThat(get("/api/usher/v1/audit-events?type=import").toString()).contains("2 added");
		JsonNode again = answer(post(DUMP, order, "admin:" + ConsoleTest.PASSWORD), 200);
		assertThat(again.get("revision").isNull()).isTrue();
		assertThat(again.get("counts").get("unchanged").asInt()).isEqualTo(2);
	}

	@Test
	void refusesADumpWithFaultsWholeAndSaysWhere() {
		String name = "Odd room " + System.nanoTime();
		Map<String, Object> order = Map.of("resources",
				Map.of("conference", List.of(Map.of("id", 1, "name", name, "pin", "", "guest_pin", ""),
						Map.of("id", 2, "name", name + " 2", "pin", "12", "guest_pin", ""))));
		JsonNode report = answer(post(DUMP, order, "admin:" + ConsoleTest.PASSWORD), 422);
		assertThat(report.get("possible").asBoolean()).isFalse();
		JsonNode first = report.get("records").get(0);
		assertThat(first.get("outcome").asString()).isEqualTo("faulty");
		assertThat(first.get("row").asInt()).isEqualTo(2);
		assertThat(first.get("faults").get(0).get("field").asString()).isEqualTo("pin");
		assertThat(report.toString()).doesNotContain("\"12\"");
		assertThat(this.configurations.current().find(RecordKind.CONFERENCE, CommonFields.NAME, name)).isEmpty();
		assertThat(answer(post(DUMP, Map.of(), "admin:" + ConsoleTest.PASSWORD), 400).get("error").asString())
			.contains("resources");
	}

	private MvcTestResult post(String path, Map<String, ?> body, String login) {
		return this.mvc.post()
			.uri(path)
			.header("Authorization", basic(login))
			.contentType(MediaType.APPLICATION_JSON)
			.content(JSON.writeValueAsString(body))
			.exchange();
	}

	private JsonNode get(String path) {
		return answer(this.mvc.get()
			.uri(URI.create(path))
			.header("Authorization", basic("admin:" + ConsoleTest.PASSWORD))
			.exchange(), 200);
	}

	private static String basic(String login) {
		return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
	}

	private static JsonNode answer(MvcTestResult result, int status) {
		assertThat(result).hasStatus(status);
		return JSON.readTree(result.getResponse().getContentAsByteArray());
	}

}
