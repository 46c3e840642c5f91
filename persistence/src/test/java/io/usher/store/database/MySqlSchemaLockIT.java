package io.usher.store.database;

import org.junit.jupiter.api.extension.RegisterExtension;

class MySqlSchemaLockIT extends ServerSchemaLockContract {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MYSQL);

	@Override
	TestServer server() {
		return server;
	}

}
