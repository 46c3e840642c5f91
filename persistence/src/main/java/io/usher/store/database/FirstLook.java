package io.usher.store.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Looks for the database while the program is still being put together, so that a start
 * without it does not begin to wait only then. The embedded database is not looked for:
 * it is there.
 */
final class FirstLook implements BeanFactoryPostProcessor, AutoCloseable {

	private static final int LOOKS = 20;

	private static final long BETWEEN_MILLIS = 500;

	private final Environment environment;

	private volatile long since;

	private volatile boolean looking;

	private volatile boolean ended;

	FirstLook(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
		this.since = System.nanoTime();
		Thread thread = new Thread(this::look, "first-look");
		thread.setDaemon(true);
		thread.start();
	}

	/** Returns for how long it has not answered; nothing once it did. */
	Duration unanswered() {
		return (this.looking && !this.ended) ? Duration.ofNanos(System.nanoTime() - this.since) : Duration.ZERO;
	}

	/** Looks no further. */
	@Override
	public void close() {
		this.ended = true;
	}

	private void look() {
		Database database;
		try {
			database = database();
		}
		catch (RuntimeException ex) {
			// Whoever needs the settings tells what is wrong with them.
			return;
		}
		this.looking = database.driver() != DatabaseFamily.H2;
		for (int i = 0; i < LOOKS && this.looking && !this.ended; i++) {
			try (Connection connection = Connections.ofMigration(database).getConnection()) {
				this.ended = !connection.isClosed();
			}
			catch (SQLException ex) {
				awaitNext();
			}
		}
	}

	private void awaitNext() {
		try {
			TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Database database() {
		DatabaseSettings settings = Binder.get(this.environment).bindOrCreate("usher.database", DatabaseSettings.class);
		return Database.of(settings, Path.of(this.environment.getProperty("usher.home", "usher-home")));
	}

}
