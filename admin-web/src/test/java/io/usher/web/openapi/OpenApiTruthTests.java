package io.usher.web.openapi;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import io.usher.web.ConsoleTest;
import io.usher.web.migration.FakeManager;
import io.usher.web.oauth.Assertion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * What the API answers is what the document says: every operation is asked, and all
 * answers are held against it.
 */
@ConsoleTest
class OpenApiTruthTests {

	private static final String OWN = "/api/usher/v1/";

	private static final String TOKENS = "/oauth/token/";

	/** The least that each resource takes; {@code <x>} is the address of another one. */
	private static final Map<String, String> LEAST = Map.ofEntries(Map.entry("policy_server", "{'name': 'NAME'}"),
			Map.entry("system_location", "{'name': 'NAME'}"),
			Map.entry("conference",
					"{'name': 'NAME', 'aliases': [{'alias': 'NAME'}], 'ivr_theme': '<ivr_theme>',"
							+ " 'automatic_participants': ['<automatic_participant>']}"),
			Map.entry("conference_alias", "{'alias': 'NAME', 'conference': '<conference>'}"),
			Map.entry("automatic_participant", "{'alias': 'NAME'}"),
			Map.entry("gateway_routing_rule",
					"{'name': 'NAME', 'match_string': 'NAME', 'priority': 77, 'ivr_theme': '<ivr_theme>'}"),
			Map.entry("device", "{'alias': 'NAME'}"),
			Map.entry("end_user",
					"{'primary_email_address': 'NAME@example.com',"
							+ " 'picture': 'R0lGODdhAQABAIABAP///wAAACwAAAAAAQABAAACAkQBADs='}"),
			Map.entry("ivr_theme", "{'name': 'NAME'}"),
			Map.entry("sip_proxy", "{'name': 'NAME', 'address': 'sip.example.com'}"),
			Map.entry("h323_gatekeeper", "{'name': 'NAME', 'address': 'h323.example.com'}"),
			Map.entry("mssip_proxy", "{'name': 'NAME', 'address': 'mssip.example.com'}"),
			Map.entry("turn_server", "{'name': 'NAME', 'address': 'turn.example.com'}"),
			Map.entry("stun_server", "{'name': 'NAME', 'address': 'stun.example.com'}"),
			Map.entry("teams_proxy", "{'name': 'NAME', 'address': 'teams.example.com'}"),
			Map.entry("gms_access_token", "{'name': 'NAME'}"), Map.entry("identity_provider_group", "{'name': 'NAME'}"),
			Map.entry("media_library_playlist", "{'name': 'NAME'}"),
			Map.entry("administrator", "{'username': 'NAME', 'role': 'auditor', 'password': 'an untold story 7'}"),
			Map.entry("node_credential",
					"{'name': 'NAME', 'username': 'NAME', 'password': 'an untold story 7', 'networks': ['10.0.0.0/8']}"),
			Map.entry("api_token", "{'name': 'NAME', 'role': 'help_desk', 'expires': '2999-01-01T00:00:00'}"),
			Map.entry("oauth2_client", "{'client_name': 'NAME', 'role': '/api/admin/configuration/v1/role/3/'}"),
			Map.entry("global", "{}"),
			Map.entry("script_test", "{'name': 'NAME', 'policy_server': '<policy_server>', 'kind': 'service',"
					+ " 'input': '{}', 'expected': '{\\\"action\\\": \\\"reject\\\"}'}"));

	private static final RequestPostProcessor FORM = (request) -> {
		request.setContentType(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
		return request;
	};

	@Autowired
	private MockMvcTester mvc;

	private DescribedApi api;

	private String token = "";

	@BeforeEach
	void readTheDocument() {
		this.api = new DescribedApi(this.mvc);
	}

	@Test
	void everyOperationSucceedsAsDescribed() throws IOException {
		ownOperations();
		imports();
		sheets();
		documents();
		accessTokens();
		dialect();
		Set<String> unasked = new TreeSet<>(
				this.api.description().document().path("paths").findValuesAsString("operationId"));
		unasked.removeAll(this.api.succeeded());
		assertThat(unasked).as("operations that nobody asks here").isEmpty();
	}

	private void ownOperations() {
		this.api.get(200, OWN + "openapi.json");
		String alias = "described-" + UUID.randomUUID();
		policy("service/configuration?local_alias=" + alias + "&location=London&call_uuid=" + UUID.randomUUID());
		policy("participant/avatar/" + alias + "?location=London");
		this.mvc.get().uri("/policy/v1/service/configuration?local_alias=x").exchange();
		await().atMost(Duration.ofSeconds(60))
			.until(() -> tree(this.api.get(200, OWN + "decisions?alias=" + alias)).path("decisions").size() == 2);
		String id = tree(this.api.get(200, OWN + "decisions?q=" + alias + "&limit=1&from=2020-01-01T00:00:00Z"))
			.at("/decisions/0/id")
			.asString();
		this.api.get(200, OWN + "decisions");
		this.api.get(200, OWN + "decisions/" + id);
		this.api.get(200, OWN + "decisions/" + id + "/call");
		this.api.get(200, OWN + "support-log?kind=service_configuration&until=2999-01-01T00:00:00Z");
		await().atMost(Duration.ofSeconds(60))
			.until(() -> !tree(this.api.get(200, OWN + "refusals?limit=500")).path("refusals").isEmpty());
		this.api.get(200, OWN + "changes?limit=500");
		this.api.get(200, OWN + "changes?kind=conference&actor=system&after_revision=0&before_revision=99999");
		this.api.get(200, OWN + "changes/verify");
		this.api.get(200, OWN + "audit-events?limit=500");
		this.api.get(200, OWN + "audit-events?type=login&via=api&actor=admin&text=a&before_number=99999");
		this.api.get(200, OWN + "audit-events/verify");
		this.api.get(200, OWN + "scripts/gallery");
		evaluate(
				"{\\\"action\\\": \\\"continue\\\", \\\"result\\\": {\\\"name\\\": \\\"x\\\"}}{{ pex_debug_log('a') }}");
		evaluate("{% if");
		evaluate("no json");
		simulate(200, "/policy/v1/service/configuration?local_alias=" + alias);
		simulate(200, "/policy/v1/registrations?q=a&location=London");
		simulate(200, "/policy/v1/participant/properties?location=London&service_name=x");
		askAnUpstreamServer();
		this.api.get(200, OWN + "upstreams");
		for (String root : List.of("configuration/v1/", "history/v1/", "status/v1/", "status/v1/worker_vm/",
				"command/v1/conference/", "command/v1/participant/", "command/v1/platform/")) {
			this.api.get(200, "/api/admin/" + root);
		}
	}

	/** Asks as a node of the example organisation does. */
	private void policy(String path) {
		this.mvc.get().uri("/policy/v1/" + path).with(httpBasic("infinity", "a node's password")).exchange();
	}

	private void evaluate(String script) {
		this.api.send(200, HttpMethod.POST, OWN + "scripts/evaluate",
				"{\"kind\":\"service\",\"script\":\"" + script + "\",\"input\":{},\"at\":\"2024-02-29T11:15:30Z\"}");
	}

	private void simulate(int status, String request) {
		this.api.send(status, HttpMethod.POST, OWN + "decisions/simulate", "{\"request\":\"" + request + "\"}");
	}

	/** Nobody listens at port 9. */
	private void askAnUpstreamServer() {
		String name = "described-upstream";
		String profile = create("policy_server",
				"{'name': '" + name + "', 'enable_service_lookup': true, 'url': 'http://127.0.0.1:9'}");
		String location = create("system_location", "{'name': '" + name + "', 'policy_server': '" + profile + "'}");
		simulate(200, "/policy/v1/service/configuration?local_alias=x&location=" + name);
		assertThat(tree(this.api.get(200, OWN + "upstreams")).path("upstreams").isEmpty()).isFalse();
		this.api.send(204, HttpMethod.DELETE, location, null);
		this.api.send(204, HttpMethod.DELETE, profile, null);
	}

	private void imports() throws IOException {
		try (FakeManager manager = new FakeManager()) {
			this.api.send(200, HttpMethod.POST, OWN + "imports/manager",
					"{\"url\": \"" + manager.address() + "\", \"username\": \"admin\", \"password\": \""
							+ FakeManager.PASSWORD + "\", \"resources\": [\"device\"], \"dry_run\": true}");
		}
		this.api.send(422, HttpMethod.POST, OWN + "imports/manager",
				"{\"url\": \"http://127.0.0.1:9\", \"username\": \"admin\", \"password\": \"x\"}");
		this.api.send(200, HttpMethod.POST, OWN + "imports/dump",
				least("{'resources': {'conference': [{'name': 'NAME', 'pin': null}]}, 'dry_run': true}"));
		this.api.send(422, HttpMethod.POST, OWN + "imports/dump",
				least("{'resources': {'conference': [{'name': 'NAME', 'service_type': 'none'}]}, 'reason': 'x'}"));
	}

	private void sheets() {
		for (String sheet : List.of("conferences", "aliases", "automatic_participants", "call_routing_rules", "devices",
				"people")) {
			String csv = DescribedApi.text(this.api.get(200, OWN + "csv/" + sheet));
			this.api.send(200, HttpMethod.POST, OWN + "csv/" + sheet, csv(csv, true));
		}
		this.api.get(200, OWN + "csv/devices?secrets=false");
		this.api.send(422, HttpMethod.POST, OWN + "csv/conferences", csv("name,participant_limit\nx,-1\n", false));
		this.api.send(200, HttpMethod.POST, OWN + "csv/conferences", csv("no such column\nx\n", true));
	}

	private static String csv(String text, boolean dry) {
		return JsonMapper.shared().writeValueAsString(Map.of("csv", text, "dry_run", dry, "reason", "Described"));
	}

	private void documents() {
		String encrypted = "\"passphrase\": \"correct horse battery\"";
		String plain = DescribedApi.text(this.api.send(200, HttpMethod.POST, OWN + "exports/configuration", "{}"));
		String whole = DescribedApi.text(this.api.send(200, HttpMethod.POST, OWN + "exports/configuration",
				"{" + encrypted + ", \"accounts\": true}"));
		String imports = OWN + "imports/configuration";
		this.api.send(200, HttpMethod.POST, imports, "{\"document\": " + whole + ", " + encrypted + "}");
		this.api.send(200, HttpMethod.POST, imports,
				"{\"document\": " + plain + ", \"keep_accounts\": true, \"dry_run\": true, \"reason\": null}");
		this.api.send(422, HttpMethod.POST, imports,
				least("{'document': {'format': 'usher-configuration', 'version': 1,"
						+ " 'usher': '0.1', 'secrets': {'mode': 'left_out'}, 'records': {'administrator': []}}}"));
	}

	private void accessTokens() {
		JsonNode client = tree(
				this.api.send(201, HttpMethod.POST, list("oauth2_client"), least(LEAST.get("oauth2_client"))));
		Map<String, String> form = new LinkedHashMap<>(Map.of("grant_type", "client_credentials",
				"client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "client_assertion",
				Assertion.of(client.path("client_id").asString(), client.path("private_key_jwt").asString())));
		String token = tree(this.api.sendForm(200, TOKENS, form)).path("access_token").asString();
		this.api.send(200, HttpMethod.GET, DescribedApi.CONFIGURATION, null,
				header(HttpHeaders.AUTHORIZATION, "Bearer " + token));
		this.api.sendForm(401, TOKENS, form);
		form.put("grant_type", "password");
		this.api.sendForm(400, TOKENS, form);
		this.api.send(204, HttpMethod.DELETE, client.path("resource_uri").asString(), null);
	}

	private void dialect() {
		Map<String, Set<String>> before = new LinkedHashMap<>();
		resources().forEach((resource) -> before.put(resource, addresses(resource)));
		// One credential alone would ask more often than one may.
		String reader = create("api_token", "{'name': 'NAME', 'role': 'administrator'}");
		this.api.askAs(header(HttpHeaders.AUTHORIZATION, "Bearer " + this.token));
		before.keySet().forEach(this::reads);
		this.api.askAs(DescribedApi.ADMIN);
		this.api.send(204, HttpMethod.DELETE, reader, null);
		LEAST.keySet().forEach(this::writes);
		// What refers to others goes first.
		Stream
			.concat(Stream.of("conference_alias", "conference", "gateway_routing_rule", "script_test"),
					before.keySet().stream())
			.distinct()
			.forEach((resource) -> addresses(resource).stream()
				.filter((uri) -> !before.get(resource).contains(uri))
				.forEach((uri) -> this.api.send(204, HttpMethod.DELETE, uri, null)));
	}

	private void reads(String resource) {
		String list = list(resource);
		this.api.get(200, list + "schema/");
		this.api.get(200, list + "?limit=2&offset=1&order_by=-id&id__gte=1");
		this.api.get(200, list + "set/1;999999/");
		if (Set.of("role", "permission").contains(resource)) {
			this.api.get(200, list + "1/");
		}
		this.api.send(200, HttpMethod.OPTIONS, list, null);
		this.api.send(200, HttpMethod.OPTIONS, list + "1/", null);
		this.api.get(400, list + "?limit=-1");
		this.api.get(404, list + "999999/");
		this.api.send(401, HttpMethod.GET, list, null, (request) -> request);
	}

	private void writes(String resource) {
		String list = list(resource);
		String body = LEAST.get(resource);
		String uri = resource.equals("global") ? list + "1/" : create(resource, body);
		MockHttpServletResponse shown = this.api.get(200, uri);
		this.api.send(202, HttpMethod.PATCH, uri, "{}", DescribedApi.ADMIN,
				header(HttpHeaders.IF_MATCH, Objects.requireNonNull(shown.getHeader(HttpHeaders.ETAG))));
		this.api.send(412, HttpMethod.PATCH, uri, "{}", DescribedApi.ADMIN, header(HttpHeaders.IF_MATCH, "\"1\""));
		this.api.send(404, HttpMethod.PATCH, list + "999999/", "{}");
		this.api.send(400, HttpMethod.PATCH, uri, "[]");
		this.api.send(415, HttpMethod.PATCH, uri, "x=1", DescribedApi.ADMIN, FORM);
		if (resource.equals("global")) {
			return;
		}
		this.api.send(204, HttpMethod.PUT, uri, DescribedApi.text(shown));
		boolean told = Set.of("api_token", "oauth2_client").contains(resource);
		String another = told ? "" : ", " + least(body);
		this.api.send(202, HttpMethod.PATCH, list,
				"{\"objects\": [{\"resource_uri\": \"" + uri + "\"}" + another + "]}");
		this.api.send(400, HttpMethod.POST, list, "{}");
		this.api.send(400, HttpMethod.PATCH, list, "{}");
		this.api.send(400, HttpMethod.POST, list, "{\"name\": " + "[".repeat(40) + "]".repeat(40) + "}");
		this.api.send(404, HttpMethod.PUT, list + "999999/", least(body));
		this.api.send(404, HttpMethod.DELETE, list + "999999/", null);
		this.api.send(412, HttpMethod.DELETE, uri, null, DescribedApi.ADMIN, header(HttpHeaders.IF_MATCH, "\"1\""));
	}

	@Test
	void whoeverMayNotIsRefusedAsDescribed() {
		String uri = create("api_token", "{'name': 'NAME', 'role': 'help_desk'}");
		RequestPostProcessor helpDesk = header(HttpHeaders.AUTHORIZATION, "Bearer " + this.token);
		Set<Integer> told = new TreeSet<>();
		for (String operation : this.api.description().operations()) {
			HttpMethod method = HttpMethod.valueOf(operation.substring(0, operation.indexOf(' ')));
			String path = operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "1");
			String body = (method == HttpMethod.GET || method == HttpMethod.DELETE) ? null : "{}";
			if (this.api.description().operation(method.name(), path).orElseThrow().isForThoseLoggedIn()) {
				this.api.send(401, method, path, body, (request) -> request);
			}
			told.add(this.api.send(method, path, body, helpDesk).getStatus());
		}
		assertThat(told).contains(200, 400, 403);
		this.api.send(204, HttpMethod.DELETE, uri, null);
	}

	@Test
	void faultsOfUshersOwnOperationsAreAsDescribed() {
		for (String list : List.of("decisions", "support-log", "refusals", "changes", "audit-events")) {
			this.api.get(400, OWN + list + "?limit=x");
		}
		this.api.get(400, OWN + "audit-events?type=x");
		this.api.get(400, OWN + "changes?kind=x");
		this.api.get(404, OWN + "decisions/no-such-decision");
		this.api.get(404, OWN + "decisions/no-such-decision/call");
		this.api.get(400, OWN + "csv/people?secrets=x");
		this.api.get(404, OWN + "csv/rooms");
		this.api.send(404, HttpMethod.POST, OWN + "csv/rooms", csv("", true));
		this.api.send(400, HttpMethod.POST, OWN + "exports/configuration", "{\"passphrase\": \"short\"}");
		for (String posted : List.of("scripts/evaluate", "decisions/simulate", "imports/manager", "imports/dump",
				"csv/people", "imports/configuration", "exports/configuration")) {
			if (!posted.startsWith("exports")) {
				this.api.send(400, HttpMethod.POST, OWN + posted, "{}");
			}
			this.api.send(400, HttpMethod.POST, OWN + posted, "[1");
			this.api.send(415, HttpMethod.POST, OWN + posted, "x=1", DescribedApi.ADMIN, FORM);
		}
		this.api.send(400, HttpMethod.POST, OWN + "decisions/simulate",
				"{\"request\": \"/policy/v1/registrations\", \"revision\": 999999999}");
		String tag = Objects.requireNonNull(this.api.get(200, OWN + "openapi.json").getHeader(HttpHeaders.ETAG));
		this.api.send(304, HttpMethod.GET, OWN + "openapi.json", null, DescribedApi.ADMIN,
				header(HttpHeaders.IF_NONE_MATCH, tag));
	}

	@Test
	void conflictsAreToldAsDescribed() {
		String conference = create("conference", LEAST.get("conference"));
		String theme = tree(this.api.get(200, conference)).at("/ivr_theme/resource_uri").asString();
		String participant = tree(this.api.get(200, conference)).at("/automatic_participants/0/id").asString();
		this.api.send(409, HttpMethod.DELETE, theme, null);
		this.api.send(400, HttpMethod.POST, list("conference_alias"),
				"{\"alias\": \"x\", \"conference\": \"/api/admin/configuration/v1/conference/999999/\"}");
		this.api.send(204, HttpMethod.DELETE, conference, null);
		this.api.send(204, HttpMethod.DELETE, theme, null);
		this.api.send(204, HttpMethod.DELETE, list("automatic_participant") + participant + "/", null);
	}

	@Test
	void whoGuessesPasswordsIsHeldUpAsDescribed() {
		RequestPostProcessor guess = httpBasic("described-" + UUID.randomUUID(), "wrong");
		RequestPostProcessor elsewhere = (request) -> {
			request.setRemoteAddr("203.0.113.207");
			return request;
		};
		for (int i = 0; i < 10; i++) {
			this.api.send(401, HttpMethod.GET, OWN + "changes", null, guess, elsewhere);
		}
		this.api.send(429, HttpMethod.GET, OWN + "changes", null, guess, elsewhere);
	}

	@Test
	void whoAsksTooOftenIsHeldUpAsDescribed() {
		String uri = create("api_token", "{'name': 'NAME', 'role': 'auditor'}");
		RequestPostProcessor auditor = header(HttpHeaders.AUTHORIZATION, "Bearer " + this.token);
		String root = "/api/admin/status/v1/";
		for (int i = 0; i < 1000; i++) {
			this.mvc.get().uri(root).with(auditor).exchange();
		}
		this.api.send(429, HttpMethod.GET, root, null, auditor);
		this.api.send(204, HttpMethod.DELETE, uri, null);
	}

	private static RequestPostProcessor header(String name, String value) {
		return (request) -> {
			request.addHeader(name, value);
			return request;
		};
	}

	private static String list(String resource) {
		return DescribedApi.CONFIGURATION + resource + "/";
	}

	private List<String> resources() {
		return List.copyOf(tree(this.api.get(200, DescribedApi.CONFIGURATION)).propertyNames());
	}

	private Set<String> addresses(String resource) {
		return new TreeSet<>(tree(this.api.get(200, list(resource) + "?limit=0")).path("objects")
			.findValuesAsString("resource_uri"));
	}

	/** Creates an object of a resource, and first those that it refers to. */
	private String create(String resource, String body) {
		MockHttpServletResponse created = this.api.send(201, HttpMethod.POST, list(resource), least(body));
		if (resource.equals("api_token")) {
			this.token = tree(created).path("token").asString();
		}
		return Objects.requireNonNull(created.getHeader(HttpHeaders.LOCATION));
	}

	private String least(String body) {
		String filled = body.replace("NAME", "described-" + UUID.randomUUID().toString().substring(0, 13))
			.replace('\'', '"');
		for (String other : LEAST.keySet()) {
			if (filled.contains("<" + other + ">")) {
				filled = filled.replace("<" + other + ">", create(other, LEAST.get(other)));
			}
		}
		return filled;
	}

	private static JsonNode tree(MockHttpServletResponse answer) {
		return JsonMapper.shared().readTree(DescribedApi.text(answer));
	}

}
