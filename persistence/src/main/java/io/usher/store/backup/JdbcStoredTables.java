package io.usher.store.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

import javax.sql.DataSource;

import io.usher.core.backup.BackupException;
import io.usher.core.backup.RowReader;
import io.usher.core.backup.RowSource;
import io.usher.core.backup.StoredTables;
import io.usher.core.history.StoreUnavailableException;
import io.usher.store.database.DatabaseFamily;
import io.usher.store.database.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The tables by plain statements; what they are and what is in them is told by the change
 * logs and the database, so that a table that comes later is in backups at once.
 */
class JdbcStoredTables implements StoredTables {

	/** What does not outlive an instance, and what lets a person in for a while. */
	private static final Set<String> FLEETING = Set.of("instance", "console_session", "console_session_attributes",
			"second_factor_code", "used_assertion");

	private static final Set<String> LOG = Set.of("decision_log_block", "decision_log", "support_log",
			"decision_log_count");

	private static final Duration SILENT = Duration.ofSeconds(30);

	private final DataSource source;

	private final Schema schema;

	private final DatabaseFamily driver;

	JdbcStoredTables(DataSource source, Schema schema, DatabaseFamily driver) {
		this.source = source;
		this.schema = schema;
		this.driver = driver;
	}

	@Override
	public List<String> schema() {
		return onConnection(this.schema::applied);
	}

	@Override
	public boolean isEmpty() {
		return onConnection((connection) -> {
			List<String> own = this.schema.own(connection);
			return count(connection, own, "configuration_change") == 0 && count(connection, own, "audit_event") == 0
					&& count(connection, own, "current_record") == 0;
		});
	}

	private static long count(Connection connection, List<String> own, String table) throws SQLException {
		if (!own.contains(table)) {
			return 0;
		}
		try (ResultSet row = connection.createStatement().executeQuery("select count(*) from " + table)) {
			row.next();
			return row.getLong(1);
		}
	}

	@Override
	public List<String> running() {
		return onConnection((connection) -> {
			List<String> addresses = new ArrayList<>();
			if (!this.schema.own(connection).contains("instance")) {
				return addresses;
			}
			try (PreparedStatement statement = connection
				.prepareStatement("select address from instance where last_seen > ?")) {
				statement.setLong(1, System.currentTimeMillis() - SILENT.toMillis());
				ResultSet rows = statement.executeQuery();
				while (rows.next()) {
					addresses.add(rows.getString(1));
				}
			}
			return addresses;
		});
	}

	@Override
	public void read(boolean withLog, RowReader reader) {
		onConnection((connection) -> {
			connection.setAutoCommit(false);
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			for (String table : this.schema.own(connection)) {
				if (!FLEETING.contains(table.toLowerCase(Locale.ROOT)) && (withLog || !LOG.contains(table))) {
					read(connection, table, reader);
				}
			}
			connection.rollback();
			return true;
		});
	}

	private void read(Connection connection, String table, RowReader reader) throws SQLException {
		String order = String.join(", ", primaryKey(connection, table));
		try (PreparedStatement statement = connection.prepareStatement("select * from " + table + " order by " + order,
				ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
			statement.setFetchSize(this.driver.streamingFetchSize());
			try (ResultSet rows = statement.executeQuery()) {
				ResultSetMetaData columns = rows.getMetaData();
				List<String> names = new ArrayList<>();
				for (int i = 1; i <= columns.getColumnCount(); i++) {
					names.add(columns.getColumnName(i).toLowerCase(Locale.ROOT));
				}
				reader.table(table, names);
				while (rows.next()) {
					List<@Nullable Object> values = new ArrayList<>(names.size());
					for (int i = 1; i <= names.size(); i++) {
						values.add(value(rows, i, columns.getColumnType(i)));
					}
					reader.row(values);
				}
			}
		}
	}

	private static @Nullable Object value(ResultSet rows, int column, int type) throws SQLException {
		switch (type) {
			case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT, Types.BIT, Types.BOOLEAN -> {
				long number = rows.getLong(column);
				return rows.wasNull() ? null : Long.valueOf(number);
			}
			case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
				return rows.getBytes(column);
			}
			default -> {
				return rows.getString(column);
			}
		}
	}

	private static List<String> primaryKey(Connection connection, String table) throws SQLException {
		boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
		TreeMap<Short, String> columns = new TreeMap<>();
		try (ResultSet keys = connection.getMetaData()
			.getPrimaryKeys(connection.getCatalog(), connection.getSchema(),
					upper ? table.toUpperCase(Locale.ROOT) : table)) {
			while (keys.next()) {
				columns.put(keys.getShort("KEY_SEQ"), keys.getString("COLUMN_NAME"));
			}
		}
		return List.copyOf(columns.values());
	}

	@Override
	public void replace(List<String> changeLogs, RowSource rows) {
		Set<String> unknown = new HashSet<>(changeLogs);
		this.schema.known().forEach(unknown::remove);
		if (!unknown.isEmpty()) {
			throw new BackupException("The backup was made by a later version of Usher: this one does not know "
					+ String.join(", ", unknown) + " (expected: the version that made it, or a later one)");
		}
		try (Connection connection = this.schema.connect()) {
			this.schema.drop(connection);
			this.schema.update(connection, changeLogs);
			connection.setAutoCommit(false);
			TableFilling filling = new TableFilling(connection, Set.copyOf(this.schema.own(connection)));
			rows.tell(filling);
			filling.end();
			connection.commit();
		}
		catch (SQLException ex) {
			throw new StoreUnavailableException("the database does not take the tables", ex);
		}
	}

	private <T> T onConnection(Work<T> work) {
		try (Connection connection = this.source.getConnection()) {
			return work.on(connection);
		}
		catch (SQLException ex) {
			throw new StoreUnavailableException("the database does not answer", ex);
		}
	}

	/** Does something on a connection. */
	private interface Work<T> {

		T on(Connection connection) throws SQLException;

	}

}
