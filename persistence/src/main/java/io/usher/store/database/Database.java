package io.usher.store.database;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * The database that the settings mean.
 *
 * @param driver the language of the driver
 * @param family the language of the server
 * @param url the JDBC URL
 * @param username the account that runs
 * @param password its password
 * @param migrationUsername the account that changes the schema
 * @param migrationPassword its password
 */
record Database(DatabaseFamily driver, DatabaseFamily family, String url, String username, String password,
		String migrationUsername, String migrationPassword) {

	private static final int SCHEMA_CHANGE_MILLIS = 600_000;

	/** Reads the settings; the home directory counts when they name no URL. */
	static Database of(DatabaseSettings settings, Path home) {
		String given = settings.url();
		boolean embedded = given == null || given.isBlank();
		String url = (embedded || given == null)
				? "jdbc:h2:file:" + home.toAbsolutePath().normalize().resolve("database/usher") : given.strip();
		String username = Objects.requireNonNullElse(settings.username(), embedded ? "usher" : "");
		String password = Objects.requireNonNullElse(settings.password(), "");
		DatabaseFamily driver = DatabaseFamily.of(url);
		DatabaseFamily family = Objects.requireNonNullElse(settings.family(), driver);
		DatabaseSettings.@Nullable Migration migration = settings.migration();
		String migrationUsername = (migration != null) ? migration.username() : null;
		if (migration == null || migrationUsername == null || migrationUsername.isBlank()) {
			return new Database(driver, family, url, username, password, username, password);
		}
		return new Database(driver, family, url, username, password, migrationUsername,
				Objects.requireNonNullElse(migration.password(), ""));
	}

	/** Returns the driver's parameters that the URL does not set. */
	Properties parameters() {
		String given = this.url.toLowerCase(Locale.ROOT);
		Properties parameters = new Properties();
		this.driver.parameters().forEach((name, value) -> {
			if (!given.matches("(?s).*[?&;,(]" + name.toLowerCase(Locale.ROOT) + "=.*")) {
				parameters.setProperty(name, value);
			}
		});
		return parameters;
	}

	/**
	 * Returns how long an answer may take while the schema changes, in milliseconds; 0
	 * where the URL says it, or the driver knows no bound. Only once there is a
	 * connection: whether anybody is there has to be noticed in seconds.
	 */
	int schemaChangeTimeout() {
		return parameters().containsKey(this.driver.answerTimeout()) ? SCHEMA_CHANGE_MILLIS : 0;
	}

	/**
	 * Returns the same parameters for sessions: somebody waits for them.
	 */
	Properties sessionParameters() {
		Properties parameters = parameters();
		parameters.computeIfPresent(this.driver.answerTimeout(), (name, value) -> "3000");
		return parameters;
	}

	/** Returns the URL without its parameters, which may hold a password. */
	@Override
	public String toString() {
		return this.url.replaceAll("[?;].*", "");
	}

}
