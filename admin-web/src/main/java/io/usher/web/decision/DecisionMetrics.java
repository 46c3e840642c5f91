package io.usher.web.decision;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.usher.api.decision.DecisionListener;
import io.usher.core.decision.Decision;
import org.springframework.stereotype.Component;

/**
 * Counts and times policy requests, by type and outcome.
 */
@Component
class DecisionMetrics implements DecisionListener {

	private final MeterRegistry meters;

	private final Meter.MeterProvider<Timer> timers;

	DecisionMetrics(MeterRegistry meters) {
		this.meters = meters;
		this.timers = Timer.builder("usher.policy.requests")
			.description("Policy requests, from arrival to the written answer")
			.serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(20),
					Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5))
			.withRegistry(meters);
	}

	@Override
	public void decided(Decision decision, long nanos, String nodeAddress) {
		String request = decision.request().type().name().toLowerCase(Locale.ROOT);
		String outcome = decision.answer().getClass().getSimpleName().toLowerCase(Locale.ROOT);
		this.timers.withTags("request", request, "outcome", outcome).record(nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void refused(int status, String error, String nodeAddress) {
		this.meters.counter("usher.policy.refused", "status", String.valueOf(status)).increment();
	}

}
