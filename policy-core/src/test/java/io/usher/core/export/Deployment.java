package io.usher.core.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.NaturalKeys;
import io.usher.core.transfer.Progress;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A deployment with a store and a key of its own.
 */
final class Deployment {

	/** What a key costs in memory here, so that tests do not take minutes. */
	private static final int CHEAP = 64;

	private static final Actor ALICE = new Actor("alice", "192.0.2.1", Actor.Via.CONSOLE);

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final Configurations configurations;

	private final Administration administration;

	private final ImportPlanner planner;

	private final ConfigurationExport export;

	/**
	 * Creates an empty one.
	 * @param values what it keeps; deployments that share them encrypt alike
	 */
	Deployment(String secretKey, Map<String, String> values) {
		SecretKey key = SecretKey.of(secretKey);
		DocumentCodec codec = new DocumentCodec(key);
		this.configurations = new Configurations(this.store, codec);
		this.administration = new Administration(this.store, this.configurations, codec, new ChangeChain(key),
				Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC));
		this.planner = new ImportPlanner(this.administration, this.configurations);
		this.export = new ConfigurationExport(this.store,
				(name, value) -> values.computeIfAbsent(name, (absent) -> value), "9.9", CHEAP);
	}

	Configurations configurations() {
		return this.configurations;
	}

	Administration administration() {
		return this.administration;
	}

	String head() {
		return this.store.head().hash();
	}

	/** Returns an export that reaches no database. */
	ConfigurationExport withoutDatabase() {
		ChangeArchive away = (ChangeArchive) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { ChangeArchive.class }, (proxy, method, arguments) -> {
					throw new StoreUnavailableException("away", null);
				});
		return new ConfigurationExport(away, (name, value) -> {
			throw new StoreUnavailableException("away", null);
		}, "9.9");
	}

	String export(ExportSecrets secrets, boolean accounts) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.export.write(this.configurations.current(), secrets, accounts, out);
		return out.toString(StandardCharsets.UTF_8);
	}

	ImportPlan plan(Path document, @Nullable String passphrase, boolean keepAccounts) {
		ExportSource source = ExportSource.of("x.json", document,
				(passphrase != null) ? passphrase.toCharArray() : null, keepAccounts);
		return this.planner.plan(source.read(this.configurations.current(), Progress.NONE),
				new ImportPlanner.Options((kind) -> true, false), Progress.NONE);
	}

	ImportPlan restored(Path document, @Nullable String passphrase, boolean keepAccounts) {
		ImportPlan plan = plan(document, passphrase, keepAccounts);
		assertThat(plan.records())
			.flatExtracting((record) -> record.faults().stream().filter((fault) -> fault.isError()).toList())
			.isEmpty();
		this.administration.save(plan.edits(), ALICE, "restore");
		return plan;
	}

	RecordId create(RecordKind kind, Object... fields) {
		Map<String, Object> values = new HashMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			values.put(((Field) fields[i]).name(), fields[i + 1]);
		}
		return this.administration.create(kind, Document.of(values), ALICE, null).ids().get(0);
	}

	void update(RecordId id, Document document) {
		Edit edit = this.configurations.current().find(id).isPresent()
				? new Edit.Update(id, Edit.ANY_REVISION, document) : new Edit.Create(id, document);
		this.administration.save(List.of(edit), ALICE, null);
	}

	Document document(RecordId id) {
		return this.configurations.current().find(id).orElseThrow().document();
	}

	Document document(RecordKind kind, String name) {
		return this.configurations.current().find(kind, NaturalKeys.of(kind), name).orElseThrow().document();
	}

}
