package io.usher.store.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.usher.core.backup.BackupException;
import io.usher.core.backup.RowReader;
import io.usher.core.history.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Fills tables with rows, in place of those that are in them.
 */
class TableFilling implements RowReader {

	private static final int BATCH = 500;

	private final Connection connection;

	private final Map<String, String> known;

	private @Nullable PreparedStatement insert;

	private int waiting;

	/**
	 * Begins to fill.
	 * @param known the tables by their names in lower case
	 */
	TableFilling(Connection connection, Map<String, String> known) {
		this.connection = connection;
		this.known = known;
	}

	@Override
	public void table(String name, List<String> columns) {
		String table = this.known.get(name);
		if (table == null || !columns.stream().allMatch((column) -> column.matches("[a-z_]+"))) {
			throw new BackupException(name + ": no table of the schema of the backup");
		}
		attempt(() -> {
			finish();
			this.connection.createStatement().execute("delete from " + table);
			this.insert = this.connection.prepareStatement("insert into " + table + " (" + String.join(", ", columns)
					+ ") values (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")");
		});
	}

	@Override
	public void row(List<@Nullable Object> values) {
		PreparedStatement statement = this.insert;
		if (statement == null) {
			throw new IllegalStateException("a row without a table");
		}
		attempt(() -> {
			for (int i = 0; i < values.size(); i++) {
				statement.setObject(i + 1, values.get(i));
			}
			statement.addBatch();
			if (++this.waiting == BATCH) {
				statement.executeBatch();
				this.waiting = 0;
			}
		});
	}

	/** Writes what waits. */
	void end() {
		attempt(this::finish);
	}

	private void finish() throws SQLException {
		PreparedStatement statement = this.insert;
		if (statement != null) {
			if (this.waiting > 0) {
				statement.executeBatch();
			}
			statement.close();
		}
		this.waiting = 0;
		this.insert = null;
	}

	private static void attempt(Attempt attempt) {
		try {
			attempt.run();
		}
		catch (SQLException ex) {
			throw new StoreUnavailableException("the database does not take the tables", ex);
		}
	}

	/** Does something with the database. */
	private interface Attempt {

		void run() throws SQLException;

	}

}
