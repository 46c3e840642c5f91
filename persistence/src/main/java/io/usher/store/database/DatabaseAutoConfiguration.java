package io.usher.store.database;

import java.nio.file.Path;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import io.usher.core.history.Migrations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Makes the program start with or without its database: nothing connects before the first
 * use, and the schema waits for {@link Migrations#run()}.
 */
@AutoConfiguration(before = { DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class })
@EnableConfigurationProperties(DatabaseSettings.class)
@PropertySource("classpath:io/usher/store/database/store.properties")
class DatabaseAutoConfiguration {

	@Bean
	Database usherDatabase(DatabaseSettings settings, @Value("${usher.home:usher-home}") Path home) {
		return Database.of(settings, home);
	}

	@Bean
	HikariDataSource dataSource(Database database) {
		HikariDataSource source = new HikariDataSource();
		source.setPoolName("usher");
		source.setDataSource(Connections.ofRunning(database, database.parameters()));
		source.setInitializationFailTimeout(-1);
		source.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
		source.setValidationTimeout(Duration.ofSeconds(2).toMillis());
		source.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
		source.setMaximumPoolSize(10);
		source.setExceptionOverride(new ConnectionVerdict());
		return source;
	}

	/** For sessions alone, which go on in memory when this takes too long. */
	@Bean(defaultCandidate = false)
	HikariDataSource sessionDataSource(Database database) {
		HikariDataSource source = dataSource(database);
		source.setPoolName("sessions");
		source.setDataSource(Connections.ofRunning(database, database.sessionParameters()));
		source.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
		source.setValidationTimeout(Duration.ofSeconds(1).toMillis());
		source.setMinimumIdle(0);
		source.setIdleTimeout(Duration.ofMinutes(1).toMillis());
		source.setMaximumPoolSize(4);
		return source;
	}

	@Bean
	EmbeddedCompaction embeddedCompaction(HikariDataSource dataSource, Database database) {
		return new EmbeddedCompaction(dataSource, database.driver() == DatabaseFamily.H2);
	}

	@Bean
	HibernatePropertiesCustomizer withoutDatabaseAtBoot(Database database) {
		return (properties) -> {
			properties.put("hibernate.dialect", database.family().dialect());
			properties.put("hibernate.boot.allow_jdbc_metadata_access", "false");
		};
	}

	@Bean
	DatabaseFamily databaseDriver(Database database) {
		return database.driver();
	}

	@Bean
	StoreTransactions storeTransactions(PlatformTransactionManager transactions, Database database) {
		return new StoreTransactions(transactions, database.toString());
	}

	@Bean
	Schema schema(Database database, @Value("${usher.database.schema-lock:60s}") Duration lockBound) {
		return new Schema(database, lockBound);
	}

	@Bean
	static FirstLook firstLook(Environment environment) {
		return new FirstLook(environment);
	}

	@Bean
	Migrations migrations(Schema schema, Database database, FirstLook firstLook) {
		return new LiquibaseMigrations(schema, new RunningAccount(database, schema), firstLook);
	}

}
