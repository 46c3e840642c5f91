package io.usher.web.external;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.usher.api.external.UpstreamState;
import io.usher.api.external.UpstreamState.Circuit;
import io.usher.api.external.UpstreamStates;
import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

class UpstreamsApiControllerTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	private final ConfigurationStore store = new InMemoryConfigurationStore();

	private final SecretKey key = SecretKey.of("a key of at least thirty-two characters");

	private final DocumentCodec codec = new DocumentCodec(this.key);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final RecordId profile = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(this.key), Clock.systemUTC())
		.create(RecordKind.POLICY_PROFILE, Document.empty().with(CommonFields.NAME, "London"), Actor.system(), null)
		.ids()
		.get(0);

	private MockMvcTester showing(UpstreamState... states) {
		return MockMvcTester.of(new UpstreamsApiController(new UpstreamStates() {

			@Override
			public List<UpstreamState> states() {
				return List.of(states);
			}

			@Override
			public Optional<UpstreamState> state(RecordId wanted) {
				return Optional.empty();
			}

		}, this.configurations));
	}

	@Test
	void tellsHowServersFare() {
		UpstreamState open = new UpstreamState(this.profile, "https://policy.example.com", Circuit.OPEN, NOW, 0.75, 3,
				40, "it answered 503", NOW.minusSeconds(1), NOW.minusSeconds(60));
		assertThat(showing(open).get().uri("/api/usher/v1/upstreams")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"upstreams": [{
					"profile": "London", "number": %d, "url": "https://policy.example.com",
					"state": "open", "since": "2026-01-02T03:04:05Z", "failure_rate": 0.75,
					"waiting": 3, "calls": 40,
					"last_error": "it answered 503", "last_error_at": "2026-01-02T03:04:04Z",
					"last_success_at": "2026-01-02T03:03:05Z"
				}]}""".formatted(this.profile.number()));
	}

	@Test
	void tellsWhatIsNotKnownAsNull() {
		UpstreamState young = new UpstreamState(new RecordId(RecordKind.POLICY_PROFILE, 999),
				"https://policy.example.com", Circuit.HALF_OPEN, NOW, null, 0, 0, null, null, null);
		assertThat(showing(young).get().uri("/api/usher/v1/upstreams/")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"upstreams": [{
					"profile": "policy_server/999", "number": 999, "url": "https://policy.example.com",
					"state": "half_open", "since": "2026-01-02T03:04:05Z", "failure_rate": null,
					"waiting": 0, "calls": 0,
					"last_error": null, "last_error_at": null, "last_success_at": null
				}]}""");
	}

	@Test
	void tellsThatThereAreNone() {
		assertThat(showing().get().uri("/api/usher/v1/upstreams")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("{\"upstreams\": []}");
	}

}
