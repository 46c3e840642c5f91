package io.usher.web.decision;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.PastConfigurations;
import io.usher.core.decision.ServedServices;
import io.usher.core.external.ExternalPolicy;
import io.usher.core.picture.Pictures;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SimulationApiControllerTests {

	private final ConfigurationStore store = new InMemoryConfigurationStore();

	private final SecretKey key = SecretKey.of("a key of at least thirty-two characters");

	private final DocumentCodec codec = new DocumentCodec(this.key);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final MockMvcTester mvc = MockMvcTester.of(new SimulationApiController(
			new Simulations(this.configurations, new PastConfigurations(this.store, this.codec, this.configurations),
					new DecisionContexts(Clock.systemUTC(), new Random(1), (request) -> new UUID(0, 1),
							ServedServices.none(), ExternalPolicy.none(), Pictures.none()),
					Clock.systemUTC(), new EvaluationTurns())));

	@BeforeEach
	void createConference() {
		Document alias = Document.empty().with(ConferenceFields.ALIAS, "meet.alice");
		new Administration(this.store, this.configurations, this.codec, new ChangeChain(this.key), Clock.systemUTC())
			.create(RecordKind.CONFERENCE,
					Document.empty()
						.with(CommonFields.NAME, "Alice")
						.with(ServiceFields.PIN, Secret.of("471147"))
						.with(ConferenceFields.ALIASES, List.of(alias)),
					Actor.system(), null);
	}

	private MvcTestResult simulate(String body) {
		return this.mvc.post()
			.uri("/api/usher/v1/decisions/simulate")
			.contentType("application/json")
			.content(body)
			.exchange();
	}

	private MvcTestResult simulateRequest(String request) {
		return simulate(JsonMapper.shared().writeValueAsString(Map.of("request", request)));
	}

	@Test
	void answersWhatANodeWouldGetWithPinsMaskedAndTheTrace() {
		for (String origin : List.of("", "https://usher.example.com", "/any/base")) {
			MvcTestResult result = simulateRequest(
					origin + "/policy/v1/service/configuration?local_alias=meet.alice&call_direction=dial_in");
			assertThat(result).hasStatusOk();
			assertThat(result).bodyJson().extractingPath("$.status").isEqualTo(200);
			assertThat(result).bodyJson().extractingPath("$.answer.action").isEqualTo("continue");
			assertThat(result).bodyJson().extractingPath("$.answer.result.name").isEqualTo("Alice");
			assertThat(result).bodyJson().extractingPath("$.answer.result.pin").isEqualTo(Secret.MASK);
			assertThat(result).bodyJson().extractingPath("$.trace[?(@.decided)].stage").asArray().contains("alias");
			assertThat(result).bodyText().doesNotContain("471147");
		}
	}

	@Test
	void answersWhatNothingMatchesWith404InTheAnswer() {
		MvcTestResult result = simulateRequest("/policy/v1/service/configuration?local_alias=nobody");
		assertThat(result).hasStatusOk();
		assertThat(result).bodyJson().extractingPath("$.status").isEqualTo(404);
	}

	@Test
	void refusesWhatIsNoPolicyRequest() {
		for (String body : List.of("nonsense", "{}", "{\"request\":\"/elsewhere\"}", "{\"request\":\"\"}",
				"{\"request\":\"/policy/v1/service/configuration?a=%zz\"}",
				"{\"request\":\"/policy/v1/service/configuration?local_alias=a\",\"at\":\"yesterday\"}")) {
			MvcTestResult result = simulate(body);
			assertThat(result).as(body).hasStatus(400);
			assertThat(result).bodyJson().extractingPath("$.error").asString().isNotEmpty();
		}
	}

}
