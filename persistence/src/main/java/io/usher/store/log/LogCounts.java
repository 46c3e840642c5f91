package io.usher.store.log;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.usher.core.log.LogBatch;
import io.usher.core.log.LogIds;
import io.usher.core.log.Loss;
import io.usher.core.log.LostCount;
import io.usher.core.log.RefusedCount;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Refused requests and lost decisions, counted by minute. Each write adds rows, which are
 * summed when they are read: no row is ever changed, by nobody.
 */
class LogCounts {

	private static final String REFUSED = "refused";

	private final JdbcTemplate jdbc;

	private final SecureRandom random = new SecureRandom();

	LogCounts(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Writes the counts of a batch, in the transaction that is open. */
	void write(LogBatch batch) {
		List<Object[]> rows = new ArrayList<>();
		long writer = this.random.nextLong();
		for (RefusedCount count : batch.refused()) {
			rows.add(new Object[] { LogIds.first(count.minute()), writer, rows.size(), REFUSED, count.status(),
					count.address(), count.reason(), count.count() });
		}
		for (LostCount count : batch.lost()) {
			rows.add(new Object[] { LogIds.first(count.minute()), writer, rows.size(), count.loss().word(), 0, "", "",
					count.count() });
		}
		if (!rows.isEmpty()) {
			this.jdbc.batchUpdate("""
					insert into decision_log_count (minute_id, writer, position, counted, status, address, reason,
					occurrences) values (?, ?, ?, ?, ?, ?, ?, ?)""", rows);
		}
	}

	List<RefusedCount> refused(Instant from, Instant until, int limit) {
		return this.jdbc.query("""
				select minute_id, address, status, reason, sum(occurrences) from decision_log_count
				where minute_id >= ? and minute_id < ? and counted = ?
				group by minute_id, address, status, reason
				order by minute_id desc, address, status, reason limit ?""",
				(row, number) -> new RefusedCount(LogIds.time(row.getLong(1)), row.getString(2), row.getInt(3),
						row.getString(4), row.getLong(5)),
				LogIds.first(from), LogIds.first(until), REFUSED, limit);
	}

	List<LostCount> lost(Instant from, Instant until, int limit) {
		return this.jdbc.query("""
				select minute_id, counted, sum(occurrences) from decision_log_count
				where minute_id >= ? and minute_id < ? and counted <> ?
				group by minute_id, counted order by minute_id desc, counted limit ?""",
				(row, number) -> new LostCount(LogIds.time(row.getLong(1)), loss(row.getString(2)), row.getLong(3)),
				LogIds.first(from), LogIds.first(until), REFUSED, limit);
	}

	private static Loss loss(String word) {
		return Arrays.stream(Loss.values()).filter((loss) -> loss.word().equals(word)).findFirst().orElse(Loss.FAULT);
	}

}
