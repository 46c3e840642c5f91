package io.usher.web.csv;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.PlannedRecord;
import io.usher.core.transfer.Progress;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A deployment in memory whose records come and go as sheets.
 */
final class Deployment {

	static final SecretKey KEY = SecretKey.of("0123456789abcdef0123456789abcdef");

	private static final Actor ALICE = new Actor("alice", "192.0.2.1", Actor.Via.API);

	private final SecretKey key;

	private final Configurations configurations;

	private final Administration administration;

	private final ImportPlanner planner;

	Deployment() {
		this(KEY, Duration.ZERO);
	}

	Deployment(SecretKey key, Duration later) {
		this.key = key;
		InMemoryConfigurationStore store = new InMemoryConfigurationStore();
		DocumentCodec codec = new DocumentCodec(key);
		this.configurations = new Configurations(store, codec);
		this.administration = new Administration(store, this.configurations, codec, new ChangeChain(key),
				Clock.fixed(Instant.parse("2026-03-01T09:00:00Z").plus(later), ZoneOffset.UTC));
		this.planner = new ImportPlanner(this.administration, this.configurations);
	}

	Administration administration() {
		return this.administration;
	}

	Configuration configuration() {
		return this.configurations.current();
	}

	/** Creates a record of fields and their values, one after the other. */
	RecordId create(RecordKind kind, Object... fields) {
		Map<String, Object> values = new HashMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			values.put(((Field) fields[i]).name(), fields[i + 1]);
		}
		return this.administration.create(kind, Document.of(values), ALICE, null).ids().get(0);
	}

	static Document row(Object... fields) {
		Map<String, Object> values = new HashMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			values.put(((Field) fields[i]).name(), fields[i + 1]);
		}
		return Document.of(values);
	}

	String exported(CsvSheet sheet) {
		return exported(sheet, true);
	}

	String exported(CsvSheet sheet, boolean withSecrets) {
		try {
			StringWriter out = new StringWriter();
			new CsvExport(this.key).write(sheet, configuration(), withSecrets, out);
			return out.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	ImportPlan plan(CsvSheet sheet, String csv) {
		return plan(sheet, csv.getBytes(StandardCharsets.UTF_8));
	}

	ImportPlan plan(CsvSheet sheet, byte[] csv) {
		CsvSource source = CsvSource.of(sheet, sheet.fileName(), csv, this.key);
		return this.planner.plan(source.read(configuration(), Progress.NONE),
				new ImportPlanner.Options((kind) -> true, false), Progress.NONE);
	}

	/** Imports a sheet in which nothing is wrong. */
	ImportPlan imported(CsvSheet sheet, String csv) {
		ImportPlan plan = plan(sheet, csv);
		assertThat(faults(plan)).filteredOn((fault) -> fault.startsWith("ERROR")).isEmpty();
		this.administration.save(plan.edits(), ALICE, "import");
		return plan;
	}

	/** Returns the faults of a plan, as {@code ERROR 3 pin: value (expected: …)}. */
	static List<String> faults(ImportPlan plan) {
		List<Fault> all = new ArrayList<>(plan.faults());
		plan.records().stream().map(PlannedRecord::faults).forEach(all::addAll);
		return all.stream()
			.map((fault) -> fault.severity() + " " + fault.place().row() + " " + fault.place().column() + ": "
					+ fault.value() + " (expected: " + fault.expected() + ")")
			.toList();
	}

	Document document(RecordKind kind, Field key, String name) {
		return configuration().find(kind, key, name).orElseThrow().document();
	}

	/** Returns all records of a kind, with names instead of numbers, in any order. */
	List<Map<String, Object>> told(RecordKind kind) {
		return configuration().all(kind)
			.map(this::told)
			.sorted((a, b) -> a.toString().compareTo(b.toString()))
			.toList();
	}

	private Map<String, Object> told(ConfigurationRecord record) {
		Map<String, Object> told = new TreeMap<>();
		record.document()
			.values()
			.forEach((name, value) -> told.put(name,
					named(FieldCatalogue.find(Table.of(record.id().kind()), InfinityVersion.V35, name).orElseThrow(),
							value)));
		return told;
	}

	private Object named(Field field, Object value) {
		if (field.kind() instanceof FieldKind.Reference reference) {
			return String.valueOf(configuration().nameOf(reference.target(), (Long) value));
		}
		if (field.kind() instanceof FieldKind.References && value instanceof List<?> numbers) {
			return numbers.stream()
				.map((number) -> configuration().record(RecordKind.AUTOMATIC_PARTICIPANT, (Long) number))
				.map((participant) -> (participant != null) ? told(participant).toString() : "")
				.collect(Collectors.toCollection(TreeSet::new));
		}
		if (field == ConferenceFields.ALIASES && value instanceof List<?> rows) {
			return rows.stream().map((row) -> ((Document) row).with(ConferenceFields.ID, null)).toList();
		}
		return value;
	}

}
