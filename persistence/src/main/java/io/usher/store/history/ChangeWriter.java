package io.usher.store.history;

import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.history.Change;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes a change by batches of plain statements: a change may hold 100,000 records, and
 * entities would have to be read before they are changed or deleted, and kept until the
 * commit.
 */
class ChangeWriter {

	private static final int BATCH = 500;

	private final JdbcTemplate jdbc;

	private final KeyRows keyRows;

	ChangeWriter(JdbcTemplate jdbc, KeyRows keyRows) {
		this.jdbc = jdbc;
		this.keyRows = keyRows;
	}

	/**
	 * Writes the change and moves the head to it. The statement says from where: when the
	 * head is not there, nothing may be written.
	 */
	void write(Change change) {
		int moved = this.jdbc.update(
				"update configuration_head set revision = ?, hash = ? where revision = ? and hash = ?",
				change.revision(), change.hash(), change.revision() - 1, change.previousHash());
		if (moved != 1) {
			throw moved("the head is not at revision " + (change.revision() - 1));
		}
		Map<RecordId, Outcome> outcomes = outcomes(change);
		List<OwnedKey> keys = keys(outcomes.values());
		refuse(faults(keys));
		writeHistory(change);
		writeRecords(change.revision(), outcomes.values());
		writeKeys(outcomes.values(), keys);
	}

	/** Moves the number of the next record, whose row is locked. */
	void moveNumber(long from, long to) {
		int moved = this.jdbc.update("update number_sequence set next_number = ? where next_number = ?", to, from);
		if (moved != 1) {
			throw moved("the next number is not " + from);
		}
	}

	/** Somebody moved what this transaction had locked and read; it has to run again. */
	private static StoreUnavailableException moved(String what) {
		return new StoreUnavailableException(what + " any more (expected: nobody moves it while its row is locked)",
				new SQLTransactionRollbackException(what));
	}

	private void writeHistory(Change change) {
		this.jdbc.update("""
				insert into configuration_change (revision, at_micros, actor, address, via, reason, previous_hash,
				hash, signature) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", change.revision(),
				ChangeRow.micros(change.at()), change.actor().name(), change.actor().address(),
				change.actor().via().name(), change.reason(), change.previousHash(), change.hash(), change.signature());
		int[] position = new int[1];
		this.jdbc.batchUpdate("""
				insert into record_version (revision, position, kind, number, operation, document)
				values (?, ?, ?, ?, ?, ?)""", change.versions(), BATCH, (statement, version) -> {
			statement.setLong(1, change.revision());
			statement.setInt(2, position[0]++);
			statement.setString(3, version.id().kind().resource());
			statement.setLong(4, version.id().number());
			statement.setString(5, version.operation().name());
			statement.setString(6, version.document());
		});
	}

	private void writeRecords(long revision, Collection<Outcome> outcomes) {
		eachBatch(outcomes, (kind, where) -> this.jdbc.update("delete from current_record" + where.sql(), where.and()));
		this.jdbc.batchUpdate("insert into current_record (kind, number, revision, document) values (?, ?, ?, ?)",
				outcomes.stream().filter(Outcome::exists).toList(), BATCH, (statement, outcome) -> {
					statement.setString(1, outcome.last().id().kind().resource());
					statement.setLong(2, outcome.last().id().number());
					statement.setLong(3, revision);
					statement.setString(4, outcome.last().document());
				});
	}

	/** Deletes before it inserts, so that a value can move from a record to another. */
	private void writeKeys(Collection<Outcome> outcomes, List<OwnedKey> keys) {
		Set<OwnedKey> stale = new LinkedHashSet<>();
		eachBatch(outcomes, (kind,
				where) -> stale.addAll(this.jdbc.query("select field, key_value, number from record_key" + where.sql(),
						(row, index) -> new OwnedKey(new UniqueKey(kind, row.getString(1), row.getString(2)),
								new RecordId(kind, row.getLong(3))),
						where.and())));
		List<OwnedKey> fresh = keys.stream().filter((key) -> !stale.remove(key)).toList();
		this.jdbc.batchUpdate("delete from record_key where kind = ? and field = ? and key_value = ?", stale, BATCH,
				(statement, owned) -> {
					statement.setString(1, owned.key().kind().resource());
					statement.setString(2, owned.key().field());
					statement.setString(3, owned.key().value());
				});
		for (int from = 0; from < fresh.size(); from += BATCH) {
			insertKeys(fresh.subList(from, Math.min(from + BATCH, fresh.size())));
		}
	}

	/** Hands over the records that were there before, kind by kind. */
	private static void eachBatch(Collection<Outcome> outcomes, BiConsumer<RecordKind, Where> action) {
		Map<RecordKind, List<Long>> numbers = new EnumMap<>(RecordKind.class);
		outcomes.stream()
			.filter(Outcome::existed)
			.map((outcome) -> outcome.last().id())
			.forEach((id) -> numbers.computeIfAbsent(id.kind(), (kind) -> new ArrayList<>()).add(id.number()));
		numbers.forEach((kind, all) -> {
			for (int from = 0; from < all.size(); from += BATCH) {
				action.accept(kind, new Where().and("kind = ?", kind.resource())
					.in("number", all.subList(from, Math.min(from + BATCH, all.size()))));
			}
		});
	}

	private void insertKeys(List<OwnedKey> keys) {
		try {
			this.jdbc.batchUpdate("insert into record_key (kind, field, key_value, number) values (?, ?, ?, ?)", keys,
					BATCH, (statement, owned) -> {
						statement.setString(1, owned.key().kind().resource());
						statement.setString(2, owned.key().field());
						statement.setString(3, owned.key().value());
						statement.setLong(4, owned.owner().number());
					});
		}
		catch (DuplicateKeyException ex) {
			refuse(keys.stream().filter(this::isOthers).map((owned) -> owned.key().taken()).toList());
			throw ex;
		}
	}

	private boolean isOthers(OwnedKey owned) {
		UniqueKey key = owned.key();
		return this.keyRows.findById(new KeyRow.Key(key.kind().resource(), key.field(), key.value()))
			.filter((row) -> !row.key(key.kind()).equals(owned))
			.isPresent();
	}

	private static Map<RecordId, Outcome> outcomes(Change change) {
		Map<RecordId, Outcome> outcomes = new LinkedHashMap<>();
		for (RecordVersion version : change.versions()) {
			Outcome before = outcomes.get(version.id());
			boolean existed = (before != null) ? before.existed() : version.operation() != Operation.CREATED;
			outcomes.put(version.id(), new Outcome(existed, version));
		}
		return outcomes;
	}

	private static List<OwnedKey> keys(Collection<Outcome> outcomes) {
		List<OwnedKey> keys = new ArrayList<>();
		for (Outcome outcome : outcomes) {
			if (outcome.exists()) {
				outcome.last().keys().forEach((key) -> keys.add(new OwnedKey(key, outcome.last().id())));
			}
		}
		return keys;
	}

	private static List<Violation> faults(List<OwnedKey> keys) {
		List<Violation> faults = new ArrayList<>();
		Set<UniqueKey> seen = new HashSet<>();
		for (OwnedKey owned : keys) {
			String value = owned.key().value();
			if (!seen.add(owned.key())) {
				faults.add(owned.key().taken());
			}
			if (value.codePointCount(0, value.length()) > KeyRow.MAX_LENGTH) {
				faults.add(Violation.error(owned.key().field(), value,
						"at most " + KeyRow.MAX_LENGTH + " characters in lower case"));
			}
		}
		return faults;
	}

	private static void refuse(List<Violation> faults) {
		new Violations(faults).throwIfErrors();
	}

	/**
	 * What a change makes of a record in the end.
	 *
	 * @param existed whether the record was there before the change
	 * @param last the last of its versions in the change
	 */
	private record Outcome(boolean existed, RecordVersion last) {

		boolean exists() {
			return this.last.document() != null;
		}

	}

}
