package io.usher.store.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.usher.core.history.StoreUnavailableException;
import io.usher.core.log.DecisionLog;
import io.usher.core.log.DecisionQuery;
import io.usher.core.log.LogBatch;
import io.usher.core.log.LogIds;
import io.usher.core.log.LoggedDecision;
import io.usher.core.log.LoggedDecisionCodec;
import io.usher.core.log.LostCount;
import io.usher.core.log.Page;
import io.usher.core.log.RefusedCount;
import io.usher.core.log.SupportEntry;
import io.usher.core.log.SupportQuery;
import io.usher.store.database.StoreTransactions;
import io.usher.store.log.BlockSearch.Wanted;
import io.usher.store.log.BlockWriter.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The log in the database.
 */
class JdbcDecisionLog implements DecisionLog {

	private final StoreTransactions transactions;

	private final JdbcTemplate jdbc;

	private final LoggedDecisionCodec codec = new LoggedDecisionCodec();

	private final SupportEntryCodec supportCodec = new SupportEntryCodec();

	private final BlockWriter blocks;

	private final LogCounts counts;

	private final LogTrimming trimming;

	/** What was to be written when the last write failed, if it did. */
	private @Nullable Attempt failed;

	JdbcDecisionLog(StoreTransactions transactions, JdbcTemplate jdbc) {
		this.transactions = transactions;
		this.jdbc = jdbc;
		this.blocks = new BlockWriter(jdbc, this.codec, this.supportCodec);
		this.counts = new LogCounts(jdbc);
		this.trimming = new LogTrimming(jdbc);
	}

	@Override
	public synchronized void write(LogBatch batch) {
		Attempt before = this.failed;
		if (before != null && before.batch.equals(batch)
				&& reachable(() -> this.transactions.read(() -> this.blocks.isWritten(before.plan)))) {
			this.failed = null;
			return;
		}
		Plan plan = this.blocks.plan(batch);
		boolean written = false;
		try {
			reachable(() -> this.transactions.<@Nullable Void>write(() -> {
				this.blocks.write(plan);
				this.counts.write(batch);
				return null;
			}));
			written = true;
		}
		finally {
			this.failed = written ? null : new Attempt(batch, plan);
			if (written) {
				this.blocks.keep(plan);
			}
			else {
				this.blocks.leave();
			}
		}
	}

	@Override
	public synchronized void writeAgain(LogBatch batch) {
		if (batch.decisions().isEmpty()) {
			write(batch);
			return;
		}
		Set<Long> kept = reachable(() -> this.transactions.read(() -> this.blocks.kept(batch.decisions())));
		List<LoggedDecision> missing = batch.decisions()
			.stream()
			.filter((decision) -> !kept.contains(decision.id()))
			.toList();
		if (!missing.isEmpty()) {
			write(new LogBatch(missing, batch.refused(), batch.lost()));
		}
	}

	@Override
	public Page<LoggedDecision> search(DecisionQuery query) {
		return search(new Wanted<>("decision_log", this.codec::decode, LoggedDecision::id, query.terms(),
				query.isUnconditional(), query::fits, query.first(), query.before(), query.limit()));
	}

	@Override
	public Optional<LoggedDecision> find(String decisionId) {
		DecisionQuery.Builder query = DecisionQuery.newest().decision(decisionId).limit(1);
		Page<LoggedDecision> page = search(query.build());
		while (page.entries().isEmpty() && page.next() != null) {
			page = search(query.before(page.next()).build());
		}
		return page.entries().stream().findFirst().map((decision) -> decision.withDebugLog(lines(decision)));
	}

	private List<String> lines(LoggedDecision decision) {
		return search(new SupportQuery(null, decision.decisionId(), null, null, null, decision.at(),
				decision.at().plusMillis(1), Long.MAX_VALUE, 1))
			.entries()
			.stream()
			.flatMap((entry) -> entry.lines().stream())
			.toList();
	}

	@Override
	public Page<SupportEntry> search(SupportQuery query) {
		return search(new Wanted<>("support_log", this.supportCodec::decode, SupportEntry::id, query.terms(), false,
				query::fits, query.first(), query.before(), query.limit()));
	}

	private <T> Page<T> search(Wanted<T> wanted) {
		return reachable(() -> this.transactions.read(() -> new BlockSearch<>(this.jdbc, wanted).run()));
	}

	@Override
	public List<RefusedCount> refused(Instant from, Instant until, int limit) {
		return reachable(() -> this.transactions.read(() -> this.counts.refused(from, until, limit)));
	}

	@Override
	public List<LostCount> lost(Instant from, Instant until, int limit) {
		return reachable(() -> this.transactions.read(() -> this.counts.lost(from, until, limit)));
	}

	@Override
	public int trim(Instant before, long decisions, long supportCharacters) {
		long first = LogIds.first(before);
		return reachable(() -> this.transactions.write(() -> this.trimming.trim(first, decisions, supportCharacters)));
	}

	/** Tables that are not there yet are made soon. */
	private static <T extends @Nullable Object> T reachable(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (InvalidDataAccessResourceUsageException ex) {
			throw new StoreUnavailableException("the tables of the decision log cannot be used", ex);
		}
	}

	/**
	 * A write that failed, perhaps after it was committed.
	 *
	 * @param batch what was to be written
	 * @param plan where
	 */
	private record Attempt(LogBatch batch, Plan plan) {

	}

}
