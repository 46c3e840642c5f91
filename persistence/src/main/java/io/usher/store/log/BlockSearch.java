package io.usher.store.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import io.usher.core.log.LogIds;
import io.usher.core.log.Page;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Walks over blocks, the newest first, reads those that may have what is looked for, and
 * merges what it finds: blocks of several instances overlap in time.
 *
 * @param <T> the kind of entry
 */
class BlockSearch<T> {

	/** The most blocks of which the filter is looked at: 2.5 million entries. */
	static final int MAX_BLOCKS = 10_000;

	/** The most blocks whose entries are looked at one by one: 40,000 entries. */
	static final int MAX_READ = 160;

	private static final int FIRST_HEADERS = 8;

	private static final int HEADERS = 256;

	private final JdbcTemplate jdbc;

	private final Wanted<T> wanted;

	private final PriorityQueue<T> found;

	private final List<T> page = new ArrayList<>();

	private int examined;

	private int read;

	BlockSearch(JdbcTemplate jdbc, Wanted<T> wanted) {
		this.jdbc = jdbc;
		this.wanted = wanted;
		this.found = new PriorityQueue<>(Comparator.comparingLong(wanted.id).reversed());
	}

	/** Returns the newest entries that are wanted. */
	Page<T> run() {
		if (this.wanted.before <= this.wanted.first) {
			return Page.last(List.of());
		}
		long last = firstLast();
		int headers = FIRST_HEADERS;
		while (true) {
			List<Header> blocks = headers(last, headers);
			for (Header block : blocks) {
				take(block.last);
				if (isFull()) {
					return page();
				}
				if (this.examined >= MAX_BLOCKS || this.read >= MAX_READ) {
					return unfinished(block.last);
				}
				this.examined++;
				if (this.wanted.terms.stream().allMatch(block.filter::mayHaveOneOf)) {
					this.read++;
					read(block);
				}
				last = block.last;
			}
			if (blocks.size() < headers) {
				take(Long.MIN_VALUE);
				return page();
			}
			headers = HEADERS;
		}
	}

	/** A block that begins before the end spans ten minutes at most. */
	private long firstLast() {
		Instant latest = LogIds.time(this.wanted.before).plus(BlockWriter.MAX_SPAN).plusMillis(1);
		return (this.wanted.before == Long.MAX_VALUE) ? Long.MAX_VALUE : LogIds.first(latest);
	}

	private List<Header> headers(long before, int most) {
		return this.jdbc.query("""
				select block_id, last_id, terms from decision_log_block
				where last_id < ? and last_id >= ? and first_id < ? order by last_id desc limit ?""",
				(row, number) -> new Header(row.getLong(1), row.getLong(2), new TermFilter(row.getBytes(3))), before,
				this.wanted.first, this.wanted.before, most);
	}

	private void read(Header block) {
		String limit = this.wanted.all ? " limit " + (this.wanted.limit + 1) : "";
		this.jdbc.query("select id, document from " + this.wanted.table
				+ " where block_id = ? and id < ? and id >= ? order by id desc" + limit, (row) -> {
					T entry = this.wanted.reader.read(row.getLong(1), row.getString(2));
					if (this.wanted.test.test(entry)) {
						this.found.add(entry);
					}
				}, block.id, this.wanted.before, this.wanted.first);
	}

	/** Takes what is newer than all of the blocks that were not read yet. */
	private void take(long last) {
		for (T next = this.found.peek(); next != null && !isFull()
				&& this.wanted.id.applyAsLong(next) > last; next = this.found.peek()) {
			this.page.add(next);
			this.found.poll();
		}
	}

	private boolean isFull() {
		return this.page.size() > this.wanted.limit;
	}

	private Page<T> page() {
		if (!isFull()) {
			return Page.last(this.page);
		}
		List<T> entries = this.page.subList(0, this.wanted.limit);
		return new Page<>(entries, this.wanted.id.applyAsLong(entries.get(entries.size() - 1)), null);
	}

	private Page<T> unfinished(long last) {
		return new Page<>(this.page, last + 1, LogIds.time(last));
	}

	/**
	 * A block without its entries.
	 *
	 * @param id its identity
	 * @param last the largest identity of its entries
	 * @param filter the terms of its entries
	 */
	private record Header(long id, long last, TermFilter filter) {

	}

	/**
	 * What is looked for.
	 *
	 * @param table the table that has it
	 * @param reader reads an entry
	 * @param id tells an entry's identity
	 * @param terms of each set, the block must have one
	 * @param all whether every entry in the time is wanted
	 * @param test tells whether an entry is wanted
	 * @param first the smallest identity
	 * @param before what identities must be before
	 * @param limit the most entries
	 * @param <T> the kind of entry
	 */
	record Wanted<T>(String table, EntryReader<T> reader, ToLongFunction<T> id, List<Set<String>> terms, boolean all,
			Predicate<T> test, long first, long before, int limit) {

	}

	/**
	 * Reads stored entries.
	 *
	 * @param <T> the kind of entry
	 */
	@FunctionalInterface
	interface EntryReader<T> {

		T read(long id, String document);

	}

}
