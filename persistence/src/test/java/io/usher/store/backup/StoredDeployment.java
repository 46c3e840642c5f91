package io.usher.store.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.backup.Backups;
import io.usher.core.backup.StoredTables;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.export.ConfigurationExport;
import io.usher.core.export.ExportSecrets;
import io.usher.core.export.ExportSource;
import io.usher.core.history.Actor;
import io.usher.core.history.AuditChain;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.AuditWalk;
import io.usher.core.history.ChainWalk;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.DeploymentValues;
import io.usher.core.history.KeyCheck;
import io.usher.core.history.Migrations;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.Progress;
import io.usher.store.StoreTestApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A deployment on a database.
 */
final class StoredDeployment implements AutoCloseable {

	/** The key of the stored backups. */
	static final String KEY = "the-key-of-the-upgrade-tests-0123456789";

	private static final Actor ALICE = new Actor("alice", "192.0.2.1", Actor.Via.CONSOLE);

	private final ConfigurableApplicationContext context;

	private final Configurations configurations;

	private final Administration administration;

	private final Backups backups;

	private final SecretKey key;

	StoredDeployment(String key, String... database) {
		this.key = SecretKey.of(key);
		this.context = new SpringApplicationBuilder(StoreTestApplication.class).properties(database).run();
		ConfigurationStore store = get(ConfigurationStore.class);
		DocumentCodec codec = new DocumentCodec(this.key);
		ChangeChain chain = new ChangeChain(this.key);
		AuditChain events = new AuditChain(this.key);
		this.configurations = new Configurations(store, codec);
		this.administration = new Administration(store, this.configurations, codec, chain, Clock.systemUTC());
		this.backups = new Backups(get(StoredTables.class), store, get(AuditTrail.class), new ChainWalk(store, chain),
				new AuditWalk(get(AuditTrail.class), events), get(Migrations.class), events, this.key,
				Clock.systemUTC(), "9.9");
	}

	/** Makes the schema, as a start does. */
	StoredDeployment started() {
		get(Migrations.class).run();
		checkKey();
		return this;
	}

	void checkKey() {
		new KeyCheck(get(DeploymentValues.class), this.key).run();
	}

	<T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	JdbcTemplate jdbc() {
		return get(JdbcTemplate.class);
	}

	Backups backups() {
		return this.backups;
	}

	RecordId create(RecordKind kind, String name, Map<String, Object> more) {
		Document document = Document.of(more).with(CommonFields.NAME, name);
		return this.administration.create(kind, document, ALICE, "for " + name).ids().get(0);
	}

	void delete(RecordId id) {
		this.administration.save(List.of(new Edit.Delete(id, Edit.ANY_REVISION)), ALICE, null);
	}

	/** Returns the configuration as a document, secrets encrypted. */
	String export() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new ConfigurationExport(get(ChangeArchive.class), get(DeploymentValues.class), "9.9").write(
				this.configurations.catchUp(), ExportSecrets.encrypted("correct horse battery".toCharArray()), true,
				out);
		return out.toString(StandardCharsets.UTF_8);
	}

	/** Returns what restoring a document would do. */
	ImportPlan plan(Path document) {
		return new ImportPlanner(this.administration, this.configurations).plan(
				ExportSource.of("x.json", document, null, false).read(this.configurations.catchUp(), Progress.NONE),
				new ImportPlanner.Options((kind) -> true, false), Progress.NONE);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
