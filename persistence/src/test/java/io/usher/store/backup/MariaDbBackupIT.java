package io.usher.store.backup;

import io.usher.store.database.TestServer;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbBackupIT extends BackupContract {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MARIADB);

	@Override
	String[] database() {
		return new String[] { "usher.database.url=" + server.newDatabase(), "usher.database.username=root" };
	}

}
