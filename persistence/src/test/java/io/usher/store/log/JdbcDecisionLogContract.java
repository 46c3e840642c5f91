package io.usher.store.log;

import java.util.List;

import io.usher.core.history.Migrations;
import io.usher.core.log.DecisionLog;
import io.usher.core.log.DecisionLogContract;
import io.usher.store.StoreTestApplication;
import io.usher.store.database.StoreTransactions;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(classes = StoreTestApplication.class)
@DirtiesContext
abstract class JdbcDecisionLogContract extends DecisionLogContract {

	@Autowired
	private DecisionLog log;

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Migrations migrations;

	private DecisionLog other;

	@BeforeEach
	void empty() {
		this.migrations.run();
		for (String table : List.of("decision_log", "support_log", "decision_log_block", "decision_log_count")) {
			this.jdbc.update("delete from " + table);
		}
		this.other = new JdbcDecisionLog(this.transactions, this.jdbc);
	}

	@Override
	protected DecisionLog log() {
		return this.log;
	}

	@Override
	protected DecisionLog otherInstance() {
		return this.other;
	}

}
