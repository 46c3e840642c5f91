package io.usher.web.log;

import java.time.Clock;
import java.util.random.RandomGenerator;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.usher.core.configuration.Configurations;
import io.usher.core.decision.ServedServices;
import io.usher.core.log.DecisionLog;
import io.usher.core.log.LogIds;
import io.usher.core.log.LogRetention;
import io.usher.core.log.LogSink;
import io.usher.core.log.LogWriter;
import io.usher.core.log.Loss;
import io.usher.core.log.Transcriber;
import io.usher.core.log.WholeCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the writer of the decision log together.
 */
@Configuration(proxyBeanMethods = false)
class DecisionLogging {

	@Bean
	LogWriter decisionLogWriter(DecisionLog log, ServedServices served, Configurations configurations, Clock clock,
			RandomGenerator random, LogSettings settings, MeterRegistry meters) {
		Transcriber transcriber = new Transcriber(served);
		Timer timer = Timer.builder("usher.decision.log.write")
			.description("Writing a batch of the decision log")
			.register(meters);
		LogSink timed = (batch) -> timer.record(() -> log.write(batch));
		LogWriter writer = new LogWriter(timed, (made) -> transcriber.transcribe(made, configurations.current()),
				new LogIds(clock, random), clock, settings.rate(Runtime.getRuntime().availableProcessors()));
		measure(writer, meters);
		return writer;
	}

	private static void measure(LogWriter writer, MeterRegistry meters) {
		Gauge.builder("usher.decision.log.queue", writer, LogWriter::waiting)
			.description("Decisions that wait to be logged")
			.register(meters);
		FunctionCounter.builder("usher.decision.log.written", writer, LogWriter::written)
			.description("Decisions that were logged")
			.register(meters);
		for (Loss loss : Loss.values()) {
			FunctionCounter.builder("usher.decision.log.lost", writer, (source) -> source.lost(loss))
				.tag("reason", loss.word())
				.description("Decisions that were not logged")
				.register(meters);
		}
	}

	@Bean
	LogRetention logRetention(DecisionLog log, Clock clock) {
		return new LogRetention(log, clock);
	}

	@Bean
	WholeCall wholeCall(DecisionLog log) {
		return new WholeCall(log);
	}

}
