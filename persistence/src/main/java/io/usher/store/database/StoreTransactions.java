package io.usher.store.database;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.function.Supplier;

import io.usher.core.history.StoreUnavailableException;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one transaction, the one that is open already or a new one, and says what
 * went wrong in the store's own words.
 */
public class StoreTransactions {

	private static final Logger logger = LoggerFactory.getLogger(StoreTransactions.class);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final TransactionTemplate writing;

	private final TransactionTemplate reading;

	private final TransactionTemplate apart;

	private final String database;

	StoreTransactions(PlatformTransactionManager transactions, String database) {
		this.writing = new TransactionTemplate(transactions);
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.database = database;
	}

	/**
	 * Runs work that only reads.
	 * @throws StoreUnavailableException when the database does not answer
	 */
	public <T> T read(Supplier<T> work) {
		T result = TransactionSynchronizationManager.isActualTransactionActive() ? work.get() : run(this.reading, work);
		if (result == null) {
			throw new IllegalStateException("nothing was read (expected: a value)");
		}
		return result;
	}

	/**
	 * Runs work that writes. When the database gives the work up in favour of another
	 * transaction, as clusters do at the commit, it runs again.
	 * @throws StoreUnavailableException when the database does not answer, or does not
	 * write
	 */
	public <T extends @Nullable Object> T write(Supplier<T> work) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			return work.get();
		}
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				return run(this.writing, work);
			}
			catch (StoreUnavailableException ex) {
				if (!isGivenUp(ex) || System.nanoTime() - end > 0) {
					throw ex;
				}
				logger.debug("The database gave a transaction up; it runs again", ex);
			}
		}
	}

	/**
	 * Runs short work that writes in a transaction of its own, also within another one: a
	 * row that everybody needs is not held for as long as that takes.
	 * @throws StoreUnavailableException when the database does not answer, or does not
	 * write
	 */
	public <T extends @Nullable Object> T writeApart(Supplier<T> work) {
		return run(this.apart, work);
	}

	private <T extends @Nullable Object> T run(TransactionTemplate template, Supplier<T> work) {
		try {
			return template.execute((status) -> work.get());
		}
		catch (DataAccessException | TransactionException | PersistenceException ex) {
			throw inOwnWords(ex);
		}
	}

	/** The database's own code says more than the exceptions that are made of it. */
	private RuntimeException inOwnWords(RuntimeException failure) {
		VendorCode code = VendorCode.of(failure).orElse(null);
		if (code != null && !code.passes()) {
			return new DataIntegrityViolationException("the database does not take this: " + code.words(), failure);
		}
		if (code != null) {
			return new StoreUnavailableException(this.database + ": " + code.words(), failure);
		}
		return (failure instanceof DataIntegrityViolationException
				|| failure instanceof InvalidDataAccessApiUsageException
				|| failure instanceof InvalidDataAccessResourceUsageException
				|| failure instanceof IllegalTransactionStateException) ? failure
						: new StoreUnavailableException(
								"the database does not answer, or does not write: " + this.database, failure);
	}

	/**
	 * Tells whether a deadlock, or a cluster that certifies at the commit, is the cause.
	 */
	private static boolean isGivenUp(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLTransactionRollbackException || cause instanceof SQLException sql
					&& sql.getSQLState() != null && sql.getSQLState().startsWith("40")) {
				return true;
			}
		}
		return false;
	}

}
