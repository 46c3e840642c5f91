package io.usher.api.decision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.usher.api.account.NodeAuthentication;
import io.usher.api.decision.PolicyServer.Reply;
import io.usher.core.decision.Decision;
import io.usher.core.decision.PolicyRequest.AvatarRequest;
import io.usher.core.decision.PolicyRequest.RegistrationRequest;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyEndpointTests {

	private static final String SERVICE = "/policy/v1/service/configuration";

	private static final JsonMapper json = JsonMapper.builder().build();

	private static final List<Decision> decisions = Collections.synchronizedList(new ArrayList<>());

	private static final List<String> refusals = Collections.synchronizedList(new ArrayList<>());

	private static final List<Asker> askers = Collections.synchronizedList(new ArrayList<>());

	private static PolicyServer server;

	@BeforeAll
	static void start() throws Exception {
		DecisionListener recording = new DecisionListener() {

			@Override
			public void decided(Decision decision, long nanos, Asker asker) {
				askers.add(asker);
				decided(decision, nanos, asker.address());
			}

			@Override
			public void refused(int status, String error, Asker asker) {
				askers.add(asker);
				refused(status, error, asker.address());
			}

			@Override
			public void decided(Decision decision, long nanos, String address) {
				assertThat(nanos).isPositive();
				assertThat(address).isEqualTo("127.0.0.1");
				decisions.add(decision);
			}

			@Override
			public void refused(int status, String error, String address) {
				refusals.add(status + " " + error + " " + address);
			}

		};
		server = new PolicyServer(new PolicyEndpoint(new Organisation().loaded(),
				NodeAuthentication.basic(Organisation.KEY), PolicyServer.contexts(), List.of(recording)));
	}

	@AfterAll
	static void stop() throws Exception {
		server.close();
	}

	@BeforeEach
	void forget() {
		decisions.clear();
		refusals.clear();
		askers.clear();
	}

	@Test
	void answersTheGuidesExample() throws Exception {
		Reply reply = get("/example.com" + SERVICE + "?protocol=sip&node_ip=10.44.99.2&registered=False"
				+ "&remote_address=10.44.75.249&version_id=16&bandwidth=0&pseudo_version_id=36402.0.0"
				+ "&vendor=TANDBERG/518%20(TC6.0.1.65adebe)&local_alias=meet.bob&remote_port=58435&idp_uuid="
				+ "&has_authenticated_display_name=False&supports_direct_media=False&call_direction=dial_in"
				+ "&call_tag=&remote_alias=sip:alice@example.com&remote_display_name=Alice&trigger=invite&location=London");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.headers()).containsEntry("content-type", "application/json")
			.containsEntry("cache-control", "no-store")
			.containsEntry("content-length", String.valueOf(reply.body().getBytes(StandardCharsets.UTF_8).length))
			.doesNotContainKeys("transfer-encoding", "set-cookie");
		assertThat(body(reply)).containsEntry("status", "success")
			.containsEntry("action", "continue")
			.containsKeys("decision_id", "configuration_revision", "reason");
		assertThat(reply.body()).contains("Bob's \\\"room\\\"");
	}

	@Test
	void tellsListenersOfTheDecision() throws Exception {
		Reply reply = get(SERVICE + "?local_alias=meet.bob&vendor=TANDBERG/518%20(TC6.0.1.65adebe)");
		assertThat(decisions).hasSize(1);
		Decision decision = decisions.get(0);
		assertThat(body(reply)).containsEntry("decision_id", decision.id());
		assertThat(((ServiceRequest) decision.request()).parameters().all()).containsEntry("vendor",
				List.of("TANDBERG/518 (TC6.0.1.65adebe)"));
	}

	@Test
	void tellsListenersWhoAsked() throws Exception {
		get(SERVICE + "?local_alias=meet.bob");
		server.send("GET " + SERVICE + "?local_alias=meet.bob", login("nobody"));
		server.send("GET " + SERVICE + "?local_alias=meet.bob", "");
		assertThat(askers).containsExactly(new Asker("127.0.0.1", "nodes", "first"),
				new Asker("127.0.0.1", "nobody", ""), new Asker("127.0.0.1", "", ""));
	}

	@Test
	void toleratesRawCharactersInTheQuery() throws Exception {
		Reply reply = get(SERVICE + "?local_alias=meet.bob&vendor=\"<>[]{}|\\^`'");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(decisions.get(0).request().parameters().all()).containsEntry("vendor", List.of("\"<>[]{}|\\^`'"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "m%C3%B8te/a;b=c%25d+%E4%BC%9A%E8%AE%AE%2B1",
			"M%C3%98TE%2Fa%3Bb%3Dc%25d%20%e4%bc%9a%e8%ae%ae%2b1" })
	void findsAnAliasOfAwkwardCharacters(String alias) throws Exception {
		Reply reply = get(SERVICE + "?local_alias=" + alias);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.body()).contains("Møterom 会议");
	}

	@Test
	void keepsAnAliasInThePathWhole() throws Exception {
		String alias = "sip:m%C3%B8te%2Fa%5Cb;transport=tls/c%3Bd%2520%20+@host%25";
		assertThat(get("/base/path/policy/v1/participant/avatar/" + alias + "?width=40").status()).isEqualTo(404);
		assertThat(get("/policy/v1/registrations/" + alias).status()).isEqualTo(404);
		String decoded = "sip:møte/a\\b;transport=tls/c;d%20 +@host%";
		assertThat(((AvatarRequest) decisions.get(0).request()).alias()).isEqualTo(decoded);
		assertThat(((RegistrationRequest) decisions.get(1).request()).alias()).isEqualTo(decoded);
	}

	@Test
	void fallsBackWhenNothingMatches() throws Exception {
		for (String query : List.of("local_alias=nobody", "local_alias=", "service_name=")) {
			Reply reply = get(SERVICE + "?" + query);
			assertThat(reply.status()).isEqualTo(404);
			assertThat(body(reply)).containsEntry("status", "fail")
				.containsEntry("action", "continue")
				.containsEntry("result", Map.of());
		}
	}

	@Test
	void namesRetriesOfAGatewayCallAlike() throws Exception {
		String call = SERVICE
				+ "?local_alias=90001&protocol=sip&call_direction=dial_in&remote_alias=alice&remote_port=";
		String first = serviceName(get(call + "1"));
		assertThat(serviceName(get(call + "1"))).isEqualTo(first);
		assertThat(serviceName(get(call + "2"))).isNotEqualTo(first);
	}

	@Test
	void answersHeadWithoutABody() throws Exception {
		Reply reply = server.send("HEAD " + SERVICE + "?local_alias=meet.bob", login("nodes"));
		assertThat(reply.status()).isEqualTo(200);
		assertThat(Integer.parseInt(reply.headers().get("content-length"))).isPositive();
		assertThat(reply.body()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "get", "FOO" })
	void refusesOtherMethods(String method) throws Exception {
		Reply reply = server.send(method + " " + SERVICE + "?local_alias=meet.bob", login("nodes"));
		assertThat(reply.status()).isEqualTo(405);
		assertThat(reply.headers()).containsEntry("allow", "GET, HEAD");
		assertThat(body(reply)).containsOnlyKeys("status", "error", "expected");
	}

	@Test
	void saysWhatIsWrongWithARequest() throws Exception {
		assertFault(get(SERVICE), 400);
		assertFault(get(SERVICE + "?local_alias=%C3"), 400);
		assertFault(get(SERVICE + "?local_alias=%4"), 400);
		assertFault(get(SERVICE + "?local_alias=" + "a".repeat(2049)), 400);
		assertFault(get(SERVICE + "?local_alias=" + "a".repeat(61_000)), 414);
		assertFault(get("/policy/v1/service/nothing"), 404);
		assertThat(body(get("/policy/v1/")).get("expected").toString()).contains(SERVICE);
		assertThat(refusals).hasSize(7).allMatch((refusal) -> refusal.endsWith(" 127.0.0.1"));
		assertThat(decisions).isEmpty();
	}

	@Test
	void leavesMalformedPathsToTheServer() throws Exception {
		for (String alias : List.of("%C3", "%4", "%zz", "%00")) {
			assertThat(get("/policy/v1/registrations/" + alias).status()).as(alias).isEqualTo(400);
		}
	}

	@Test
	void answersThoughAListenerFails() throws Exception {
		List<Decision> heard = Collections.synchronizedList(new ArrayList<>());
		DecisionListener faulty = (decision, nanos, address) -> {
			throw new IllegalStateException("a listener's fault");
		};
		try (PolicyServer listened = new PolicyServer(
				new PolicyEndpoint(new Organisation().loaded(), NodeAuthentication.off(), PolicyServer.contexts(),
						List.of(faulty, (decision, nanos, address) -> heard.add(decision))))) {
			assertThat(listened.send("GET " + SERVICE + "?local_alias=meet.bob", "").status()).isEqualTo(200);
			assertThat(heard).hasSize(1);
		}
	}

	@Test
	void takesNoPathOfOthers() throws Exception {
		for (String path : List.of("/", "/api/admin" + SERVICE, "/actuator" + SERVICE, "/login" + SERVICE,
				"/css" + SERVICE, "/policy/v2/service/configuration",
				"/conferences?x=/policy/v1/service/configuration")) {
			assertThat(server.send("GET " + path, "").status()).as(path).isEqualTo(PolicyServer.PASSED_ON);
		}
	}

	@Test
	void asksForACredentialFirst() throws Exception {
		for (String line : List.of("GET " + SERVICE + "?local_alias=meet.bob", "POST " + SERVICE, "GET /policy/v1/x",
				"GET " + SERVICE + "?local_alias=%C3")) {
			Reply reply = server.send(line, "");
			assertFault(reply, 401);
			assertThat(reply.headers()).containsEntry("www-authenticate", "Basic realm=\"Usher policy\"");
		}
	}

	@Test
	void holdsACredentialToItsLimits() throws Exception {
		String call = "GET " + SERVICE + "?local_alias=meet.bob&location=";
		assertThat(server.send(call + "london", login("london")).status()).isEqualTo(200);
		assertFault(server.send(call + "Oslo", login("london")), 403);
		assertFault(server.send(call, login("london")), 403);
		assertFault(server.send(call + "London", login("far")), 403);
	}

	@Test
	void answersTheRightCredentialAmidAStormOfGuesses() throws Exception {
		Reply last = null;
		for (int i = 0; i < 30; i++) {
			last = server.send("GET " + SERVICE + "?local_alias=meet.bob", basic("nodes", "guess " + i));
			assertThat(get(SERVICE + "?local_alias=meet.bob").status()).isEqualTo(200);
		}
		assertFault(last, 429);
		assertThat(Integer.parseInt(last.headers().get("retry-after"))).isBetween(1, 60);
	}

	@Test
	void saysThatThereIsNoConfigurationYet() throws Exception {
		try (PolicyServer early = new PolicyServer(new PolicyEndpoint(new Organisation().notLoaded(),
				NodeAuthentication.off(), PolicyServer.contexts(), List.of()))) {
			Reply reply = early.send("GET " + SERVICE + "?local_alias=meet.bob", "");
			assertFault(reply, 503);
			assertThat(reply.headers()).containsKey("retry-after");
		}
	}

	@Test
	void asksForNoCredentialWhenThatIsOff() throws Exception {
		try (PolicyServer open = new PolicyServer(new PolicyEndpoint(new Organisation().loaded(),
				NodeAuthentication.off(), PolicyServer.contexts(), List.of()))) {
			assertThat(open.send("GET " + SERVICE + "?local_alias=meet.bob", "").status()).isEqualTo(200);
		}
	}

	private static void assertFault(Reply reply, int status) {
		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.headers()).containsEntry("content-type", "application/json")
			.containsEntry("cache-control", "no-store");
		assertThat(body(reply)).containsOnlyKeys("status", "error", "expected").containsEntry("status", "fail");
	}

	private static String serviceName(Reply reply) {
		return json.readTree(reply.body()).path("result").path("name").asString();
	}

	private static Reply get(String path) throws Exception {
		return server.send("GET " + path, login("nodes"));
	}

	private static String login(String username) {
		return basic(username, Organisation.PASSWORD);
	}

	private static String basic(String username, String password) {
		return "Authorization: Basic "
				+ Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8))
				+ "\r\n";
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> body(Reply reply) {
		return json.readValue(reply.body(), Map.class);
	}

}
