package io.usher.store.database;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.usher.core.history.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StoreTransactionsTests {

	private final Queue<SQLException> refusals = new ArrayDeque<>();

	private @Nullable SQLException rollbackRefusal;

	private final StoreTransactions transactions = new StoreTransactions(new Refusing(), "jdbc:mysql://db/usher");

	@Test
	void runsTheWorkAgainWhenAClusterRefusesTheCommit() {
		this.refusals.addAll(List.of(new SQLTransactionRollbackException("certification failed"),
				new SQLException("deadlock", "40001")));
		AtomicInteger runs = new AtomicInteger();
		assertThat(this.transactions.write(runs::incrementAndGet)).isEqualTo(3);
	}

	@Test
	void doesNotRunTheWorkAgainWhenNobodyKnowsWhetherItWasCommitted() {
		this.refusals.add(new SQLException("connection lost", "08007"));
		AtomicInteger runs = new AtomicInteger();
		assertThatExceptionOfType(StoreUnavailableException.class)
			.isThrownBy(() -> this.transactions.write(runs::incrementAndGet))
			.withMessageContaining("jdbc:mysql://db/usher");
		assertThat(runs).hasValue(1);
	}

	@Test
	void runsTheWorkAgainAtTheCommitTooWhenItFindsOutByItselfWhatBecameOfIt() {
		this.refusals.addAll(List.of(new SQLException("connection lost", "08007"),
				new SQLException("not connected to primary component", "HY000", 1180)));
		assertThat(this.transactions.writeSettling(new AtomicInteger()::incrementAndGet)).isEqualTo(3);
		this.refusals.add(new SQLException("connection lost", "08007"));
		assertThat(this.transactions.writeApart(new AtomicInteger()::incrementAndGet)).isEqualTo(2);
	}

	@Test
	void runsTheWorkAgainWhenTheConnectionIsLostBeforeTheCommitAndTheRollbackFailsToo() {
		this.rollbackRefusal = new SQLException("Connection is closed");
		AtomicInteger runs = new AtomicInteger();
		assertThat(this.transactions.write(() -> {
			if (runs.incrementAndGet() < 3) {
				throw new DataAccessResourceFailureException("no service",
						new SQLException("WSREP has not yet prepared node for application use", "08S01", 1047));
			}
			return runs.get();
		})).isEqualTo(3);
	}

	@Test
	void doesNotBelieveWhatItReadInATransactionThatWasGivenUp() {
		this.rollbackRefusal = new SQLException("deadlock", "40001", 1213);
		AtomicInteger runs = new AtomicInteger();
		assertThat(this.transactions.write(() -> {
			if (runs.incrementAndGet() == 1) {
				throw new IllegalStateException("what is not there any more");
			}
			return "done";
		})).isEqualTo("done");
	}

	@Test
	void readsAgainWhatDoesNotHandOverWhatItReadMeanwhile() {
		AtomicInteger runs = new AtomicInteger();
		Supplier<Integer> work = () -> {
			if (runs.incrementAndGet() % 2 == 1) {
				throw new DataAccessResourceFailureException("lost", new SQLException("connection lost", "08S01"));
			}
			return runs.get();
		};
		assertThat(this.transactions.read(work)).isEqualTo(2);
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.transactions.readOnce(work));
	}

	@Test
	void doesNotRunTheWorkAgainWhenThereIsNoConnectionToBeHad() {
		AtomicInteger runs = new AtomicInteger();
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.transactions.write(() -> {
			runs.incrementAndGet();
			throw new DataAccessResourceFailureException("pool",
					new SQLTransientConnectionException("request timed out", "08001"));
		}));
		assertThat(runs).hasValue(1);
	}

	@Test
	void saysThatTheDatabaseDoesNotAnswer() {
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.transactions.read(() -> {
			throw new DataAccessResourceFailureException("gone");
		}));
	}

	@Test
	void leavesTheWorksOwnFailureAsItIs() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.transactions.write(() -> {
			throw new IllegalStateException("mine");
		})).withMessage("mine");
	}

	private final class Refusing extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1L;

		@Override
		protected Object doGetTransaction() {
			return new Object();
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
			SQLException refusal = StoreTransactionsTests.this.refusals.poll();
			if (refusal != null) {
				throw new TransactionSystemException("commit", refusal);
			}
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
			SQLException refusal = StoreTransactionsTests.this.rollbackRefusal;
			if (refusal != null) {
				throw new TransactionSystemException("rollback", refusal);
			}
		}

	}

}
