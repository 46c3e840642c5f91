package io.usher.web.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.usher.core.backup.Backups;
import io.usher.core.backup.StoredTables;
import io.usher.core.configuration.BadSettingException;
import io.usher.core.history.AuditChain;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.AuditWalk;
import io.usher.core.history.ChainWalk;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Migrations;
import io.usher.core.secret.SecretKey;
import io.usher.web.instance.InstanceReports;
import io.usher.web.start.CoreConfiguration;
import io.usher.web.start.UsherSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * What {@code usher backup} and {@code usher restore} run: the store and the core alone.
 * Nothing follows the database, and an empty one stays empty.
 */
@EnableAutoConfiguration
@EnableConfigurationProperties(UsherSettings.class)
@Import({ CoreConfiguration.class, BackupCommand.class })
public class BackupProgram {

	static final String BACKUP = "backup";

	static final String RESTORE = "restore";

	/** Tells whether the command line asks for it. */
	public static boolean isMeant(List<String> words) {
		return words.size() == 2 && (words.get(0).equals(BACKUP) || words.get(0).equals(RESTORE));
	}

	/**
	 * Runs a command.
	 * @return the exit code, 0 when it was done
	 */
	public static int run(String[] arguments) {
		SpringApplication program = new SpringApplication(BackupProgram.class);
		program.setWebApplicationType(WebApplicationType.NONE);
		// The indicators that readiness asks are not here.
		program.setDefaultProperties(Map.of("management.endpoint.health.validate-group-membership", "false"));
		program.addInitializers((context) -> refuseWithoutKey(context.getEnvironment()));
		try (ConfigurableApplicationContext context = program.run(arguments)) {
			return SpringApplication.exit(context);
		}
	}

	/** A key that is made now is not the one of the backup, nor of the database. */
	private static void refuseWithoutKey(ConfigurableEnvironment environment) {
		boolean given = StringUtils.hasText(environment.getProperty("usher.secret-key"))
				|| StringUtils.hasText(environment.getProperty("usher.database.url"));
		Path file = Path.of(environment.getProperty("usher.home", "usher-home")).resolve("secret.key");
		if (!given && !Files.exists(file)) {
			throw new BadSettingException(file + ": missing (expected: the key file of the deployment whose backup it "
					+ "is, or its key in USHER_SECRET_KEY)");
		}
	}

	@Bean
	Backups backups(StoredTables tables, ConfigurationStore store, AuditTrail trail, ChainWalk changes,
			AuditWalk events, Migrations migrations, AuditChain chain, SecretKey key, Clock clock) {
		return new Backups(tables, store, trail, changes, events, migrations, chain, key, clock,
				InstanceReports.version());
	}

}
