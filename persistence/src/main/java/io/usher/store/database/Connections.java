package io.usher.store.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Opens connections to a server or to a cluster of them. A node of Galera that is outside
 * its cluster, or joins it, takes connections and pings and refuses everything else: it
 * is left alone, and the next one of the URL is tried.
 */
class Connections extends DriverManagerDataSource {

	/** Is refused by such a node, and does nothing. */
	private static final String NOTHING = "DO 0";

	/**
	 * Makes reads wait for what was committed on other nodes: somebody who was answered
	 * by another node, or instance, sees what was written.
	 */
	private static final String SEE_EVERYTHING = "SET SESSION wsrep_sync_wait = 1";

	private static final Pattern HOSTS = Pattern.compile("//([^/?]*)");

	private final DatabaseFamily driver;

	private final boolean seesEverything;

	private final int nodes;

	Connections(Database database, String username, String password, Properties parameters) {
		super(database.url(), username, password);
		setConnectionProperties(parameters);
		this.driver = database.driver();
		this.seesEverything = !database.url().contains("wsrep_sync_wait");
		Matcher hosts = HOSTS.matcher(database.url());
		this.nodes = hosts.find() ? hosts.group(1).split(",").length : 1;
	}

	/** Opens connections of the account that runs. */
	static Connections ofRunning(Database database, Properties parameters) {
		return new Connections(database, database.username(), database.password(), parameters);
	}

	/** Opens connections of the account that changes the schema. */
	static Connections ofMigration(Database database) {
		return new Connections(database, database.migrationUsername(), database.migrationPassword(),
				database.parameters());
	}

	@Override
	protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
		Connection connection = super.getConnectionFromDriver(properties);
		try {
			greet(connection);
			return connection;
		}
		catch (SQLException ex) {
			try (connection) {
				throw ex;
			}
		}
	}

	/** The driver goes on to the next node when one answers that there is no service. */
	private void greet(Connection connection) throws SQLException {
		for (int left = this.nodes - 1;; left--) {
			try {
				greetNode(connection);
				return;
			}
			catch (SQLException ex) {
				if (left <= 0 || !Failures.isConnectionLost(ex)) {
					throw ex;
				}
			}
		}
	}

	private void greetNode(Connection connection) throws SQLException {
		if (this.driver == DatabaseFamily.H2) {
			return;
		}
		try (Statement statement = connection.createStatement()) {
			statement.execute(NOTHING);
			statement.execute(this.driver.greeting());
			if (this.seesEverything && isGalera(statement)) {
				statement.execute(SEE_EVERYTHING);
			}
		}
	}

	private static boolean isGalera(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery("SHOW VARIABLES LIKE 'wsrep_on'")) {
			return row.next() && "ON".equalsIgnoreCase(row.getString(2));
		}
	}

	@Override
	public int getLoginTimeout() {
		return DriverManager.getLoginTimeout();
	}

	/** The driver itself knows no other. */
	@Override
	public void setLoginTimeout(int seconds) {
		DriverManager.setLoginTimeout(seconds);
	}

}
