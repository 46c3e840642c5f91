package io.usher.store.database;

import io.usher.core.configuration.BadSettingException;
import java.util.Map;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;

/**
 * How a database speaks, and how its driver has to be set so that a dead server is
 * noticed in seconds and an acknowledged change survives.
 */
public enum DatabaseFamily {

	/**
	 * H2, embedded. Without {@code WRITE_DELAY=0} it loses up to half a second of
	 * commits; documents of up to 4 kB stand in their row, not in the LOB storage.
	 */
	H2("jdbc:h2:", H2Dialect.class, "", "",
			Map.of("DB_CLOSE_ON_EXIT", "FALSE", "LOCK_TIMEOUT", "10000", "MAX_LENGTH_INPLACE_LOB", "4096",
					"TRACE_LEVEL_FILE", "0", "WRITE_DELAY", "0")),

	/**
	 * MySQL. MariaDB understands it too, but has not the information schema that
	 * Connector/J asks for. Of several hosts the first that answers takes writes too, the
	 * connection stays there, and when none answers that is said at once.
	 */
	MYSQL("jdbc:mysql:", MySQLDialect.class, "socketTimeout", "SET SESSION innodb_lock_wait_timeout = 10",
			Map.of("connectTimeout", "2000", "failOverReadOnly", "false", "queriesBeforeRetrySource", "0",
					"retriesAllDown", "1", "rewriteBatchedStatements", "true", "secondsBeforeRetrySource", "0",
					"socketTimeout", "15000", "tcpKeepAlive", "true", "useInformationSchema", "false")),

	/** MariaDB by its own driver. */
	MARIADB("jdbc:mariadb:", MariaDBDialect.class, "socketTimeout", "SET SESSION innodb_lock_wait_timeout = 10",
			Map.of("connectTimeout", "2000", "socketTimeout", "15000", "tcpKeepAlive", "true"));

	private final String prefix;

	private final Class<? extends Dialect> dialect;

	private final String answerTimeout;

	private final String greeting;

	private final Map<String, String> parameters;

	DatabaseFamily(String prefix, Class<? extends Dialect> dialect, String answerTimeout, String greeting,
			Map<String, String> parameters) {
		this.prefix = prefix;
		this.dialect = dialect;
		this.answerTimeout = answerTimeout;
		this.greeting = greeting;
		this.parameters = parameters;
	}

	/** Returns the family that the URL names. */
	static DatabaseFamily of(String url) {
		for (DatabaseFamily family : values()) {
			if (url.startsWith(family.prefix)) {
				return family;
			}
		}
		throw new BadSettingException("USHER_DATABASE_URL: " + url.replaceAll("[?;].*", "")
				+ " (expected: jdbc:mysql://…, jdbc:mariadb://… or jdbc:h2:…)");
	}

	/** Returns Hibernate's name for the language. */
	String dialect() {
		return this.dialect.getName();
	}

	/** Returns the parameter that bounds how long an answer may take, empty for none. */
	String answerTimeout() {
		return this.answerTimeout;
	}

	/** Returns the fetch size with which rows are read while they come. */
	public int streamingFetchSize() {
		return (this == MYSQL) ? Integer.MIN_VALUE : 1000;
	}

	/** Returns what each new connection runs, empty for nothing. */
	String greeting() {
		return this.greeting;
	}

	/** Returns the driver's parameters that the URL may override. */
	Map<String, String> parameters() {
		return this.parameters;
	}

}
