package io.usher.store.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is ({@code USHER_DATABASE_*}).
 *
 * @param url the JDBC URL; absent: the embedded database under the home directory
 * @param username the account
 * @param password its password
 * @param family how it speaks; absent: as the URL says
 * @param migration the account that changes the schema
 */
@ConfigurationProperties("usher.database")
record DatabaseSettings(@Nullable String url, @Nullable String username, @Nullable String password,
		@Nullable DatabaseFamily family, @Nullable Migration migration) {

	/**
	 * An account of its own for the schema.
	 *
	 * @param username the account; absent: the one that runs
	 * @param password its password
	 */
	record Migration(@Nullable String username, @Nullable String password) {

	}

}
