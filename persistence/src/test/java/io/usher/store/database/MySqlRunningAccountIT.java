package io.usher.store.database;

import org.junit.jupiter.api.extension.RegisterExtension;

class MySqlRunningAccountIT extends RunningAccountContract {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MYSQL);

	private final String url = server.newDatabase();

	@Override
	String url() {
		return this.url;
	}

}
