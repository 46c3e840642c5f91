package io.usher.store.account;

import io.usher.store.database.TestServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class MariaDbUsedAssertionsIT extends JdbcUsedAssertionsContract {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MARIADB);

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		properties.add("usher.database.url", server::newDatabase);
		properties.add("usher.database.username", () -> "root");
	}

}
