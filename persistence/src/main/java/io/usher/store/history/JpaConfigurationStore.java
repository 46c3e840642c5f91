package io.usher.store.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.history.ChainLink;
import io.usher.core.history.Change;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.StoredRecord;
import io.usher.core.record.RecordId;
import io.usher.store.database.StoreTransactions;
import jakarta.persistence.Tuple;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

/**
 * The store in the database.
 */
class JpaConfigurationStore implements ConfigurationStore {

	private final StoreTransactions transactions;

	private final HeadRows heads;

	private final NumberRows numbers;

	private final ChangeRows changes;

	private final VersionRows versions;

	private final RecordRows records;

	private final ChangeWriter writer;

	private final PublishingTurn publishing = new PublishingTurn();

	JpaConfigurationStore(StoreTransactions transactions, HeadRows heads, NumberRows numbers, ChangeRows changes,
			VersionRows versions, RecordRows records, ChangeWriter writer) {
		this.transactions = transactions;
		this.heads = heads;
		this.numbers = numbers;
		this.changes = changes;
		this.versions = versions;
		this.records = records;
		this.writer = writer;
	}

	@Override
	public Head head() {
		return this.transactions.read(() -> this.heads.find().head());
	}

	@Override
	public @Nullable Change publish(Function<Head, @Nullable Change> work) {
		List<Change> tried = new ArrayList<>();
		return this.publishing.take(() -> this.transactions.writeSettling(() -> {
			Head head = this.heads.lock().head();
			for (Change earlier : tried) {
				if (isWritten(earlier)) {
					return earlier;
				}
			}
			Change change = work.apply(head);
			if (change == null) {
				return null;
			}
			if (change.revision() != head.revision() + 1 || !change.previousHash().equals(head.hash())) {
				throw new IllegalArgumentException("revision: " + change.revision() + " (expected: the one after "
						+ head.revision() + ", with its hash)");
			}
			tried.add(change);
			this.writer.write(change);
			return change;
		}));
	}

	/** A commit may have been made although its answer was lost. */
	private boolean isWritten(Change change) {
		return this.changes.findByRevisionGreaterThanOrderByRevision(change.revision() - 1, Limit.of(1))
			.stream()
			.anyMatch((row) -> row.hash().equals(change.hash()));
	}

	@Override
	public List<Change> changesAfter(long revision, int limit) {
		return changesAfter(revision, limit, (change, versions) -> change
			.change(versions.stream().filter(VersionRow::isKnown).map(VersionRow::version).toList()));
	}

	@Override
	public List<ChainLink> linksAfter(long revision, int limit) {
		return changesAfter(revision, limit,
				(change, versions) -> change.link(versions.stream().map(VersionRow::part).toList()));
	}

	private <T> List<T> changesAfter(long revision, int limit, BiFunction<ChangeRow, List<VersionRow>, T> reading) {
		return this.transactions.read(() -> {
			List<ChangeRow> rows = this.changes.findByRevisionGreaterThanOrderByRevision(revision, Limit.of(limit));
			if (rows.isEmpty()) {
				return List.of();
			}
			Map<Long, List<VersionRow>> byRevision = this.versions
				.findByRevisionBetweenOrderByRevisionAscPositionAsc(rows.get(0).revision(),
						rows.get(rows.size() - 1).revision())
				.stream()
				.collect(Collectors.groupingBy(VersionRow::revision));
			return rows.stream()
				.map((row) -> reading.apply(row, byRevision.getOrDefault(row.revision(), List.of())))
				.toList();
		});
	}

	@Override
	public Head readAll(Consumer<StoredRecord> reader) {
		return this.transactions.readOnce(() -> {
			Head[] head = new Head[1];
			try (Stream<Tuple> rows = this.records.stream()) {
				rows.forEach((row) -> {
					if (head[0] == null) {
						head[0] = new Head(row.get(0, Long.class), row.get(1, String.class));
					}
					String kind = row.get(2, String.class);
					if (kind != null && StoredKind.isKnown(kind)) {
						reader.accept(new StoredRecord(StoredKind.id(kind, row.get(3, Long.class)),
								row.get(4, Long.class), row.get(5, String.class)));
					}
				});
			}
			return head[0];
		});
	}

	@Override
	public List<StoredRecord> versionsOf(RecordId id, int limit) {
		return this.transactions.read(() -> this.versions
			.findByKindAndNumberOrderByRevisionDescPositionDesc(id.kind().resource(), id.number(), Limit.of(limit))
			.stream()
			.map(VersionRow::record)
			.toList());
	}

	@Override
	public long reserveNumbers(int count) {
		if (count < 1) {
			throw new IllegalArgumentException("count: " + count + " (expected: 1 or more)");
		}
		return this.publishing.take(() -> this.transactions.writeApart(() -> {
			long first = this.numbers.lock().next();
			this.writer.moveNumber(first, first + count);
			return first;
		}));
	}

}
