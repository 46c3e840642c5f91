package io.usher.web.start;

import io.usher.core.configuration.BadSettingException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Restoring;
import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.KeptConfigurations;
import io.usher.core.configuration.PastConfigurations;
import io.usher.core.history.AuditChain;
import io.usher.core.history.AuditRecorder;
import io.usher.core.history.AuditSpool;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.AuditWalk;
import io.usher.core.history.ChainWalk;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ChangeSearch;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.DeploymentValues;
import io.usher.core.history.EvidenceKey;
import io.usher.core.history.HistoryReader;
import io.usher.core.history.KeyCheck;
import io.usher.core.record.DocumentCodec;
import io.usher.core.secret.SecretKey;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * Puts the core together.
 */
@Configuration(proxyBeanMethods = false)
public class CoreConfiguration {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	RandomGenerator randomGenerator() {
		return new SecureRandom();
	}

	@Bean
	SecretKey secretKey(UsherSettings settings, Environment environment) {
		if (settings.secretKey() != null) {
			try {
				return SecretKey.of(settings.secretKey());
			}
			catch (IllegalArgumentException ex) {
				throw new BadSettingException(String.valueOf(ex.getMessage()), ex);
			}
		}
		if (StringUtils.hasText(environment.getProperty("usher.database.url"))) {
			throw new IllegalStateException("USHER_SECRET_KEY: missing (expected with USHER_DATABASE_URL: at least "
					+ SecretKey.MIN_LENGTH
					+ " characters, the same for every instance; for example the output of: openssl rand -base64 32)");
		}
		return new SecretKeyFile(settings.home()).readOrCreate();
	}

	@Bean
	KeyCheck keyCheck(DeploymentValues values, SecretKey key) {
		return new KeyCheck(values, key);
	}

	@Bean
	DocumentCodec documentCodec(SecretKey key) {
		return new DocumentCodec(key);
	}

	@Bean
	Configurations configurations(ConfigurationStore store, DocumentCodec codec) {
		return new Configurations(store, codec);
	}

	@Bean
	KeptConfigurations keptConfigurations(UsherSettings settings, SecretKey key, DocumentCodec codec) {
		return new KeptConfigurations(settings.home().resolve("last-good"), key, codec);
	}

	@Bean
	PastConfigurations pastConfigurations(ConfigurationStore store, DocumentCodec codec,
			Configurations configurations) {
		return new PastConfigurations(store, codec, configurations);
	}

	@Bean
	ChangeChain changeChain(SecretKey key) {
		return new ChangeChain(key);
	}

	@Bean
	ChainWalk chainWalk(ConfigurationStore store, ChangeChain chain) {
		return new ChainWalk(store, chain);
	}

	@Bean
	HistoryReader historyReader(ChangeArchive archive, DocumentCodec codec) {
		return new HistoryReader(archive, codec);
	}

	@Bean
	ChangeSearch changeSearch(ChangeArchive archive, HistoryReader reader) {
		return new ChangeSearch(archive, reader);
	}

	@Bean
	Restoring restoring(ChangeArchive archive, HistoryReader reader, Configurations configurations) {
		return new Restoring(archive, reader, configurations);
	}

	@Bean
	AuditWalk auditWalk(AuditTrail trail, AuditChain chain) {
		return new AuditWalk(trail, chain);
	}

	@Bean
	EvidenceKey evidenceKey(DeploymentValues values, SecretKey key) {
		return new EvidenceKey(values, key);
	}

	@Bean
	AuditChain auditChain(SecretKey key) {
		return new AuditChain(key);
	}

	@Bean
	AuditRecorder auditRecorder(AuditTrail trail, AuditChain chain, Clock clock, UsherSettings settings, SecretKey key,
			ApplicationContext context) {
		boolean command = !(context instanceof WebApplicationContext);
		return new AuditRecorder(trail, chain, clock,
				new AuditSpool(command ? null : settings.home().resolve("spool/audit"), key));
	}

	@Bean
	Administration administration(ConfigurationStore store, Configurations configurations, DocumentCodec codec,
			ChangeChain chain, Clock clock) {
		return new Administration(store, configurations, codec, chain, clock);
	}

}
