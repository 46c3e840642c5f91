package io.usher.store.database;

import org.junit.jupiter.api.extension.RegisterExtension;

class MySqlMigrationsIT extends MigrationsContract {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MYSQL);

	private final String url = server.newDatabase();

	@Override
	String[] database() {
		return new String[] { "usher.database.url=" + this.url, "usher.database.username=root" };
	}

}
