package io.usher.web.external;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.usher.api.external.UpstreamState;
import io.usher.api.external.UpstreamState.Circuit;
import io.usher.api.external.UpstreamStates;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.external.UpstreamReply;
import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UpstreamMetricsTests {

	private static final RecordId PROFILE = new RecordId(RecordKind.POLICY_PROFILE, 7);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final UpstreamMetrics metrics = new UpstreamMetrics(this.meters,
			new Configurations(new InMemoryConfigurationStore(),
					new DocumentCodec(SecretKey.of("a key of at least thirty-two characters"))));

	private final List<UpstreamState> states = new ArrayList<>();

	private final UpstreamStates servers = new UpstreamStates() {

		@Override
		public List<UpstreamState> states() {
			return List.copyOf(UpstreamMetricsTests.this.states);
		}

		@Override
		public Optional<UpstreamState> state(RecordId profile) {
			return states().stream().filter((state) -> state.profile().equals(profile)).findFirst();
		}

	};

	private void show(Circuit circuit, int waiting) {
		this.states.clear();
		this.states.add(new UpstreamState(PROFILE, "https://policy.example.com", circuit, Instant.EPOCH, null, waiting,
				0, null, null, null));
	}

	private double state(String state) {
		return this.meters.get("usher.upstream.state")
			.tags("profile", "policy_server/7", "state", state)
			.gauge()
			.value();
	}

	@Test
	void timesRequestsByProfileAndOutcome() {
		this.metrics.asked(PROFILE,
				new UpstreamReply.Answered(404, "application/json", new byte[0], Duration.ofMillis(5)));
		this.metrics.asked(PROFILE, new UpstreamReply.Failed(Cause.TIMED_OUT, "late", Duration.ofMillis(100)));
		this.metrics.asked(PROFILE, new UpstreamReply.Failed(Cause.TIMED_OUT, "late", Duration.ofMillis(200)));
		assertThat(this.meters.get("usher.upstream.requests")
			.tags("profile", "policy_server/7", "outcome", "4xx")
			.timer()
			.count()).isOne();
		assertThat(this.meters.get("usher.upstream.requests")
			.tags("profile", "policy_server/7", "outcome", "timed_out")
			.timer()
			.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(300);
	}

	@Test
	void showsWhatIsSoNow() {
		show(Circuit.CLOSED, 2);
		this.metrics.changed(this.servers);
		assertThat(state("closed")).isOne();
		assertThat(state("open")).isZero();
		assertThat(this.meters.get("usher.upstream.waiting").tag("profile", "policy_server/7").gauge().value())
			.isEqualTo(2);
		show(Circuit.OPEN, 0);
		assertThat(state("closed")).isZero();
		assertThat(state("open")).isOne();
		assertThat(state("half_open")).isZero();
	}

	@Test
	void forgetsServersThatAreGone() {
		show(Circuit.CLOSED, 2);
		this.metrics.changed(this.servers);
		this.states.clear();
		this.metrics.changed(this.servers);
		assertThat(this.meters.find("usher.upstream.state").gauges()).isEmpty();
		assertThat(this.meters.find("usher.upstream.waiting").gauges()).isEmpty();
	}

}
