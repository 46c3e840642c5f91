package io.usher.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * With Debian's server alone: the one that a test library brings knows no accounts.
 */
@Tag("long")
class MariaDbRunningAccountIT extends RunningAccountContract {

	private static final Path SERVER = Path.of("/usr/sbin/mariadbd");

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MARIADB);

	private final String url = server.newDatabase();

	@BeforeAll
	static void needsAServerWithAccounts() throws IOException {
		if (Files.isExecutable(SERVER)) {
			return;
		}
		String message = SERVER + ": not found (expected: Debian's mariadb-server)";
		if ("true".equals(System.getenv("CI"))) {
			throw new IOException(message);
		}
		Assumptions.abort(message);
	}

	@Override
	String url() {
		return this.url;
	}

}
