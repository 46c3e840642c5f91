package io.usher.web.start;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.usher.core.administration.Administration;
import io.usher.core.configuration.Configurations;
import io.usher.core.decision.Answer;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.DocumentCodec;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExampleOrganisationTests {

	private final SecretKey key = SecretKey.of("an example key of 32 characters.");

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(this.key);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final Administration administration = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(this.key), Clock.systemUTC());

	@BeforeEach
	void load() {
		new ExampleOrganisation(this.administration).load();
	}

	@Test
	void answersTheGuidesExampleWithItsConference() {
		Answer answer = decide("local_alias", "meet.alice@example.com", "remote_alias", "sip:bob@example.com",
				"protocol", "sip", "call_direction", "dial_in", "location", "London", "version_id", "34")
			.answer();
		assertThat(answer.body().get("result"))
			.isEqualTo(Map.ofEntries(Map.entry("name", "Alice Jones"), Map.entry("service_tag", "abcd1234"),
					Map.entry("service_type", "conference"), Map.entry("description", "Alice Jones personal VMR"),
					Map.entry("pin", "1234"), Map.entry("allow_guests", true), Map.entry("guest_pin", "5678"),
					Map.entry("view", "one_main_zero_pips"), Map.entry("enable_overlay_text", true),
					Map.entry("primary_owner_email_address", "alice@example.com"),
					Map.entry("automatic_participants",
							List.of(Map.of("remote_alias", "sip:alice@example.com", "remote_display_name", "Alice",
									"local_alias", "meet.alice@example.com", "local_display_name", "Alice's VMR",
									"protocol", "sip", "role", "chair", "system_location_name", "London"),
									Map.of("remote_alias", "rtmp://example.com/live/alice_vmr", "local_alias",
											"meet.alice@example.com", "local_display_name", "Alice's VMR", "protocol",
											"rtmp", "role", "guest", "streaming", true)))));
	}

	@Test
	void sendsATeamsMeetingThroughItsRule() {
		Answer answer = decide("local_alias", "teams.123456789@example.com", "remote_alias", "alice@example.com",
				"protocol", "sip", "location", "London")
			.answer();
		assertThat(answer.body().get("result")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
			.containsEntry("remote_alias", "123456789")
			.containsEntry("outgoing_protocol", "teams")
			.containsEntry("teams_proxy_name", "Teams Connector Europe");
	}

	@Test
	void rejectsWhatTheEdgeDoesNotKnow() {
		assertThat(decide("local_alias", "scanner", "location", "edge").answer()).isInstanceOf(Answer.Reject.class);
		assertThat(decide("local_alias", "scanner", "location", "London").answer()).isInstanceOf(Answer.Continue.class);
	}

	private Decision decide(String... parameters) {
		return Decisions.decide(new PolicyRequest.ServiceRequest(Parameters.of(parameters)),
				this.configurations.current(),
				DecisionContext.of(Clock.systemUTC(), new Random(1))
					.with((request) -> new UUID(0, 1))
					.with(DecisionContext.Detail.EVERYTHING));
	}

}
