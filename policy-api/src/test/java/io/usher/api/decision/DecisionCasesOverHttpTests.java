package io.usher.api.decision;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.usher.api.account.NodeAuthentication;
import io.usher.api.decision.PolicyServer.Reply;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.decision.Answer;
import io.usher.core.decision.CaseInstance;
import io.usher.core.decision.DecisionCase;
import io.usher.core.decision.DecisionCase.Expected;
import io.usher.core.decision.DecisionContext.Detail;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks every decision case as a node does: over HTTP, of a configuration that was stored.
 */
class DecisionCasesOverHttpTests {

	private static final ObjectMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.build();

	/**
	 * What goes over the wire for each kind of answer: HTTP status, status and action.
	 */
	private static final Map<String, List<String>> WIRE = Map.of("reject", List.of("200", "success", "reject"),
			"redirect", List.of("200", "success", "redirect"), "continue", List.of("404", "fail", "continue"));

	private static PolicyServer server;

	private static volatile PolicyEndpoint endpoint;

	@BeforeAll
	static void start() throws Exception {
		server = new PolicyServer((request, response, chain) -> endpoint.doFilter(request, response, chain));
	}

	@AfterAll
	static void stop() throws Exception {
		server.close();
	}

	@Timeout(60)
	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("io.usher.core.decision.DecisionCases#all")
	void answers(String file, String description, DecisionCase given) throws Exception {
		CaseInstance instance = new CaseInstance(given, Detail.WINNER);
		endpoint = new PolicyEndpoint(StoredConfiguration.loaded(instance.configuration()), NodeAuthentication.off(),
				instance::context, List.of());
		check(given.request(), given.expect(), instance);
		for (DecisionCase.Exchange exchange : given.next()) {
			check(exchange.request(), exchange.expect(), instance);
		}
	}

	private static void check(DecisionCase.Request asked, Expected expected, CaseInstance instance) throws Exception {
		PolicyRequest request = CaseInstance.request(asked);
		Reply reply = server.send("GET " + target(asked, request), "");
		if (isRefused(request)) {
			assertThat(reply.status()).isEqualTo(400);
			return;
		}
		if (expected.answer().equals("picture")) {
			assertThat(reply.status()).isEqualTo(200);
			assertThat(reply.headers()).containsEntry("content-type", Answer.Picture.CONTENT_TYPE);
			assertThat(reply.body()).contains("JFIF");
			return;
		}
		assertThat(reply.headers()).containsEntry("content-type", "application/json");
		Map<String, Object> body = body(reply);
		checkKind(expected.answer(), reply.status(), body);
		assertThat(body).containsKeys("result", "decision_id", "configuration_revision", "reason");
		instance.check(expected, reply.status(), body);
	}

	private static void checkKind(String answer, int status, Map<String, Object> body) {
		if (WIRE.containsKey(answer)) {
			assertThat(List.of(String.valueOf(status), String.valueOf(body.get("status")),
					String.valueOf(body.get("action"))))
				.as(() -> String.valueOf(body.get("reason")))
				.isEqualTo(WIRE.get(answer));
			return;
		}
		assertThat(status).as(() -> String.valueOf(body.get("reason"))).isEqualTo(200);
		assertThat(body).containsEntry("status", "success");
		assertThat(body.get("action")).isIn(null, "continue");
	}

	/** Writes what a case asks as nodes do, below a base path. */
	private static String target(DecisionCase.Request asked, PolicyRequest request) {
		boolean plain = asked.query() != null && asked.parameters().isEmpty()
				&& asked.query().chars().allMatch((c) -> c >= ' ' && c < 0x7f);
		String query = plain ? asked.query().replace(" ", "%20") : request.parameters().query();
		String alias = request.pathAlias();
		return "/example.com/policy/v1/" + request.type().path() + ((alias != null) ? "/" + encoded(alias) : "")
				+ (query.isEmpty() ? "" : "?" + query);
	}

	private static String encoded(String alias) {
		return URLEncoder.encode(alias, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/**
	 * Tells whether the endpoint asks for more: a service request is about something, and
	 * an alias has a bearable length.
	 */
	private static boolean isRefused(PolicyRequest request) {
		String alias = request.parameters().text(RequestParameter.LOCAL_ALIAS);
		if (alias != null && alias.length() > RequestReading.MAX_ALIAS) {
			return true;
		}
		boolean called = request instanceof ServiceRequest service && service.isOutgoing()
				&& request.parameters().has(RequestParameter.REMOTE_ALIAS);
		return request instanceof ServiceRequest && !called
				&& Stream
					.of(RequestParameter.LOCAL_ALIAS, RequestParameter.SERVICE_NAME,
							RequestParameter.UNIQUE_SERVICE_NAME)
					.noneMatch(request.parameters()::has);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> body(Reply reply) {
		return JSON.readValue(reply.body(), Map.class);
	}

}
