package io.usher.store.database;

import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbMigrationsIT extends MigrationsContract {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MARIADB);

	private final String url = server.newDatabase();

	@Override
	String[] database() {
		return new String[] { "usher.database.url=" + this.url, "usher.database.username=root" };
	}

}
