package io.usher.store.log;

import io.usher.core.log.DecisionLog;
import io.usher.store.database.StoreTransactions;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Provides the decision log.
 */
@AutoConfiguration(after = { HibernateJpaAutoConfiguration.class, JdbcTemplateAutoConfiguration.class })
class LogAutoConfiguration {

	@Bean
	DecisionLog decisionLog(StoreTransactions transactions, JdbcTemplate jdbc) {
		return new JdbcDecisionLog(transactions, jdbc);
	}

}
