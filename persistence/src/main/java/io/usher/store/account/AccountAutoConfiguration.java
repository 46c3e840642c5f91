package io.usher.store.account;

import io.usher.core.account.UsedAssertions;
import io.usher.store.database.StoreTransactions;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Provides what the accounts of programs leave behind.
 */
@AutoConfiguration(after = { HibernateJpaAutoConfiguration.class, JdbcTemplateAutoConfiguration.class })
class AccountAutoConfiguration {

	@Bean
	UsedAssertions usedAssertions(StoreTransactions transactions, JdbcTemplate jdbc) {
		return new JdbcUsedAssertions(transactions, jdbc);
	}

}
