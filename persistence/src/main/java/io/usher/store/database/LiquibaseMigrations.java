package io.usher.store.database;

import java.sql.Connection;
import java.sql.SQLException;

import io.usher.core.history.Migrations;
import io.usher.core.history.StoreUnavailableException;

/**
 * Applies the change logs by a connection and an account of its own.
 */
class LiquibaseMigrations implements Migrations {

	private final Schema schema;

	LiquibaseMigrations(Schema schema) {
		this.schema = schema;
	}

	@Override
	public synchronized void run() {
		try (Connection connection = this.schema.connect()) {
			this.schema.update(connection);
		}
		catch (SQLException ex) {
			throw new StoreUnavailableException("the database cannot be reached", ex);
		}
	}

}
