package io.usher.store.history;

import io.usher.core.history.AuditTrail;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.DeploymentValues;
import io.usher.store.database.DatabaseFamily;
import io.usher.store.database.StoreTransactions;
import jakarta.persistence.EntityManager;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Provides the configuration store.
 */
@AutoConfiguration(before = { HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class })
@EntityScan
@EnableJpaRepositories
class HistoryAutoConfiguration {

	@Bean
	ConfigurationStore configurationStore(StoreTransactions transactions, HeadRows heads, NumberRows numbers,
			ChangeRows changes, VersionRows versions, KeyRows keys, EntityManager entities, JdbcTemplate jdbc,
			DatabaseFamily driver) {
		RecordRows records = new RecordRows(entities, driver.streamingFetchSize());
		return new JpaConfigurationStore(transactions, heads, numbers, changes, versions, records,
				new ChangeWriter(jdbc, keys));
	}

	@Bean
	AuditTrail auditTrail(StoreTransactions transactions, JdbcTemplate jdbc) {
		return new JdbcAuditTrail(transactions, jdbc);
	}

	@Bean
	ChangeArchive changeArchive(StoreTransactions transactions, JdbcTemplate jdbc) {
		return new JdbcChangeArchive(transactions, jdbc);
	}

	@Bean
	DeploymentValues deploymentValues(StoreTransactions transactions, DeploymentRows rows) {
		return new JpaDeploymentValues(transactions, rows);
	}

}
