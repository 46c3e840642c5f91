package io.usher.store.history;

import java.sql.Connection;
import java.sql.SQLException;

import io.usher.core.history.Actor;
import io.usher.core.history.AuditChain;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.AuditTrailContract;
import io.usher.core.history.AuditWalk;
import io.usher.core.history.Migrations;
import io.usher.core.secret.SecretKey;
import io.usher.store.StoreTestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = StoreTestApplication.class)
@DirtiesContext
abstract class JdbcAuditTrailContract extends AuditTrailContract {

	@Autowired
	private AuditTrail trail;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Migrations migrations;

	@BeforeEach
	void empty() {
		this.migrations.run();
		this.jdbc.update("delete from audit_event");
		this.jdbc.update("update audit_head set number = 0, hash = ?", "0".repeat(64));
	}

	@Test
	void judgesEventsRightlyThatANewerVersionWrote() throws SQLException {
		SecretKey key = SecretKey.of("a key of at least thirty-two characters");
		try (Connection connection = this.jdbc.getDataSource().getConnection()) {
			new NewerVersion(connection, key).tell("PAIRED", "SCIM", "hologram", 3);
			new NewerVersion(connection, key).tell("LOGIN", "API", "hologram", 4);
		}
		assertThat(new AuditWalk(this.trail, new AuditChain(key)).whole((number) -> {
		}).fault()).isNull();
		assertThat(this.trail.after(0, 1)).singleElement().satisfies((entry) -> {
			assertThat(entry.event().type()).isEqualTo(AuditEvent.Type.OTHER);
			assertThat(entry.event().actor().via()).isEqualTo(Actor.Via.OTHER);
			assertThat(entry.event().record()).isNull();
		});
		this.jdbc.update("update audit_event set record_number = 5 where number = 1");
		assertThat(new AuditWalk(this.trail, new AuditChain(key)).whole((number) -> {
		}).fault()).contains("does not match its hash");
	}

	@Override
	protected AuditTrail trail() {
		return this.trail;
	}

}
