package io.usher.store.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.history.ChainVerdict;
import io.usher.core.history.ChainWalk;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ChangeArchiveContract;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Migrations;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.StoredRecord;
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

	@Test
	void readsWhatItKnowsBesideWhatANewerVersionWrote() {
		publish(created(1, "{}"));
		this.jdbc
			.update("insert into current_record (kind, number, revision, document) values ('hologram', 2, 1, '{}')");
		this.jdbc.update("insert into record_version (revision, position, kind, number, operation, document) "
				+ "values (1, 1, 'hologram', 2, 'CREATED', '{}')");
		List<StoredRecord> records = new ArrayList<>();
		assertThat(this.store.readAll(records::add).revision()).isEqualTo(1);
		assertThat(records).extracting(StoredRecord::id).containsExactly(conference(1));
		assertThat(this.store.changesAfter(0, 10)).singleElement()
			.satisfies((change) -> assertThat(change.versions()).extracting(RecordVersion::id)
				.containsExactly(conference(1)));
		assertThat(this.archive.find(1, 0, 10).orElseThrow().change().versions()).extracting(RecordVersion::id)
			.containsExactly(conference(1));
		assertThat(this.archive.countsAt(1)).containsExactlyEntriesOf(Map.of(RecordKind.CONFERENCE, 1L));
	}

	@Test
	void judgesTheHistoryRightlyThatANewerVersionWrote() throws SQLException {
		SecretKey key = SecretKey.of("a key of at least thirty-two characters");
		ChainWalk walk = new ChainWalk(this.store, new ChangeChain(key));
		try (Connection connection = this.jdbc.getDataSource().getConnection()) {
			NewerVersion newer = new NewerVersion(connection, key);
			newer.publish("SCIM", new NewerVersion.Part("hologram", 1, "CREATED", "{}"),
					new NewerVersion.Part("conference", 2, "CREATED", "{\"name\":\"Room\"}"),
					new NewerVersion.Part("hologram", 3, "ARCHIVED", null));
			newer.publish("API", new NewerVersion.Part("conference", 2, "DELETED", null));
		}
		assertThat(walk.whole()).extracting(ChainVerdict::isIntact, ChainVerdict::fault).containsExactly(true, null);
		assertThat(walk.newest().isIntact()).isTrue();
		assertThat(this.store.changesAfter(0, 1)).singleElement().satisfies((change) -> {
			assertThat(change.actor().via()).isEqualTo(Actor.Via.OTHER);
			assertThat(change.versions()).extracting(RecordVersion::id).containsExactly(conference(2));
		});
		assertThat(this.archive.find(1, 0, 10).orElseThrow().change().actor().via()).isEqualTo(Actor.Via.OTHER);
		this.jdbc.update("update record_version set document = '[]' where kind = 'hologram' and number = 1");
		assertThat(walk.whole().fault()).contains("does not match its hash");
	}

	@Test
	void writesAndReadsBesideColumnsAndTablesOfANewerVersion() {
		this.jdbc.execute("alter table configuration_change add column newer varchar(20) default 'x'");
		try {
			publish(created(1, "{}"));
			assertThat(this.store.changesAfter(0, 10)).hasSize(1);
			this.migrations.run();
		}
		finally {
			this.jdbc.execute("alter table configuration_change drop column newer");
		}
	}

}
