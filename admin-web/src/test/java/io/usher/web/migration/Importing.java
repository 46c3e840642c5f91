package io.usher.web.migration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.PlannedRecord;
import io.usher.core.transfer.PlannedRecord.Outcome;
import io.usher.core.transfer.Progress;

/**
 * A configuration into which tests import.
 */
final class Importing {

	private static final SecretKey KEY = SecretKey.of("a key of at least thirty-two characters");

	private static final Actor ALICE = new Actor("alice", "192.0.2.1", Actor.Via.CONSOLE);

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	final Configurations configurations = new Configurations(this.store, this.codec);

	final Administration administration = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(KEY), Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC));

	ImportPlan plan(ImportSource source) {
		return new ImportPlanner(this.administration, this.configurations).plan(source.read(current(), Progress.NONE),
				new ImportPlanner.Options((kind) -> true, source.skipsFaulty()), Progress.NONE);
	}

	/** Imports all, which must be possible. */
	ImportPlan make(ImportSource source) {
		ImportPlan plan = plan(source);
		if (plan.isFaulty()) {
			throw new AssertionError(plan.faults() + faults(plan).toString());
		}
		this.administration.save(plan.edits(), ALICE, "test");
		return plan;
	}

	static Map<String, Object> faults(ImportPlan plan) {
		return plan.records()
			.stream()
			.filter((record) -> record.outcome() == Outcome.FAULTY)
			.collect(Collectors.toMap((record) -> record.kind() + " " + record.name() + " " + record.place(),
					PlannedRecord::faults));
	}

	void create(RecordKind kind, Map<String, Object> values) {
		this.administration.create(kind, Document.of(values), ALICE, null);
	}

	Configuration current() {
		return this.configurations.catchUp();
	}

	ConfigurationRecord find(RecordKind kind, String name) {
		return current().all(kind).filter((record) -> record.name().equals(name)).findFirst().orElseThrow();
	}

	Document document(RecordKind kind, String name) {
		return find(kind, name).document();
	}

	/** Returns the warnings and errors about the source as a whole, in words. */
	static List<String> told(ImportPlan plan) {
		return plan.faults()
			.stream()
			.map((fault) -> fault.place().source() + ": " + fault.value() + " (expected: " + fault.expected() + ")")
			.toList();
	}

}
