package io.usher.store.instance;

import java.time.Duration;
import java.time.Instant;

import io.usher.core.history.Migrations;
import io.usher.core.instance.Instance;
import io.usher.core.instance.Instances;
import io.usher.store.StoreTestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for instances on every database.
 */
@SpringBootTest(classes = StoreTestApplication.class)
@DirtiesContext
abstract class JdbcInstancesContract {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

	@Autowired
	private Instances instances;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Migrations migrations;

	@BeforeEach
	void empty() {
		this.migrations.run();
		this.jdbc.update("delete from instance");
	}

	@Test
	void keepsTheLastReportOfEachInstance() {
		Instance first = instance("1", "b.example:8080", NOON);
		Instance second = instance("2", "a.example:8080", NOON);
		this.instances.report(first);
		this.instances.report(second);
		Instance later = new Instance("1", "b.example:8080", "0.2", 18, NOON, NOON.plusSeconds(5));
		this.instances.report(later);
		this.instances.report(later);
		assertThat(this.instances.all()).containsExactly(second, later);
	}

	@Test
	void removesOneAndThoseThatAreSilent() {
		this.instances.report(instance("1", "a", NOON));
		this.instances.report(instance("2", "b", NOON.minus(Duration.ofMinutes(10))));
		this.instances.report(instance("3", "c", NOON));
		this.instances.remove("3");
		this.instances.remove("4");
		this.instances.removeSilentSince(NOON);
		assertThat(this.instances.all()).extracting(Instance::id).containsExactly("1");
	}

	@Test
	void takesAddressesOfAnyLength() {
		this.instances.report(instance("1", "ü".repeat(300), NOON));
		assertThat(this.instances.all()).extracting(Instance::address).containsExactly("ü".repeat(250));
	}

	private static Instance instance(String id, String address, Instant seen) {
		return new Instance(id, address, "0.1", 17, NOON, seen);
	}

}
