package io.usher.api.decision;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

import io.usher.api.account.NodeAuthentication;
import io.usher.api.decision.PolicyServer.Reply;
import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configuration;
import io.usher.core.decision.CaseInstance;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionCase;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.DecisionContext.Detail;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.external.ExternalPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends nonsense that resembles requests: whatever comes is answered, never by a 5xx.
 */
class RequestFuzzTests {

	/** What requests are made of. */
	private static final List<String> PIECES = List.of("/policy/v1/", "policy", "service/configuration",
			"participant/properties", "participant/location", "participant/avatar/", "registrations", "/", ";", ";a=b",
			"%2F", "%5C", "%25", "%C3%B8", "%F0%9F%98%80", "+", "?", "&", "&", "&", "=", "=", "local_alias=",
			"&local_alias=meet.bob", "&service_name=", "&location=London", "&location=", "meet.bob", "sip:a@b",
			"a".repeat(300), "9".repeat(40), "None", "True", "&call_direction=dial_out", "&trigger=non_dial",
			"&version_id=", "&breakout_uuid=", "_breakout_", "~", "'", "*", ":", "@", "!");

	/** What spoils them. */
	private static final List<String> SPOILERS = List.of("/policy/v1", "//", "/./", "/../", "%2e%2e", "%00", "%", "%4",
			"%zz", "%C3", "%ED%A0%80", "\"<>[]{}|", "\\", "^`", "#", "\u00f8", "\u00ff", "\u007f");

	private static final List<String> STARTS = List.of("/policy/v1/service/configuration?",
			"/policy/v1/service/configuration?local_alias=", "/policy/v1/registrations/",
			"/policy/v1/participant/avatar/", "/x/policy/v1/participant/location?", "/", "x", "*", "http://localhost/");

	private static final List<String> METHODS = List.of("GET", "GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "X");

	private final Random random = new Random(20_260_704);

	@Test
	void readsOrRefusesWhateverComes() {
		int read = 0;
		int refused = 0;
		for (int i = 0; i < 100_000; i++) {
			String target = target();
			int query = target.indexOf('?');
			String uri = (query < 0) ? target : target.substring(0, query);
			PolicyPath path = PolicyPath.of(uri);
			if (path == null) {
				continue;
			}
			try {
				PolicyRequest request = RequestReading.read(uri, path,
						(query < 0) ? null : target.substring(query + 1));
				assertThat(request.type()).isEqualTo(path.type());
				read++;
			}
			catch (RefusedException ex) {
				assertThat(ex.refusal().status()).as(target).isBetween(400, 414);
				refused++;
			}
		}
		assertThat(read).isGreaterThan(1000);
		assertThat(refused).isGreaterThan(1000);
	}

	@Test
	void answersWhateverComesWithoutAFault() throws Exception {
		JsonMapper json = JsonMapper.builder().build();
		try (PolicyServer server = new PolicyServer(new PolicyEndpoint(new Organisation().loaded(),
				NodeAuthentication.basic(Organisation.KEY), PolicyServer.contexts(), List.of()))) {
			int decided = 0;
			for (int i = 0; i < 4000; i++) {
				String line = METHODS.get(this.random.nextInt(METHODS.size())) + " " + target();
				String headers = authorization();
				Reply reply = server.send(line, headers);
				assertThat(reply.status()).as("%s %s", line, headers).isBetween(200, 499);
				if ("application/json".equals(reply.headers().get("content-type")) && !reply.body().isEmpty()) {
					assertThat(json.readTree(reply.body()).has("status")).as(line).isTrue();
					decided += reply.body().contains("decision_id") ? 1 : 0;
				}
				assertThat(reply.body()).as(line).doesNotContain("Exception", "\tat ", "because of a fault");
			}
			assertThat(decided).isGreaterThan(500);
		}
	}

	@Test
	void decidesNonsenseOfEveryTypeWithoutAFault() {
		Nonsense nonsense = new Nonsense(20_260_705);
		Configuration configuration = everything();
		DecisionContext context = context(nonsense);
		Map<RequestType, Integer> decided = new EnumMap<>(RequestType.class);
		for (int i = 0; i < 20_000; i++) {
			String target = nonsense.target(RequestType.values()[i % RequestType.values().length]);
			try {
				Decision decision = Decisions.decide(WrittenRequest.read(target), configuration, context);
				assertThat(decision.answer().reason()).as(target).doesNotContain("because of a fault");
				decided.merge(decision.request().type(), 1, Integer::sum);
			}
			catch (IllegalArgumentException ex) {
				assertThat(ex).as(target).hasMessageContaining("expected");
			}
		}
		assertThat(decided).containsOnlyKeys(RequestType.values());
		assertThat(decided.values()).allMatch((count) -> count > 500);
	}

	@Test
	@Timeout(300)
	void answersNonsenseOfEveryTypeWithoutAFault() throws Exception {
		Nonsense nonsense = new Nonsense(20_260_706);
		Map<RequestType, Integer> decided = new ConcurrentHashMap<>();
		Map<String, Integer> steps = new ConcurrentHashMap<>();
		DecisionListener counting = (decision, nanos, address) -> {
			decided.merge(decision.request().type(), 1, Integer::sum);
			decision.trace().steps().forEach((step) -> steps.merge(step.getClass().getSimpleName(), 1, Integer::sum));
		};
		DecisionContext context = context(nonsense);
		try (PolicyServer server = new PolicyServer(new PolicyEndpoint(StoredConfiguration.loaded(everything()),
				NodeAuthentication.off(), () -> context, List.of(counting)))) {
			for (int i = 0; i < 3000; i++) {
				String target = nonsense.target(RequestType.values()[i % RequestType.values().length]);
				Reply reply = server.send("GET " + target, "");
				assertThat(reply.status()).as(target).isBetween(200, 499);
				assertThat(reply.body()).as(target).doesNotContain("because of a fault", "\tat ", "Exception:");
			}
		}
		assertThat(decided).containsOnlyKeys(RequestType.values());
		assertThat(decided.values()).allMatch((count) -> count > 100);
		assertThat(steps).hasEntrySatisfying("ScriptRan", (count) -> assertThat(count).isGreaterThan(500))
			.hasEntrySatisfying("UpstreamAsked", (count) -> assertThat(count).isGreaterThan(500));
	}

	/** Returns a configuration in which all stages are on. */
	private static Configuration everything() {
		return new CaseInstance(
				new DecisionCase("everything", List.of("everything"), Map.of(), List.of(), null, null, List.of()),
				Detail.WINNER)
			.configuration();
	}

	private static DecisionContext context(ExternalPolicy upstream) {
		return DecisionContext.of(Clock.systemUTC(), new Random(1))
			.with(new RecentCallNames())
			.with(new RecentServices())
			.with(upstream);
	}

	private String target() {
		StringBuilder target = new StringBuilder(STARTS.get(this.random.nextInt(STARTS.size())));
		for (int i = this.random.nextInt(10); i > 0; i--) {
			target.append(switch (this.random.nextInt(40)) {
				case 0 -> String.valueOf((char) (0x21 + this.random.nextInt(0xde)));
				case 1, 2 -> SPOILERS.get(this.random.nextInt(SPOILERS.size()));
				default -> PIECES.get(this.random.nextInt(PIECES.size()));
			});
		}
		return target.toString();
	}

	private String authorization() {
		switch (this.random.nextInt(12)) {
			case 0:
				return "";
			case 1:
				byte[] bytes = new byte[this.random.nextInt(40)];
				this.random.nextBytes(bytes);
				return "Authorization: Basic " + Base64.getEncoder().encodeToString(bytes) + "\r\n";
			case 2:
				return "Authorization: Basic " + target().replace("\u007f", "") + "\r\n";
			default:
				return "Authorization: Basic " + Base64.getEncoder()
					.encodeToString(
							(Organisation.USERNAME + ":" + Organisation.PASSWORD).getBytes(StandardCharsets.UTF_8))
						+ "\r\n";
		}
	}

}
