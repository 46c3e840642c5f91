package io.usher.store.backup;

import javax.sql.DataSource;

import io.usher.core.backup.StoredTables;
import io.usher.store.database.DatabaseFamily;
import io.usher.store.database.Schema;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Provides the tables to backups.
 */
@AutoConfiguration(before = HibernateJpaAutoConfiguration.class)
class BackupAutoConfiguration {

	@Bean
	StoredTables storedTables(DataSource source, Schema schema, DatabaseFamily driver) {
		return new JdbcStoredTables(source, schema, driver);
	}

}
