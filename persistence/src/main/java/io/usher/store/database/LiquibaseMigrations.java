package io.usher.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import io.usher.core.history.Migrations;
import io.usher.core.history.StoreUnavailableException;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.LabelExpression;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Applies the change logs by a connection and an account of its own.
 */
class LiquibaseMigrations implements Migrations {

	private static final String CHANGE_LOG = "db/changelog/master.xml";

	private final Database database;

	LiquibaseMigrations(Database database) {
		this.database = database;
	}

	@Override
	public synchronized void run() {
		DriverManagerDataSource source = new DriverManagerDataSource(this.database.url(),
				this.database.migrationUsername(), this.database.migrationPassword());
		source.setConnectionProperties(this.database.parameters());
		try (Connection connection = source.getConnection()) {
			int timeout = this.database.schemaChangeTimeout();
			if (timeout > 0) {
				connection.setNetworkTimeout(Runnable::run, timeout);
			}
			Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(connection));
		}
		catch (SQLException ex) {
			throw new StoreUnavailableException("the database cannot be reached: " + this.database, ex);
		}
		catch (Exception ex) {
			throw new StoreUnavailableException("the schema cannot be brought up to date: " + this.database, ex);
		}
	}

	/** Says what it does in the log alone, and tells nobody else that it runs. */
	private static void update(Connection connection) throws LiquibaseException {
		System.setProperty("liquibase.analytics.enabled", "false");
		Liquibase liquibase = new Liquibase(CHANGE_LOG, new ClassLoaderResourceAccessor(),
				DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection)));
		liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
		liquibase.update(new Contexts(), new LabelExpression());
	}

}
