package io.usher.store.session;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import io.usher.core.account.TakenCodes;
import io.usher.store.database.DatabaseFamily;
import io.usher.store.database.RerunTransactions;
import io.usher.store.database.StoreTransactions;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Provides sessions in the database. They have connections and time-outs of their own: a
 * database that does not answer holds pages up for seconds only.
 */
@AutoConfiguration(after = { HibernateJpaAutoConfiguration.class, JdbcTemplateAutoConfiguration.class })
class SessionAutoConfiguration {

	private static final String TABLE = "CONSOLE_SESSION";

	/** A page waits meanwhile. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/**
	 * Two requests at once may set the same attribute: the later one holds.
	 */
	private static final String SET_ATTRIBUTE_MYSQL = """
			INSERT INTO %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES) VALUES (?, ?, ?)
			ON DUPLICATE KEY UPDATE ATTRIBUTE_BYTES = VALUES(ATTRIBUTE_BYTES)""";

	private static final String SET_ATTRIBUTE_H2 = """
			MERGE INTO %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES)
			KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) VALUES (?, ?, ?)""";

	@Bean
	JdbcIndexedSessionRepository storedSessions(@Qualifier("sessionDataSource") HikariDataSource source,
			DatabaseFamily driver) {
		JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(source),
				new RerunTransactions(new TransactionTemplate(new JdbcTransactionManager(source)), PATIENCE));
		sessions.setTableName(TABLE);
		sessions.setCreateSessionAttributeQuery((driver == DatabaseFamily.H2) ? SET_ATTRIBUTE_H2 : SET_ATTRIBUTE_MYSQL);
		// The console does it, when the database is there.
		sessions.setCleanupCron(Scheduled.CRON_DISABLED);
		return sessions;
	}

	@Bean
	TakenCodes takenCodes(StoreTransactions transactions, JdbcTemplate jdbc) {
		return new JdbcTakenCodes(transactions, jdbc);
	}

}
