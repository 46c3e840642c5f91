package io.usher.store.history;

import io.usher.core.history.AuditTrail;
import io.usher.core.history.AuditTrailContract;
import io.usher.core.history.Migrations;
import io.usher.store.StoreTestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

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

	@Override
	protected AuditTrail trail() {
		return this.trail;
	}

}
