package io.usher.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import io.usher.core.history.Migrations;

/**
 * Applies the change logs by a connection and an account of its own.
 */
class LiquibaseMigrations implements Migrations {

	private final Schema schema;

	private final RunningAccount account;

	private final FirstLook firstLook;

	LiquibaseMigrations(Schema schema, RunningAccount account, FirstLook firstLook) {
		this.schema = schema;
		this.account = account;
		this.firstLook = firstLook;
	}

	@Override
	public synchronized void run() {
		try (Connection connection = this.schema.connect()) {
			this.schema.update(connection);
			this.account.grant(connection);
			this.firstLook.close();
		}
		catch (SQLException ex) {
			throw VendorCode.unavailable("the database cannot be used", ex);
		}
	}

	@Override
	public Duration unanswered() {
		return this.firstLook.unanswered();
	}

}
