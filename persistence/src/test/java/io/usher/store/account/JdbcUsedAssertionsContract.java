package io.usher.store.account;

import java.time.Instant;

import io.usher.core.account.UsedAssertions;
import io.usher.core.history.Migrations;
import io.usher.store.StoreTestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for used assertions on every database.
 */
@SpringBootTest(classes = StoreTestApplication.class)
@DirtiesContext
abstract class JdbcUsedAssertionsContract {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

	@Autowired
	private UsedAssertions used;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Migrations migrations;

	@BeforeEach
	void empty() {
		this.migrations.run();
		this.jdbc.update("delete from used_assertion");
	}

	@Test
	void takesEachOnce() {
		assertThat(this.used.use("a".repeat(64), NOON)).isTrue();
		assertThat(this.used.use("a".repeat(64), NOON.plusSeconds(1))).isFalse();
		assertThat(this.used.use("A".repeat(64), NOON)).isTrue();
		assertThat(this.used.use("b", NOON)).isTrue();
	}

	@Test
	void forgetsThoseThatCannotComeAgain() {
		this.used.use("a", NOON);
		this.used.use("b", NOON.plusMillis(1));
		this.used.forget(NOON.plusMillis(1));
		assertThat(this.used.use("a", NOON)).isTrue();
		assertThat(this.used.use("b", NOON)).isFalse();
	}

}
