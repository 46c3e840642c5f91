package io.usher.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import io.usher.core.history.Migrations;
import io.usher.core.history.StoreUnavailableException;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.LabelExpression;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
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
		Properties parameters = this.database.migrationParameters();
		source.setConnectionProperties(parameters);
		try (Connection connection = source.getConnection()) {
			new Liquibase(CHANGE_LOG, new ClassLoaderResourceAccessor(),
					DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection)))
				.update(new Contexts(), new LabelExpression());
		}
		catch (SQLException ex) {
			throw new StoreUnavailableException("the database cannot be reached: " + this.database, ex);
		}
		catch (LiquibaseException ex) {
			throw new StoreUnavailableException("the schema cannot be brought up to date: " + this.database, ex);
		}
	}

}
