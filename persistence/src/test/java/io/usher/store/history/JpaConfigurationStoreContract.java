package io.usher.store.history;

import java.util.List;

import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ChangeArchiveContract;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Migrations;
import io.usher.store.StoreTestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(classes = StoreTestApplication.class)
@DirtiesContext
abstract class JpaConfigurationStoreContract extends ChangeArchiveContract {

	@Autowired
	private ConfigurationStore store;

	@Autowired
	private ChangeArchive archive;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Migrations migrations;

	@BeforeEach
	void empty() {
		this.migrations.run();
		for (String table : List.of("record_key", "current_record", "record_version", "configuration_change")) {
			this.jdbc.update("delete from " + table);
		}
		this.jdbc.update("update configuration_head set revision = 0, hash = ?", "0".repeat(64));
		this.jdbc.update("update number_sequence set next_number = 1");
	}

	@Override
	protected ConfigurationStore store() {
		return this.store;
	}

	@Override
	protected ChangeArchive archive() {
		return this.archive;
	}

}
