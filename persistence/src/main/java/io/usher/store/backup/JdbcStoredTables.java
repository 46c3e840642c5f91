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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
			Map<String, String> own = own(connection);
			return count(connection, own, "configuration_change") == 0 && count(connection, own, "audit_event") == 0
					&& count(connection, own, "current_record") == 0;
		});
	}

	/**
	 * Returns the tables in the order of their creation, by their names in lower case.
	 */
	private Map<String, String> own(Connection connection) throws SQLException {
		Map<String, String> own = new LinkedHashMap<>();
		this.schema.own(connection).forEach((name) -> own.put(name.toLowerCase(Locale.ROOT), name));
		return own;
	}

	private static long count(Connection connection, Map<String, String> own, String table) throws SQLException {
		if (!own.containsKey(table)) {
			return 0;
		}
		try (ResultSet row = connection.createStatement().executeQuery("select count(*) from " + own.get(table))) {
			row.next();
			return row.getLong(1);
		}
	}

	@Override
	public List<String> running() {
		return onConnection((connection) -> {
			List<String> addresses = new ArrayList<>();
			if (!own(connection).containsKey("instance")) {
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
			for (Map.Entry<String, String> table : own(connection).entrySet()) {
				if (!FLEETING.contains(table.getKey()) && (withLog || !LOG.contains(table.getKey()))) {
					reader.table(table.getKey(), columns(connection, table.getValue()));
					read(connection, table.getValue(), reader);
				}
			}
			connection.rollback();
			return true;
		});
	}

	private static List<String> columns(Connection connection, String table) throws SQLException {
		List<String> names = new ArrayList<>();
		try (ResultSet none = connection.createStatement().executeQuery("select * from " + table + " where 1 = 0")) {
			for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
				names.add(none.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
			}
		}
		return names;
	}

	private void read(Connection connection, String table, RowReader reader) throws SQLException {
		String order = String.join(", ", primaryKey(connection, table));
		try (PreparedStatement statement = connection.prepareStatement("select * from " + table + " order by " + order,
				ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
			statement.setFetchSize(this.driver.streamingFetchSize());
			try (ResultSet rows = statement.executeQuery()) {
				ResultSetMetaData columns = rows.getMetaData();
				while (rows.next()) {
					List<@Nullable Object> values = new ArrayList<>(columns.getColumnCount());
					for (int i = 1; i <= columns.getColumnCount(); i++) {
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
		TreeMap<Short, String> columns = new TreeMap<>();
		try (ResultSet keys = connection.getMetaData()
			.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
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
			TableFilling filling = new TableFilling(connection, own(connection));
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
