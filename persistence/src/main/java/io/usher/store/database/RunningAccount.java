package io.usher.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grants the account that the program runs with what it needs, table by table, where the
 * schema is changed by another account. It changes no schema, and of the history, which
 * is only ever added to, it neither changes nor deletes anything.
 */
class RunningAccount {

	private static final Logger log = LoggerFactory.getLogger(RunningAccount.class);

	/** The tables to which is only ever added. */
	private static final Set<String> HISTORY = Set.of("configuration_change", "record_version", "audit_event");

	private static final Set<String> ADDING = new TreeSet<>(Set.of("SELECT", "INSERT"));

	private static final Set<String> WRITING = new TreeSet<>(Set.of("SELECT", "INSERT", "UPDATE", "DELETE"));

	private final Database database;

	private final Schema schema;

	RunningAccount(Database database, Schema schema) {
		this.database = database;
		this.schema = schema;
	}

	/**
	 * Grants what is missing.
	 * @param migration a connection of the account that changes the schema
	 */
	void grant(Connection migration) throws SQLException {
		if (!isApart()) {
			return;
		}
		List<String> missing = missing(this.schema.own(migration));
		try (Statement statement = migration.createStatement()) {
			for (String grant : missing) {
				statement.execute(grant);
			}
		}
		catch (SQLException ex) {
			log.error("The account {} may not grant what the account {} needs ({}); somebody who may has to run: {}",
					this.database.migrationUsername(), this.database.username(), ex.getMessage(),
					String.join("; ", missing));
			return;
		}
		if (!missing.isEmpty()) {
			log.info("The account {} was granted what it needs of {} tables", this.database.username(), missing.size());
		}
	}

	private boolean isApart() {
		return this.database.driver() != DatabaseFamily.H2
				&& !this.database.username().equals(this.database.migrationUsername());
	}

	/** Asks as the account itself: others need not see its rights. */
	private List<String> missing(List<String> tables) throws SQLException {
		try (Connection own = Connections.ofRunning(this.database, this.database.parameters()).getConnection()) {
			String account = account(own);
			Set<String> everywhere = privileges(own, "user_privileges where table_catalog <> ?", "");
			everywhere.addAll(privileges(own, "schema_privileges where table_schema = ?", own.getCatalog()));
			List<String> grants = new ArrayList<>();
			for (String table : tables) {
				Set<String> wanted = new TreeSet<>(HISTORY.contains(table.toLowerCase(Locale.ROOT)) ? ADDING : WRITING);
				wanted.removeAll(everywhere);
				wanted.removeAll(
						privileges(own, "table_privileges where table_schema = database() and table_name = ?", table));
				if (!wanted.isEmpty()) {
					grants.add("GRANT " + String.join(", ", wanted) + " ON `" + own.getCatalog() + "`.`" + table
							+ "` TO " + account);
				}
			}
			return grants;
		}
	}

	/** Returns the account as grants name it, such as {@code 'usher'@'%'}. */
	private static String account(Connection own) throws SQLException {
		try (Statement statement = own.createStatement();
				ResultSet row = statement.executeQuery("select current_user()")) {
			row.next();
			String account = row.getString(1);
			int at = account.lastIndexOf('@');
			return quoted(account.substring(0, at)) + "@" + quoted(account.substring(at + 1));
		}
	}

	private static String quoted(String text) {
		return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
	}

	private static Set<String> privileges(Connection own, String where, String value) throws SQLException {
		Set<String> privileges = new TreeSet<>();
		try (PreparedStatement statement = own
			.prepareStatement("select privilege_type from information_schema." + where)) {
			statement.setString(1, value);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					privileges.add(rows.getString(1));
				}
			}
		}
		return privileges;
	}

}
