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
import io.usher.core.log.LogBatch;
import io.usher.core.log.LogIds;
import io.usher.core.log.LogRetention;
import io.usher.core.log.LogSink;
import io.usher.core.log.LogSpool;
import io.usher.core.log.LogWriter;
import io.usher.core.log.Loss;
import io.usher.core.log.Transcriber;
import io.usher.core.log.WholeCall;
import io.usher.web.start.UsherSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the writer of the decision log together.
 */
@Configuration(proxyBeanMethods = false)
class DecisionLogging {

	@Bean
	LogWriter decisionLogWriter(DecisionLog log, ServedServices served, Configurations configurations, Clock clock,
			RandomGenerator random, LogSettings settings, UsherSettings home, MeterRegistry meters) {
		Transcriber transcriber = new Transcriber(served);
		Timer timer = Timer.builder("usher.decision.log.write")
			.description("Writing a batch of the decision log")
			.register(meters);
		LogSpool spool = new LogSpool(home.home().resolve("spool/decision-log"), settings.spool().toBytes());
		LogWriter writer = new LogWriter(new TimedSink(log, timer), spool,
				(made) -> transcriber.transcribe(made, configurations.current()), new LogIds(clock, random), clock,
				settings.rate(Runtime.getRuntime().availableProcessors()));
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
		Gauge.builder("usher.decision.log.spool", writer, LogWriter::waitingOnDisk)
			.description("Decisions that wait on disk to be logged")
			.register(meters);
		Gauge.builder("usher.decision.log.spool.size", writer, LogWriter::bytesOnDisk)
			.baseUnit("bytes")
			.description("What those take on disk")
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

	/**
	 * The log, and how long it takes to write it.
	 *
	 * @param log the log
	 * @param timer measures
	 */
	private record TimedSink(LogSink log, Timer timer) implements LogSink {

		@Override
		public void write(LogBatch batch) {
			this.timer.record(() -> this.log.write(batch));
		}

		@Override
		public void writeAgain(LogBatch batch) {
			this.timer.record(() -> this.log.writeAgain(batch));
		}

	}

}
