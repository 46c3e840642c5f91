package io.usher.web.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.usher.core.configuration.Configurations;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.instance.Instance;
import io.usher.core.instance.Instances;
import io.usher.core.record.DocumentCodec;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class InstanceReportsTests {

	private final InMemoryInstances store = new InMemoryInstances();

	private Instant now = Instant.parse("2026-03-01T12:00:00Z");

	private final Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);

	private final MockEnvironment environment = new MockEnvironment().withProperty("server.address", "10.0.0.1")
		.withProperty("local.server.port", "18080");

	@Test
	void knowsItselfBeforeAndAfterItReported() {
		InstanceReports reports = reports();
		assertThat(reports.all()).containsExactly(reports.own());
		assertThat(reports.isComplete()).isFalse();
		reports.report();
		assertThat(reports.isComplete()).isTrue();
		assertThat(reports.all()).extracting(Instance::address).containsExactly("10.0.0.1:18080");
	}

	@Test
	void knowsOthersAndForgetsThoseThatAreSilent() {
		InstanceReports first = reports();
		InstanceReports second = reports();
		first.report();
		second.report();
		assertThat(second.all()).hasSize(2);
		this.now = this.now.plus(Duration.ofMinutes(11));
		second.report();
		assertThat(second.all()).containsExactly(second.own());
	}

	@Test
	void knowsOnlyItselfWhileTheDatabaseIsAway() {
		InstanceReports first = reports();
		InstanceReports second = reports();
		first.report();
		second.report();
		this.store.away = true;
		second.report();
		assertThat(second.all()).containsExactly(second.own());
		assertThat(second.isComplete()).isFalse();
	}

	@Test
	void saysFarewell() {
		InstanceReports reports = reports();
		reports.report();
		reports.stop();
		assertThat(this.store.kept).isEmpty();
	}

	private InstanceReports reports() {
		Configurations configurations = new Configurations(new InMemoryConfigurationStore(),
				new DocumentCodec(SecretKey.of("a key of this test which is long enough")));
		return new InstanceReports(this.store, configurations, this.environment, this.clock);
	}

	/** Keeps instances in memory. */
	private static final class InMemoryInstances implements Instances {

		private final List<Instance> kept = new ArrayList<>();

		private boolean away;

		@Override
		public synchronized void report(Instance instance) {
			if (this.away) {
				throw new StoreUnavailableException("away", new IllegalStateException());
			}
			remove(instance.id());
			this.kept.add(instance);
		}

		@Override
		public synchronized List<Instance> all() {
			return List.copyOf(this.kept);
		}

		@Override
		public synchronized void remove(String id) {
			this.kept.removeIf((instance) -> instance.id().equals(id));
		}

		@Override
		public synchronized void removeSilentSince(Instant moment) {
			this.kept.removeIf((instance) -> instance.lastSeen().isBefore(moment));
		}

	}

}
