package io.usher.store.log;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;

import io.usher.core.log.LogBatch;
import io.usher.core.log.LogIds;
import io.usher.core.log.LoggedDecision;
import io.usher.core.log.LoggedDecisionCodec;
import io.usher.core.log.SearchTerms;
import io.usher.core.log.SupportEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes entries in blocks of 256. A block is one instance's, spans ten minutes at most,
 * and has a filter that is written in the same transaction as its entries. Plain
 * statements in batches: an entity for each row costs several times as much, and nobody
 * would ever change it.
 */
class BlockWriter {

	/** The most entries of a block. */
	static final int MAX_ENTRIES = 256;

	/** The longest time between the first and the last entry of a block. */
	static final Duration MAX_SPAN = Duration.ofMinutes(10);

	private static final int STATEMENTS = 100;

	private static final int RANDOM_BITS = 22;

	private final JdbcTemplate jdbc;

	private final LoggedDecisionCodec codec;

	private final SupportEntryCodec supportCodec;

	private final SecureRandom random = new SecureRandom();

	private @Nullable Block open;

	BlockWriter(JdbcTemplate jdbc, LoggedDecisionCodec codec, SupportEntryCodec supportCodec) {
		this.jdbc = jdbc;
		this.codec = codec;
		this.supportCodec = supportCodec;
	}

	/**
	 * Decides which entry goes into which block, and writes down what is stored; without
	 * the database.
	 */
	Plan plan(LogBatch batch) {
		Plan plan = new Plan(new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>());
		for (LoggedDecision decision : batch.decisions()) {
			Block block = this.open;
			if (block == null || !block.takes(decision.id())) {
				block = new Block(newId(), decision.id());
				this.open = block;
			}
			String lines = decision.debugLog().isEmpty() ? "" : this.supportCodec.encode(SupportEntry.of(decision));
			block.add(decision, lines.length());
			plan.blocks.add(block);
			plan.entries.add(new Row(block.id, decision.id(), this.codec.encode(decision)));
			if (!lines.isEmpty()) {
				plan.support.add(new Row(block.id, decision.id(), lines));
			}
		}
		return plan;
	}

	/** Some bits of chance tell apart blocks that instances begin at the same moment. */
	private long newId() {
		return System.currentTimeMillis() << RANDOM_BITS | this.random.nextInt(1 << RANDOM_BITS);
	}

	/** Writes what was planned, in the transaction that is open. */
	void write(Plan plan) {
		insert("insert into decision_log (block_id, id, document) values (?, ?, ?)", plan.entries);
		insert("insert into support_log (block_id, id, document) values (?, ?, ?)", plan.support);
		plan.blocks.forEach(this::write);
	}

	private void insert(String statement, List<Row> rows) {
		this.jdbc.batchUpdate(statement, rows, STATEMENTS, (values, row) -> {
			values.setLong(1, row.block);
			values.setLong(2, row.id);
			values.setString(3, row.document);
		});
	}

	/** A block of which everything was deleted meanwhile is there no longer. */
	private void write(Block block) {
		int updated = block.isNew() ? 0 : this.jdbc.update("""
				update decision_log_block set first_id = least(first_id, ?), last_id = greatest(last_id, ?),
				entries = entries + ?, support_characters = support_characters + ?, terms = ? where block_id = ?""",
				block.addedFirst, block.addedLast, block.added, block.addedCharacters, block.filter.bytes(), block.id);
		if (updated == 0) {
			this.jdbc.update("""
					insert into decision_log_block (block_id, first_id, last_id, entries, support_characters, terms)
					values (?, ?, ?, ?, ?, ?)""", block.id, block.addedFirst, block.addedLast, block.added,
					block.addedCharacters, block.filter.bytes());
		}
	}

	/** Tells whether a plan was written although its writer does not know it. */
	boolean isWritten(Plan plan) {
		if (plan.entries.isEmpty()) {
			return false;
		}
		Row row = plan.entries.get(0);
		return !this.jdbc
			.queryForList("select id from decision_log where block_id = ? and id = ?", Long.class, row.block, row.id)
			.isEmpty();
	}

	/** Returns the identities of those decisions that are written, whoever wrote them. */
	Set<Long> kept(List<LoggedDecision> decisions) {
		LongSummaryStatistics ids = decisions.stream().mapToLong(LoggedDecision::id).summaryStatistics();
		return new HashSet<>(this.jdbc.queryForList("""
				select entry.id from decision_log_block block join decision_log entry on entry.block_id = block.block_id
				where block.first_id <= ? and block.last_id >= ? and entry.id between ? and ?""", Long.class,
				ids.getMax(), ids.getMin(), ids.getMin(), ids.getMax()));
	}

	/** Goes on after a plan was written. */
	void keep(Plan plan) {
		plan.blocks.forEach(Block::settle);
	}

	/** Begins a new block, because it is not known what became of the last one. */
	void leave() {
		this.open = null;
	}

	/**
	 * What is written at once.
	 *
	 * @param entries rows of the decision log
	 * @param support rows of the support log
	 * @param blocks the blocks that they belong to
	 */
	record Plan(List<Row> entries, List<Row> support, Set<Block> blocks) {

	}

	/**
	 * A stored entry.
	 *
	 * @param block its block
	 * @param id its identity
	 * @param document the entry
	 */
	record Row(long block, long id, String document) {

	}

	/** A block that still takes entries, and what is added to it. */
	static final class Block {

		private final long id;

		private final TermFilter filter = new TermFilter();

		private final long begin;

		private int written;

		private int added;

		private int addedCharacters;

		private long addedFirst = Long.MAX_VALUE;

		private long addedLast;

		Block(long id, long begin) {
			this.id = id;
			this.begin = begin;
		}

		boolean takes(long entry) {
			Duration span = Duration.between(LogIds.time(this.begin), LogIds.time(entry)).abs();
			return this.written + this.added < MAX_ENTRIES && span.compareTo(MAX_SPAN) < 0;
		}

		boolean isNew() {
			return this.written == 0;
		}

		void add(LoggedDecision decision, int characters) {
			this.filter.addAll(SearchTerms.of(decision));
			this.added++;
			this.addedCharacters += characters;
			this.addedFirst = Math.min(this.addedFirst, decision.id());
			this.addedLast = Math.max(this.addedLast, decision.id());
		}

		void settle() {
			this.written += this.added;
			this.added = 0;
			this.addedCharacters = 0;
			this.addedFirst = Long.MAX_VALUE;
			this.addedLast = 0;
		}

	}

}
