package io.usher.store.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChainVerdict;
import io.usher.core.history.ChainWalk;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ChangeArchiveContract;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.Migrations;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.StoredRecord;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import io.usher.store.StoreTestApplication;
import io.usher.store.database.DatabaseFamily;
import io.usher.store.database.StoreTransactions;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = StoreTestApplication.class)
@DirtiesContext
abstract class JpaConfigurationStoreContract extends ChangeArchiveContract {

	private static final SecretKey KEY = SecretKey.of("a key that is only used in the tests");

	private static final int MANY = 2000;

	private static final int WRITERS = 6;

	private static final int EACH = 5;

	@Autowired
	private ApplicationContext context;

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

	@Test
	void losesNothingOfManyWritersBesideALargeSaveOnTwoInstances() throws Exception {
		List<ConfigurationStore> stores = List.of(this.store, anotherInstance());
		Configurations snapshot = new Configurations(this.store, codec());
		Administration large = administration(this.store, snapshot);
		List<RecordId> ids = large.reserve(RecordKind.CONFERENCE, MANY);
		List<Edit> edits = new ArrayList<>();
		ids.forEach((id) -> edits.add(new Edit.Create(id, vmr("Imported " + id.number(), "i" + id.number()))));
		AtomicInteger refused = new AtomicInteger();
		ExecutorService executor = Executors.newFixedThreadPool(WRITERS + 1);
		try {
			List<Future<?>> work = new ArrayList<>();
			CountDownLatch checking = new CountDownLatch(1);
			work.add(executor.submit(
					() -> large.save(edits, Actor.system(), "import", (stage, done, total) -> checking.countDown())));
			for (int i = 0; i < WRITERS; i++) {
				int writer = i;
				ConfigurationStore own = stores.get(i % 2);
				Administration administration = administration(own, new Configurations(own, codec()));
				work.add(executor.submit(() -> {
					checking.await();
					write(administration, writer, refused);
					return null;
				}));
			}
			for (Future<?> each : work) {
				each.get(60, TimeUnit.SECONDS);
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(refused).as("those who came second with an alias").hasValue((WRITERS - 1) * EACH);
		Configurations reread = new Configurations(this.store, codec());
		assertThat(reread.catchUp().count(RecordKind.CONFERENCE)).isEqualTo(MANY + WRITERS * EACH + EACH);
		assertThat(reread.current().aliasCount()).isEqualTo(MANY + WRITERS * EACH + EACH);
		assertThat(snapshot.catchUp().all().map(ConfigurationRecord::document).toList())
			.isEqualTo(reread.current().all().map(ConfigurationRecord::document).toList());
		Head before = Head.EMPTY;
		for (Change change : this.store.changesAfter(0, 1000)) {
			assertThat(new ChangeChain(KEY).isIntact(before, change)).isTrue();
			before = new Head(change.revision(), change.hash());
		}
		assertThat(before).isEqualTo(this.store.head())
			.extracting(Head::revision)
			.isEqualTo(1L + WRITERS * EACH + EACH);
	}

	/** Saves conferences of its own, and tries for aliases that all want. */
	private static void write(Administration administration, int writer, AtomicInteger refused) {
		for (int i = 0; i < EACH; i++) {
			String name = "writer " + writer + " " + i;
			administration.create(RecordKind.CONFERENCE, vmr(name, name), Actor.system(), null);
			try {
				administration.create(RecordKind.CONFERENCE, vmr("shared by " + name, "shared " + i), Actor.system(),
						null);
			}
			catch (ViolationsException ex) {
				assertThat(ex.violations().errors()).extracting(Violation::field)
					.containsExactly(ConferenceFields.ALIAS.name());
				refused.incrementAndGet();
			}
		}
	}

	private static Document vmr(String name, String alias) {
		return Document.empty()
			.with(CommonFields.NAME, name)
			.with(ConferenceFields.ALIASES, List.of(Document.empty().with(ConferenceFields.ALIAS, alias)));
	}

	private static DocumentCodec codec() {
		return new DocumentCodec(KEY);
	}

	private static Administration administration(ConfigurationStore store, Configurations configurations) {
		return new Administration(store, configurations, codec(), new ChangeChain(KEY), Clock.systemUTC());
	}

	/** Returns a store that does not take turns with the other one. */
	private ConfigurationStore anotherInstance() {
		return new HistoryAutoConfiguration().configurationStore(this.context.getBean(StoreTransactions.class),
				this.context.getBean(HeadRows.class), this.context.getBean(NumberRows.class),
				this.context.getBean(ChangeRows.class), this.context.getBean(VersionRows.class),
				this.context.getBean(KeyRows.class), this.context.getBean(EntityManager.class), this.jdbc,
				this.context.getBean(DatabaseFamily.class));
	}

}
