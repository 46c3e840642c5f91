package io.usher.store.account;

import java.time.Instant;

import io.usher.core.account.UsedAssertions;
import io.usher.core.history.StoreUnavailableException;
import io.usher.store.database.StoreTransactions;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Used assertions in the database: a row for each, whose key only one instance can write.
 */
class JdbcUsedAssertions implements UsedAssertions {

	private final StoreTransactions transactions;

	private final JdbcTemplate jdbc;

	JdbcUsedAssertions(StoreTransactions transactions, JdbcTemplate jdbc) {
		this.transactions = transactions;
		this.jdbc = jdbc;
	}

	@Override
	public boolean use(String digest, Instant until) {
		try {
			return this.transactions
				.write(() -> this.jdbc.update("insert into used_assertion (digest, remembered_until) values (?, ?)",
						digest, until.toEpochMilli())) > 0;
		}
		catch (DataIntegrityViolationException ex) {
			return false;
		}
		catch (InvalidDataAccessResourceUsageException ex) {
			throw new StoreUnavailableException("the table of used assertions cannot be used", ex);
		}
	}

	@Override
	public void forget(Instant moment) {
		this.transactions.write(
				() -> this.jdbc.update("delete from used_assertion where remembered_until < ?", moment.toEpochMilli()));
	}

}
