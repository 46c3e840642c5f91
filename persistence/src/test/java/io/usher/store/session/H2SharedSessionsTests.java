package io.usher.store.session;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class H2SharedSessionsTests extends SharedSessionsContract {

	@TempDir
	private static Path home;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		properties.add("usher.home", home::toString);
	}

}
