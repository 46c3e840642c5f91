package io.usher.store.session;

import io.usher.store.database.TestServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class MySqlSharedSessionsIT extends SharedSessionsContract {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MYSQL);

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		properties.add("usher.database.url", server::newDatabase);
		properties.add("usher.database.username", () -> "root");
	}

}
