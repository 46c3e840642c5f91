package io.usher.store.database;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.usher.core.history.StoreRefusesException;
import io.usher.core.history.StoreUnavailableException;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class StoreTransactionsTests {

	private final Queue<SQLException> refusals = new ArrayDeque<>();

	private @Nullable SQLException rollbackRefusal;

	private final StoreTransactions transactions = new StoreTransactions(new Refusing(), "jdbc:mysql://db/usher");

	private final StoreTransactions impatient = new StoreTransactions(new Refusing(), "jdbc:mysql://db/usher",
			Duration.ZERO);

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

	/** What MariaDB with Galera says, others with Galera, and any with a binary log. */
	@ParameterizedTest
	@CsvSource({ "1105, Maximum writeset size exceeded, wsrep_max_ws_size",
			"1180, Got error 5 - 'Transaction size exceed set threshold' during COMMIT, wsrep_max_ws_size",
			"1197, Multi-statement transaction required more than 'max_binlog_cache_size' bytes, max_binlog_cache_size" })
	void tellsAtOnceThatAChangeIsLargerThanTheDatabaseTakes(int code, String message, String limit) {
		this.refusals
			.addAll(List.of(new SQLException(message, "HY000", code), new SQLException(message, "HY000", code)));
		AtomicInteger runs = new AtomicInteger();
		assertThatExceptionOfType(StoreRefusesException.class)
			.isThrownBy(() -> this.transactions.writeSettling(runs::incrementAndGet))
			.satisfies((refusal) -> assertThat(refusal.words()).contains("larger than", limit, "in parts",
					"raise that limit"));
		assertThat(runs).hasValue(1);
	}

	@Test
	void takesAnUnknownErrorForNoTransactionThatIsTooLarge() {
		this.refusals.add(new SQLException("Unknown error", "HY000", 1105));
		assertThat(this.transactions.writeSettling(new AtomicInteger()::incrementAndGet)).isEqualTo(2);
	}

	@Test
	void leavesItToTheDecisionLogToWriteLessAtOnce() {
		this.refusals.add(new SQLException("Maximum writeset size exceeded", "HY000", 1105));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.transactions.write(new AtomicInteger()::incrementAndGet));
	}

	@Test
	void givesUpSoonOnAGroupThatRefusesWithoutAWordWhy() {
		SQLException refusal = new SQLException("Error on observer while running replication hook 'before_commit'.",
				"HY000", 3100);
		this.refusals.addAll(Collections.nCopies(10_000, refusal));
		AtomicInteger runs = new AtomicInteger();
		assertTimeout(Duration.ofSeconds(8),
				() -> assertThatExceptionOfType(StoreRefusesException.class)
					.isThrownBy(() -> this.transactions.writeSettling(runs::incrementAndGet))
					.satisfies((given) -> assertThat(given.words()).contains("group_replication_transaction_size_limit",
							"in parts", "majority")));
		assertThat(runs).hasValueGreaterThan(2);
		this.refusals.clear();
		this.refusals.add(refusal);
		assertThat(this.transactions.writeSettling(new AtomicInteger()::incrementAndGet)).isEqualTo(2);
	}

	@Test
	void doesNotTryAgainWhatTheServerTakesForTooLargeAPacket() {
		AtomicInteger runs = new AtomicInteger();
		assertThatExceptionOfType(StoreRefusesException.class).isThrownBy(() -> this.transactions.writeSettling(() -> {
			runs.incrementAndGet();
			throw translated(new SQLException("Got a packet bigger than 'max_allowed_packet' bytes", "08S01", 1153));
		}));
		assertThat(runs).hasValue(1);
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

	/** What MySQL, MariaDB and H2 say, with the state that they say it with. */
	@ParameterizedTest
	@CsvSource({ "3, HY000", "20, HY000", "1021, HY000", "1026, HY000", "1030, HY000", "1036, HY000", "1037, HY001",
			"1038, HY001", "1040, 08004", "1041, HY000", "1047, 08S01", "1053, 08S01", "1114, HY000", "1135, HY000",
			"1142, 42000", "1143, 42000", "1180, HY000", "1203, 42000", "1205, HY000", "1206, HY000", "1213, 40001",
			"1223, HY000", "1226, 42000", "1227, 42000", "1290, HY000", "1297, HY000", "1317, 70100", "1637, HY000",
			"1792, 25006", "1836, HY000", "1874, HY000", "1878, HY000", "1927, 70100", "1969, 70100", "3024, HY000",
			"3100, HY000", "3101, 40000", "3169, HY000", "3572, HY000", "40001, 40001", "50200, HYT00", "57014, 57014",
			"90028, 90028", "90031, 90031", "90067, 90067", "90097, 90097", "90098, 90098", "90108, 90108",
			"90121, 90121" })
	void takesWhatTheDatabaseCannotNowForADatabaseThatIsAway(int code, String state) {
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> fail(code, state))
			.withMessageContaining("jdbc:mysql://db/usher");
	}

	@ParameterizedTest
	@CsvSource({ "1153, 08S01", "1267, HY000", "1364, HY000", "1366, HY000", "1406, 22001", "1048, 23000",
			"1062, 23000" })
	void takesWhatTheDatabaseNeverTakesForAFaultOfTheStatement(int code, String state) {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> fail(code, state));
	}

	@Test
	void takesWhatTheDriverDoesNotSendForAFaultOfTheStatement() throws Exception {
		SQLException tooLarge = (SQLException) Class.forName("com.mysql.cj.jdbc.exceptions.PacketTooBigException")
			.getConstructor(long.class, long.class)
			.newInstance(2, 1);
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.transactions.read(() -> {
			throw translated(tooLarge);
		}));
	}

	@Test
	void saysThatTheDatabaseIsAwayWhenRowsNoLongerCome() {
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.impatient.read(() -> {
			throw new PersistenceException(new SQLException("communications link failure", "08S01"));
		}));
	}

	private void fail(int code, String state) {
		this.impatient.read(() -> {
			throw translated(new SQLException("as the server says it", state, code));
		});
	}

	private static DataAccessException translated(SQLException failure) {
		return Objects.requireNonNullElseGet(new SQLExceptionSubclassTranslator().translate("work", "insert", failure),
				() -> new UncategorizedSQLException("work", "insert", failure));
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
