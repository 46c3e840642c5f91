package io.usher.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Gives a program under test a home directory that is deleted when the tests are over.
 */
public final class TemporaryHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		try {
			Path home = Files.createTempDirectory("usher-test");
			TestPropertyValues.of("usher.home=" + home).applyTo(context);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path home) {
		FileSystemUtils.deleteRecursively(home.toFile());
	}

}
