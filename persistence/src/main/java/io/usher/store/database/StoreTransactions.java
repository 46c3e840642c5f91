package io.usher.store.database;

import java.time.Duration;
import java.util.function.Supplier;

import io.usher.core.history.StoreRefusesException;
import io.usher.core.history.StoreUnavailableException;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one transaction, the one that is open already or a new one, and says what
 * went wrong in the store's own words.
 */
public class StoreTransactions {

	/** Longer than locks are waited for, so that there is a second try. */
	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final TransactionOperations writing;

	private final TransactionOperations settling;

	private final TransactionOperations reading;

	private final TransactionOperations readingOnce;

	private final TransactionOperations apart;

	private final String database;

	StoreTransactions(PlatformTransactionManager transactions, String database) {
		this(transactions, database, PATIENCE);
	}

	StoreTransactions(PlatformTransactionManager transactions, String database, Duration patience) {
		TransactionTemplate reading = new TransactionTemplate(transactions);
		reading.setReadOnly(true);
		this.readingOnce = reading;
		this.reading = new RerunTransactions(reading, patience);
		this.writing = new RerunTransactions(new TransactionTemplate(transactions), patience);
		this.settling = RerunTransactions.settling(new TransactionTemplate(transactions), patience);
		TransactionTemplate apart = new TransactionTemplate(transactions);
		apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.apart = RerunTransactions.settling(apart, patience);
		this.database = database;
	}

	/**
	 * Runs work that only reads, and again when it lost its connection.
	 * @throws StoreUnavailableException when the database does not answer
	 */
	public <T> T read(Supplier<T> work) {
		return read(this.reading, work);
	}

	/**
	 * Runs work that only reads, and hands over what it reads while it does.
	 * @throws StoreUnavailableException when the database does not answer
	 */
	public <T> T readOnce(Supplier<T> work) {
		return read(this.readingOnce, work);
	}

	private <T> T read(TransactionOperations transactions, Supplier<T> work) {
		T result = TransactionSynchronizationManager.isActualTransactionActive() ? work.get() : run(transactions, work);
		if (result == null) {
			throw new IllegalStateException("nothing was read (expected: a value)");
		}
		return result;
	}

	/**
	 * Runs work that writes. When nothing of it was kept, since the database gave it up
	 * in favour of another transaction or the connection was lost, it runs again.
	 * @throws StoreUnavailableException when the database does not answer, or does not
	 * write
	 */
	public <T extends @Nullable Object> T write(Supplier<T> work) {
		return TransactionSynchronizationManager.isActualTransactionActive() ? work.get() : run(this.writing, work);
	}

	/**
	 * Runs work that writes, and that looks first whether an earlier run of it was
	 * written: it runs again also when nobody knows that, since the commit failed.
	 * @throws StoreUnavailableException when the database does not answer, or does not
	 * write, also because it is too much at once
	 */
	public <T extends @Nullable Object> T writeSettling(Supplier<T> work) {
		try {
			return TransactionSynchronizationManager.isActualTransactionActive() ? work.get()
					: run(this.settling, work);
		}
		catch (DataIntegrityViolationException ex) {
			throw inWordsOfSize(ex);
		}
	}

	/** Such work is a change of the configuration; whoever makes it can do something. */
	private RuntimeException inWordsOfSize(DataIntegrityViolationException failure) {
		VendorCode code = VendorCode.of(failure).orElse(null);
		return (code != null && code.isOfSize())
				? new StoreRefusesException(this.database + " does not take a change: " + code.words(),
						"as one change " + code.words(), failure)
				: failure;
	}

	/**
	 * Runs short work that writes in a transaction of its own, also within another one: a
	 * row that everybody needs is not held for as long as that takes. The work may be
	 * done twice.
	 * @throws StoreUnavailableException when the database does not answer, or does not
	 * write
	 */
	public <T extends @Nullable Object> T writeApart(Supplier<T> work) {
		return run(this.apart, work);
	}

	private <T extends @Nullable Object> T run(TransactionOperations template, Supplier<T> work) {
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
			return VendorCode.unavailable(this.database, failure);
		}
		return (failure instanceof DataIntegrityViolationException
				|| failure instanceof InvalidDataAccessApiUsageException
				|| failure instanceof InvalidDataAccessResourceUsageException
				|| failure instanceof IllegalTransactionStateException) ? failure
						: new StoreUnavailableException(
								"the database does not answer, or does not write: " + this.database, failure);
	}

}
