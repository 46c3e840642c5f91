package io.usher.store.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.usher.core.history.Actor;
import io.usher.core.history.AuditEntry;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditQuery;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.Head;
import io.usher.core.record.RecordId;
import io.usher.store.database.StoreTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The audit trail in the database. Plain statements: rows are added in batches and never
 * changed.
 */
class JdbcAuditTrail implements AuditTrail {

	private static final String COLUMNS = "number, at_micros, event_type, actor, address, via, record_kind, "
			+ "record_number, what, occurrences, previous_hash, hash, signature";

	private final StoreTransactions transactions;

	private final JdbcTemplate jdbc;

	JdbcAuditTrail(StoreTransactions transactions, JdbcTemplate jdbc) {
		this.transactions = transactions;
		this.jdbc = jdbc;
	}

	@Override
	public Head head() {
		return this.transactions.read(() -> readHead(""));
	}

	private Head readHead(String lock) {
		return Objects
			.requireNonNull(this.jdbc.queryForObject("select number, hash from audit_head where id = 1" + lock,
					(row, index) -> new Head(row.getLong(1), row.getString(2))));
	}

	@Override
	public List<AuditEntry> append(Function<Head, List<AuditEntry>> work) {
		return this.transactions.write(() -> {
			Head head = readHead(" for update");
			List<AuditEntry> entries = work.apply(head);
			if (entries.isEmpty()) {
				return entries;
			}
			AuditEntry last = entries.get(entries.size() - 1);
			int moved = this.jdbc.update(
					"update audit_head set number = ?, hash = ? where id = 1 and number = ? and hash = ?",
					last.number(), last.hash(), entries.get(0).number() - 1, entries.get(0).previousHash());
			if (moved != 1) {
				throw new IllegalArgumentException("number: " + entries.get(0).number() + " (expected: the one after "
						+ head.revision() + ", with its hash)");
			}
			insert(entries);
			return entries;
		});
	}

	private void insert(List<AuditEntry> entries) {
		this.jdbc.batchUpdate(
				"insert into audit_event (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entries,
				entries.size(), (statement, entry) -> {
					AuditEvent event = entry.event();
					RecordId record = event.record();
					statement.setLong(1, entry.number());
					statement.setLong(2, ChangeRow.micros(event.at()));
					statement.setString(3, event.type().name());
					statement.setString(4, event.actor().name());
					statement.setString(5, event.actor().address());
					statement.setString(6, event.actor().via().name());
					statement.setString(7, (record != null) ? record.kind().resource() : null);
					statement.setObject(8, (record != null) ? record.number() : null);
					statement.setString(9, event.what());
					statement.setLong(10, event.count());
					statement.setString(11, entry.previousHash());
					statement.setString(12, entry.hash());
					statement.setString(13, entry.signature());
				});
	}

	@Override
	public List<AuditEntry> after(long number, int limit) {
		return this.transactions.read(() -> this.jdbc.query(
				"select " + COLUMNS + " from audit_event where number > ? order by number limit ?",
				JdbcAuditTrail::entry, number, limit));
	}

	@Override
	public List<AuditEntry> search(AuditQuery query) {
		return this.transactions.read(() -> {
			Where where = where(query);
			if (query.actor() != null) {
				where.in("actor", Where.spellings(this.jdbc, "audit_event", query.actor()));
			}
			return this.jdbc.query(
					"select " + COLUMNS + " from audit_event" + where.sql() + " order by number desc limit ?",
					JdbcAuditTrail::entry, where.and(query.limit()));
		});
	}

	private static Where where(AuditQuery query) {
		Where where = new Where().and("number < ?", query.before());
		RecordId record = query.record();
		if (!query.types().isEmpty()) {
			where.in("event_type", query.types().stream().map(Enum::name).toList());
		}
		return where.and("via = ?", (query.via() != null) ? query.via().name() : null)
			.and("at_micros >= ?", (query.from() != null) ? ChangeRow.micros(query.from()) : null)
			.and("at_micros < ?", (query.to() != null) ? ChangeRow.micros(query.to()) : null)
			.and("record_number = ?", (record != null) ? record.number() : null)
			.and("record_kind = ?", (record != null) ? record.kind().resource() : null)
			.contains("what", query.text());
	}

	private static AuditEntry entry(ResultSet row, int index) throws SQLException {
		String kind = row.getString(7);
		@Nullable RecordId record = (kind != null && StoredKind.isKnown(kind)) ? StoredKind.id(kind, row.getLong(8)) : null;
		AuditEvent event = new AuditEvent(AuditEvent.Type.stored(row.getString(3)), ChangeRow.at(row.getLong(2)),
				new Actor(row.getString(4), row.getString(5), Actor.Via.stored(row.getString(6))), record,
				row.getString(9), row.getLong(10));
		AuditEntry.Names names = new AuditEntry.Names(row.getString(3), row.getString(6),
				(kind != null) ? kind + "/" + row.getLong(8) : null);
		return new AuditEntry(row.getLong(1), event, names, row.getString(11), row.getString(12), row.getString(13));
	}

}
