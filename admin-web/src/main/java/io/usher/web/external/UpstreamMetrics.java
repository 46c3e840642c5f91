package io.usher.web.external;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.usher.api.external.UpstreamListener;
import io.usher.api.external.UpstreamState;
import io.usher.api.external.UpstreamState.Circuit;
import io.usher.api.external.UpstreamStates;
import io.usher.core.configuration.Configurations;
import io.usher.core.external.UpstreamReply;
import io.usher.core.record.RecordId;
import org.springframework.stereotype.Component;

/**
 * Counts and times requests to upstream servers, by policy profile and outcome, and shows
 * whether they are asked and how many requests wait for them.
 */
@Component
class UpstreamMetrics implements UpstreamListener {

	private final Configurations configurations;

	private final Meter.MeterProvider<Timer> timers;

	private final MultiGauge circuits;

	private final MultiGauge waiting;

	UpstreamMetrics(MeterRegistry meters, Configurations configurations) {
		this.configurations = configurations;
		this.timers = Timer.builder("usher.upstream.requests")
			.description("Requests to upstream external policy servers, from the look-up of their names to the "
					+ "last byte of the answer")
			.serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(100),
					Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(4))
			.withRegistry(meters);
		this.circuits = MultiGauge.builder("usher.upstream.state")
			.description("1 for the state that the circuit breaker of an upstream server is in, 0 for the others")
			.register(meters);
		this.waiting = MultiGauge.builder("usher.upstream.waiting")
			.description("Requests that wait for an upstream server")
			.register(meters);
	}

	@Override
	public void asked(RecordId profile, UpstreamReply reply) {
		this.timers.withTags("profile", UpstreamNames.of(profile, this.configurations), "outcome", outcome(reply))
			.record(reply.took());
	}

	@Override
	public synchronized void changed(UpstreamStates servers) {
		List<MultiGauge.Row<?>> states = new ArrayList<>();
		List<MultiGauge.Row<?>> waits = new ArrayList<>();
		for (UpstreamState server : servers.states()) {
			RecordId profile = server.profile();
			Tags tags = Tags.of("profile", UpstreamNames.of(profile, this.configurations));
			waits.add(row(tags, servers, profile, UpstreamState::waiting));
			for (Circuit circuit : Circuit.values()) {
				states.add(row(tags.and("state", circuit.name().toLowerCase(Locale.ROOT)), servers, profile,
						(state) -> (state.circuit() == circuit) ? 1 : 0));
			}
		}
		this.circuits.register(states, true);
		this.waiting.register(waits, true);
	}

	private static MultiGauge.Row<?> row(Tags tags, UpstreamStates servers, RecordId profile,
			ToDoubleFunction<UpstreamState> value) {
		return MultiGauge.Row.of(tags, () -> read(servers, profile, value));
	}

	private static double read(UpstreamStates servers, RecordId profile, ToDoubleFunction<UpstreamState> value) {
		return servers.state(profile).map(value::applyAsDouble).orElse(Double.NaN);
	}

	private static String outcome(UpstreamReply reply) {
		if (reply instanceof UpstreamReply.Answered answered) {
			return answered.status() / 100 + "xx";
		}
		return ((UpstreamReply.Failed) reply).cause().name().toLowerCase(Locale.ROOT);
	}

}
