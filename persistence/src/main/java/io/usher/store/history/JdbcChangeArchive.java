package io.usher.store.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.history.ArchivedChange;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ChangeQuery;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.history.StoredRecord;
import io.usher.core.record.RecordId;
import io.usher.store.database.StoreTransactions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The archive in the database.
 */
class JdbcChangeArchive implements ChangeArchive {

	/** How many revisions of a kind are looked at with one statement. */
	private static final int CHUNK = 500;

	/** How many revisions may be read for one that is wanted. */
	private static final int MOST_UNWANTED = 3;

	private static final String CHANGES = """
			select revision, at_micros, actor, address, via, reason, previous_hash, hash, signature
			from configuration_change""";

	private final StoreTransactions transactions;

	private final JdbcTemplate jdbc;

	JdbcChangeArchive(StoreTransactions transactions, JdbcTemplate jdbc) {
		this.transactions = transactions;
		this.jdbc = jdbc;
	}

	@Override
	public List<ArchivedChange> search(ChangeQuery query, int records) {
		return this.transactions.read(() -> {
			List<Change> changes = query.asksForRecords() ? withRecords(query) : changes(where(query), query.limit());
			return complete(changes, 0, records);
		});
	}

	/** Goes along the revisions that an index names, and asks for the rest of those. */
	private List<Change> withRecords(ChangeQuery query) {
		List<Change> found = new ArrayList<>();
		long before = query.before();
		while (found.size() < query.limit()) {
			List<Long> revisions = revisions(query.before(before));
			if (revisions.isEmpty()) {
				break;
			}
			found.addAll(changes(where(query).in("revision", revisions), query.limit() - found.size()));
			before = revisions.get(revisions.size() - 1);
		}
		return found;
	}

	private List<Long> revisions(ChangeQuery query) {
		RecordId record = query.record();
		RecordKind kind = (record != null) ? record.kind() : query.kind();
		Where where = new Where().and("kind = ?", (kind != null) ? kind.resource() : null)
			.and("number = ?", (record != null) ? record.number() : null)
			.and("operation = ?", (query.operation() != null) ? query.operation().name() : null)
			.and("revision > ?", query.after())
			.and("revision < ?", query.before());
		return this.jdbc.queryForList(
				"select distinct revision from record_version" + where.sql() + " order by revision desc limit " + CHUNK,
				Long.class, where.and());
	}

	private Where where(ChangeQuery query) {
		Where where = new Where().and("revision > ?", query.after())
			.and("revision < ?", query.before())
			.and("via = ?", (query.via() != null) ? query.via().name() : null)
			.and("at_micros >= ?", (query.from() != null) ? ChangeRow.micros(query.from()) : null)
			.and("at_micros < ?", (query.to() != null) ? ChangeRow.micros(query.to()) : null);
		return (query.actor() != null)
				? where.in("actor", Where.spellings(this.jdbc, "configuration_change", query.actor())) : where;
	}

	private List<Change> changes(Where where, int limit) {
		return this.jdbc.query(CHANGES + where.sql() + " order by revision desc limit ?", JdbcChangeArchive::change,
				where.and(limit));
	}

	private static Change change(ResultSet row, int index) throws SQLException {
		return new Change(row.getLong(1), ChangeRow.at(row.getLong(2)),
				new Actor(row.getString(3), row.getString(4), Actor.Via.stored(row.getString(5))), row.getString(6),
				List.of(), row.getString(7), row.getString(8), row.getString(9));
	}

	private List<ArchivedChange> complete(List<Change> changes, int from, int records) {
		if (changes.isEmpty()) {
			return List.of();
		}
		Where where = among(changes.stream().map(Change::revision).toList());
		Map<Long, Integer> counts = new HashMap<>();
		this.jdbc.query("select revision, count(*) from record_version" + where.sql() + " group by revision", (row) -> {
			counts.put(row.getLong(1), row.getInt(2));
		}, where.and());
		Map<Long, List<RecordVersion>> versions = new HashMap<>();
		where.and("position >= ?", from).and("position < ?", from + records);
		this.jdbc.query("select revision, kind, number, operation, document from record_version" + where.sql()
				+ " order by revision, position", (row) -> {
					if (StoredKind.isKnown(row.getString(2))) {
						versions.computeIfAbsent(row.getLong(1), (revision) -> new ArrayList<>())
							.add(new RecordVersion(StoredKind.id(row.getString(2), row.getLong(3)),
									Operation.valueOf(row.getString(4)), row.getString(5), List.of()));
					}
				}, where.and());
		return changes.stream()
			.map((change) -> new ArchivedChange(
					with(change, versions.getOrDefault(change.revision(), Collections.emptyList())),
					counts.getOrDefault(change.revision(), 0)))
			.toList();
	}

	/** A range is read much faster than a list, unless most of it is not wanted. */
	private static Where among(List<Long> revisions) {
		long first = Collections.min(revisions);
		long last = Collections.max(revisions);
		return (last - first <= MOST_UNWANTED * (long) revisions.size())
				? new Where().and("revision >= ?", first).and("revision <= ?", last)
				: new Where().in("revision", revisions);
	}

	private static Change with(Change change, List<RecordVersion> versions) {
		return new Change(change.revision(), change.at(), change.actor(), change.reason(), versions,
				change.previousHash(), change.hash(), change.signature());
	}

	@Override
	public Optional<ArchivedChange> find(long revision, int from, int records) {
		return this.transactions
			.read(() -> complete(changes(new Where().and("revision = ?", revision), 1), from, records))
			.stream()
			.findFirst();
	}

	@Override
	public Optional<StoredRecord> recordAt(RecordId id, long revision) {
		return this.transactions.read(() -> this.jdbc.query("""
				select revision, document from record_version where kind = ? and number = ? and revision <= ?
				order by revision desc, position desc limit 1""",
				(row, index) -> new StoredRecord(id, row.getLong(1), row.getString(2)), id.kind().resource(),
				id.number(), revision))
			.stream()
			.findFirst();
	}

	@Override
	public Map<RecordKind, Long> countsAt(long revision) {
		return this.transactions.read(() -> {
			Map<RecordKind, Long> counts = new EnumMap<>(RecordKind.class);
			this.jdbc.query("""
					select kind, sum(case operation when 'CREATED' then 1 when 'DELETED' then -1 else 0 end)
					from record_version where revision <= ? group by kind""", (row) -> {
				if (row.getLong(2) > 0 && StoredKind.isKnown(row.getString(1))) {
					counts.put(StoredKind.id(row.getString(1), 1).kind(), row.getLong(2));
				}
			}, revision);
			return counts;
		});
	}

	@Override
	public List<StoredRecord> recordsAt(RecordKind kind, long revision, long after, int limit) {
		return this.transactions.read(() -> {
			List<StoredRecord> found = new ArrayList<>();
			long last = after;
			while (found.size() < limit) {
				List<StoredRecord> some = versionsAt(kind, revision, last, Math.max(CHUNK, limit));
				if (some.isEmpty()) {
					break;
				}
				some.stream()
					.filter((record) -> record.document() != null)
					.limit(limit - found.size())
					.forEach(found::add);
				last = some.get(some.size() - 1).id().number();
			}
			return found;
		});
	}

	private List<StoredRecord> versionsAt(RecordKind kind, long revision, long after, int limit) {
		List<StoredRecord> records = new ArrayList<>();
		this.jdbc.query("""
				select version.number, version.revision, version.document from record_version version
				join (select number, max(revision) as newest from record_version
				where kind = ? and number > ? and revision <= ? group by number order by number limit ?) found
				on version.number = found.number and version.revision = found.newest
				where version.kind = ? order by version.number, version.position""", (row) -> {
			StoredRecord record = new StoredRecord(new RecordId(kind, row.getLong(1)), row.getLong(2),
					row.getString(3));
			int end = records.size() - 1;
			if (end >= 0 && records.get(end).id().equals(record.id())) {
				records.set(end, record);
			}
			else {
				records.add(record);
			}
		}, kind.resource(), after, revision, limit, kind.resource());
		return records;
	}

}
