package io.usher.store.database;

import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbSchemaLockIT extends ServerSchemaLockContract {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MARIADB);

	@Override
	TestServer server() {
		return server;
	}

}
