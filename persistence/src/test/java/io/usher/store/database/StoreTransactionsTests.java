package io.usher.store.database;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import io.usher.core.history.StoreUnavailableException;
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
		}

	}

}
