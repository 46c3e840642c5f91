package io.usher.web.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

import io.usher.core.configuration.Configurations;
import io.usher.core.decision.ServedServices;
import io.usher.core.history.AuditChain;
import io.usher.core.history.AuditRecorder;
import io.usher.core.history.AuditSpool;
import io.usher.core.history.AuditTrail;
import io.usher.core.log.DecisionLog;
import io.usher.core.log.LogIds;
import io.usher.core.log.LogSpool;
import io.usher.core.log.LogWriter;
import io.usher.core.log.Transcriber;
import io.usher.core.secret.SecretKey;
import io.usher.web.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

@ConsoleTest
class ReadinessTests {

	@Autowired
	private Configurations configurations;

	@Autowired
	private ConfigurationFeed feed;

	@Autowired
	private HistoryCheck history;

	@Autowired
	private ObjectProvider<LastGoodConfiguration> lastGood;

	@Autowired
	private DatabaseOutage outage;

	@Autowired
	private LogWriter log;

	@Autowired
	private AuditRecorder audit;

	@Autowired
	private DecisionLog decisions;

	@Autowired
	private AuditTrail trail;

	@Autowired
	private SecretKey key;

	@Autowired
	private Clock clock;

	@TempDir
	private Path home;

	@Test
	void saysThatDecisionsHaveNoPlaceOnDisk() throws IOException {
		LogWriter writer = new LogWriter(this.decisions, new LogSpool(fileInPlace(), 1_000_000),
				(made) -> new Transcriber(ServedServices.none()).transcribe(made, this.configurations.current()),
				new LogIds(this.clock, new Random(1)), this.clock, 1_000);
		writer.start();
		assertThat(health(writer, this.audit).getDetails().get("degraded")).asString()
			.contains("decisions have no place on disk")
			.doesNotContain("audit");
		writer.close(Duration.ofSeconds(10));
	}

	@Test
	void saysThatAuditEventsHaveNoPlaceOnDisk() throws IOException {
		AuditRecorder recorder = new AuditRecorder(this.trail, new AuditChain(this.key), this.clock,
				new AuditSpool(fileInPlace(), this.key));
		recorder.open();
		Health health = health(this.log, recorder);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails().get("degraded")).asString()
			.contains("audit events have no place on disk")
			.doesNotContain("decisions");
	}

	private Health health(LogWriter writer, AuditRecorder recorder) {
		return new ConfigurationHealthIndicator(this.configurations, this.feed, this.history, this.lastGood,
				this.outage, writer, recorder, this.clock)
			.health();
	}

	private Path fileInPlace() throws IOException {
		return Files.createFile(this.home.resolve("spool"));
	}

}
