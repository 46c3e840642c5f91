package io.usher.store.instance;

import io.usher.core.instance.Instances;
import io.usher.store.database.StoreTransactions;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Provides the instances.
 */
@AutoConfiguration(after = { HibernateJpaAutoConfiguration.class, JdbcTemplateAutoConfiguration.class })
class InstanceAutoConfiguration {

	@Bean
	Instances instances(StoreTransactions transactions, JdbcTemplate jdbc) {
		return new JdbcInstances(transactions, jdbc);
	}

}
