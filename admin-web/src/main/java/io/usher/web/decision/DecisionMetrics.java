package io.usher.web.decision;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.usher.api.decision.DecisionListener;
import io.usher.core.decision.Decision;
import io.usher.core.decision.Step;
import org.springframework.stereotype.Component;

/**
 * Counts and times policy requests, by type and outcome.
 */
@Component
class DecisionMetrics implements DecisionListener {

	private final MeterRegistry meters;

	private final Meter.MeterProvider<Timer> timers;

	private final Meter.MeterProvider<Timer> scripts;

	private final Counter shed;

	DecisionMetrics(MeterRegistry meters) {
		this.meters = meters;
		this.scripts = Timer.builder("usher.scripts")
			.description("Local policy scripts of policy requests: applied, failed, or without a valid answer")
			.withRegistry(meters);
		this.shed = Counter.builder("usher.policy.shed")
			.description("Policy requests that waited too long to be decided")
			.register(meters);
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
		for (Step step : decision.trace().steps()) {
			if (step instanceof Step.ScriptRan script) {
				this.scripts
					.withTags("kind", script.kind().wireName(), "outcome",
							script.outcome().name().toLowerCase(Locale.ROOT))
					.record(script.micros(), TimeUnit.MICROSECONDS);
			}
			else if (step instanceof Step.Shed) {
				this.shed.increment();
			}
		}
	}

	@Override
	public void refused(int status, String error, String nodeAddress) {
		this.meters.counter("usher.policy.refused", "status", String.valueOf(status)).increment();
	}

}
