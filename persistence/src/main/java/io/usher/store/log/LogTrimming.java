package io.usher.store.log;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deletes what is too old or too much: some blocks, the oldest entries of one, or a
 * minute of counts at a time. Instances that do it at the same time delete the same.
 */
class LogTrimming {

	/** The most rows of counts. */
	private static final int MAX_COUNTS = 200_000;

	private static final String BLOCK = "select block_id, last_id, entries, support_characters from decision_log_block ";

	/** What one transaction deletes: a thousand entries. */
	private static final String SOME = " limit 4";

	private final JdbcTemplate jdbc;

	LogTrimming(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Deletes in the transaction that is open.
	 * @param before the identity of the first entry that is not too old
	 * @return how many entries were deleted, 0 when there was nothing to delete
	 */
	int trim(long before, long decisions, long supportCharacters) {
		int deleted = trimByNumber(decisions);
		if (deleted == 0) {
			deleted = trimByAge(before);
		}
		if (deleted == 0) {
			deleted = trimSupport(supportCharacters);
		}
		return (deleted == 0) ? trimCounts(before) : deleted;
	}

	/** Where another instance deletes the same, nothing more than that is deleted. */
	private int trimByNumber(long decisions) {
		long excess = sum("entries") - decisions;
		int deleted = 0;
		for (Block block : (excess > 0) ? blocks(BLOCK + "order by last_id" + SOME) : List.<Block>of()) {
			if (excess - deleted < block.entries) {
				return (excess > deleted) ? deleted + deleteOldest(block, excess - deleted) : deleted;
			}
			deleted += delete(block);
		}
		return deleted;
	}

	private int deleteOldest(Block block, long most) {
		return deleteBefore(block,
				number("select id from decision_log where block_id = ? order by id limit 1 offset " + most, block.id,
						block.last + 1));
	}

	private int trimByAge(long before) {
		int deleted = 0;
		for (Block block : blocks(BLOCK + "where first_id < ? order by first_id" + SOME, before)) {
			deleted += (block.last < before) ? delete(block) : deleteBefore(block, before);
		}
		return deleted;
	}

	private int delete(Block block) {
		this.jdbc.update("delete from decision_log where block_id = ?", block.id);
		this.jdbc.update("delete from support_log where block_id = ?", block.id);
		this.jdbc.update("delete from decision_log_block where block_id = ?", block.id);
		return Math.max(1, block.entries);
	}

	private int deleteBefore(Block block, long before) {
		int deleted = this.jdbc.update("delete from decision_log where block_id = ? and id < ?", block.id, before);
		this.jdbc.update("delete from support_log where block_id = ? and id < ?", block.id, before);
		long support = number("select coalesce(sum(char_length(document)), 0) from support_log where block_id = ?",
				block.id, 0);
		this.jdbc.update("""
				update decision_log_block set first_id = ?, entries = entries - ?, support_characters = ?
				where block_id = ?""", before, deleted, support, block.id);
		return Math.max(1, deleted);
	}

	/** Decisions stay although what their scripts wrote goes. */
	private int trimSupport(long most) {
		long excess = sum("support_characters") - most;
		if (excess <= 0) {
			return 0;
		}
		int deleted = 0;
		for (Block block : blocks(BLOCK + "where support_characters > 0 order by last_id" + SOME)) {
			if (excess <= 0) {
				return deleted;
			}
			excess -= block.supportCharacters;
			deleted += Math.max(1, this.jdbc.update("delete from support_log where block_id = ?", block.id));
			this.jdbc.update("update decision_log_block set support_characters = 0 where block_id = ?", block.id);
		}
		return deleted;
	}

	private int trimCounts(long before) {
		Long oldest = this.jdbc.queryForObject("select min(minute_id) from decision_log_count", Long.class);
		if (oldest == null) {
			return 0;
		}
		Long rows = this.jdbc.queryForObject("select count(*) from decision_log_count", Long.class);
		if (oldest >= before && (rows == null || rows <= MAX_COUNTS)) {
			return 0;
		}
		return Math.max(1, this.jdbc.update("delete from decision_log_count where minute_id = ?", oldest));
	}

	private long sum(String column) {
		Long sum = this.jdbc.queryForObject("select coalesce(sum(" + column + "), 0) from decision_log_block",
				Long.class);
		return (sum != null) ? sum : 0;
	}

	private long number(String query, long block, long otherwise) {
		List<Long> numbers = this.jdbc.queryForList(query, Long.class, block);
		return numbers.isEmpty() ? otherwise : numbers.get(0);
	}

	private List<Block> blocks(String query, Object... values) {
		return this.jdbc.query(query,
				(row, number) -> new Block(row.getLong(1), row.getLong(2), row.getInt(3), row.getInt(4)), values);
	}

	/**
	 * A block.
	 *
	 * @param id its identity
	 * @param last the largest identity of its entries
	 * @param entries how many entries it has
	 * @param supportCharacters how many characters its scripts wrote
	 */
	private record Block(long id, long last, int entries, int supportCharacters) {

	}

}
