package io.usher.store.instance;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import io.usher.core.history.StoreUnavailableException;
import io.usher.core.instance.Instance;
import io.usher.core.instance.Instances;
import io.usher.store.database.StoreTransactions;

import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Instances in the database: a row for each, which nobody but the instance writes.
 */
class JdbcInstances implements Instances {

	private final StoreTransactions transactions;

	private final JdbcTemplate jdbc;

	JdbcInstances(StoreTransactions transactions, JdbcTemplate jdbc) {
		this.transactions = transactions;
		this.jdbc = jdbc;
	}

	@Override
	public void report(Instance instance) {
		reachable(() -> this.transactions.write(() -> {
			int known = this.jdbc.update(
					"update instance set address = ?, version = ?, revision = ?, last_seen = ? where id = ?",
					instance.address(), instance.version(), instance.revision(), instance.lastSeen().toEpochMilli(),
					instance.id());
			return (known > 0) ? known : this.jdbc.update("""
					insert into instance (id, address, version, revision, started, last_seen)
					values (?, ?, ?, ?, ?, ?)""", instance.id(), instance.address(), instance.version(),
					instance.revision(), instance.started().toEpochMilli(), instance.lastSeen().toEpochMilli());
		}));
	}

	@Override
	public List<Instance> all() {
		return reachable(
				() -> this.transactions.read(() -> this.jdbc.query(
						"select id, address, version, revision, started, last_seen from instance order by address, id",
						(row, number) -> new Instance(row.getString(1), row.getString(2), row.getString(3),
								row.getLong(4), Instant.ofEpochMilli(row.getLong(5)),
								Instant.ofEpochMilli(row.getLong(6))))));
	}

	@Override
	public void remove(String id) {
		reachable(() -> this.transactions.write(() -> this.jdbc.update("delete from instance where id = ?", id)));
	}

	@Override
	public void removeSilentSince(Instant moment) {
		reachable(() -> this.transactions
			.write(() -> this.jdbc.update("delete from instance where last_seen < ?", moment.toEpochMilli())));
	}

	/** The table that is not there yet is made soon. */
	private static <T> T reachable(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (InvalidDataAccessResourceUsageException ex) {
			throw new StoreUnavailableException("the table of instances cannot be used", ex);
		}
	}

}
