package io.usher.store.session;

import io.usher.core.account.TakenCodes;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.RecordId;
import io.usher.store.database.StoreTransactions;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The last code of each account in the database: a row for each, which only grows.
 */
class JdbcTakenCodes implements TakenCodes {

	private final StoreTransactions transactions;

	private final JdbcTemplate jdbc;

	JdbcTakenCodes(StoreTransactions transactions, JdbcTemplate jdbc) {
		this.transactions = transactions;
		this.jdbc = jdbc;
	}

	@Override
	public boolean take(RecordId account, long step) {
		try {
			return this.transactions.write(() -> takeNow(account.number(), step));
		}
		catch (DuplicateKeyException ex) {
			// Another instance took the account's first code at this moment.
			return this.transactions.write(() -> takeLater(account.number(), step));
		}
		catch (InvalidDataAccessResourceUsageException ex) {
			throw new StoreUnavailableException("the table of codes cannot be used", ex);
		}
	}

	private boolean takeNow(long account, long step) {
		if (takeLater(account, step)) {
			return true;
		}
		Integer known = this.jdbc.queryForObject("select count(*) from second_factor_code where account = ?",
				Integer.class, account);
		if (known != null && known > 0) {
			return false;
		}
		return this.jdbc.update("insert into second_factor_code (account, step) values (?, ?)", account, step) > 0;
	}

	private boolean takeLater(long account, long step) {
		return this.jdbc.update("update second_factor_code set step = ? where account = ? and step < ?", step, account,
				step) > 0;
	}

}
