package io.usher.web.outage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.usher.store.database.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three nodes of a Galera cluster on the loopback interface, of Debian's mariadb-server
 * and galera-4. Where they are not installed the tests are skipped, or fail when
 * {@code CI=true}.
 */
final class GaleraCluster implements AutoCloseable {

	private static final Path SERVER = Path.of("/usr/sbin/mariadbd");

	private static final Path PROVIDER = Path.of("/usr/lib/galera/libgalera_smm.so");

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	/** A process of root would hand its data over as nobody. */
	private static final boolean AS_ROOT = "root".equals(System.getProperty("user.name"));

	private final Path home;

	private final List<Node> nodes = new ArrayList<>();

	GaleraCluster() throws Exception {
		for (Path needed : List.of(SERVER, PROVIDER)) {
			if (!Files.exists(needed)) {
				String message = needed + ": not found (expected: Debian's mariadb-server and galera-4)";
				if ("true".equals(System.getenv("CI"))) {
					throw new IOException(message);
				}
				Assumptions.abort(message);
			}
		}
		this.home = Files.createTempDirectory("galera");
		Files.setPosixFilePermissions(this.home, PosixFilePermissions.fromString("rwxr-xr-x"));
		Runtime.getRuntime().addShutdownHook(new Thread(this::close));
		for (int i = 0; i < 3; i++) {
			this.nodes.add(new Node(i));
		}
		for (Node node : this.nodes) {
			node.prepare();
		}
		install(this.nodes.get(0));
		start(0, "--wsrep-new-cluster");
		start(1);
		start(2);
	}

	/** The other nodes get their data from the first. */
	private void install(Node node) throws Exception {
		run("/usr/bin/mariadb-install-db", "--no-defaults", "--auth-root-authentication-method=normal",
				"--skip-test-db", "--user=" + user(), "--datadir=" + node.folder.resolve("data"));
		if (AS_ROOT) {
			run("chown", "-R", user(), this.home.toString());
		}
	}

	private static String user() {
		return AS_ROOT ? "mysql" : System.getProperty("user.name");
	}

	private void run(String... command) throws Exception {
		File log = this.home.resolve("install.log").toFile();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
		if (process.waitFor() != 0) {
			throw new IOException(Files.readString(log.toPath()));
		}
	}

	/** Starts a node, which joins the others, and waits until it serves. */
	void start(int index, String... options) throws IOException {
		Node node = this.nodes.get(index);
		List<String> command = new ArrayList<>(
				List.of(SERVER.toString(), "--defaults-file=" + node.folder.resolve("my.cnf")));
		command.addAll(List.of(options));
		node.process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(node.folder.resolve("server.log").toFile()))
			.start();
		awaitReady(index);
	}

	/** Waits until a node is in the cluster and serves. */
	void awaitReady(int index) {
		Node node = this.nodes.get(index);
		Awaitility.await("node " + index).atMost(PATIENCE).until(() -> {
			assertThat(node.process.isAlive()).as(node::log).isTrue();
			return "ON".equals(node.status("wsrep_ready")) && "Synced".equals(node.status("wsrep_local_state_comment"));
		});
	}

	/** Ends a node at once, with SIGKILL. */
	void kill(int index) {
		this.nodes.get(index).process.destroyForcibly().onExit().join();
	}

	/** Cuts a node off from the others; it goes on to take connections. */
	void isolate(int index) throws SQLException {
		isolate(index, true);
		Awaitility.await().atMost(PATIENCE).until(() -> "OFF".equals(this.nodes.get(index).status("wsrep_ready")));
	}

	/** Lets a node join the others again. */
	void rejoin(int index) throws SQLException {
		isolate(index, false);
		awaitReady(index);
	}

	private void isolate(int index, boolean isolated) throws SQLException {
		execute(index, "set global wsrep_provider_options = 'gmcast.isolate=" + (isolated ? 1 : 0) + "'");
	}

	/** Runs a statement on a node. */
	void execute(int index, String statement) throws SQLException {
		try (Connection connection = connect(index, "")) {
			connection.createStatement().execute(statement);
		}
	}

	/** Opens a connection to a node. */
	Connection connect(int index, String database) throws SQLException {
		return DriverManager.getConnection(url(database, index), "root", "");
	}

	/** Returns the URL of a database, with these nodes in this order. */
	String url(String database, int... order) {
		return "jdbc:mysql://" + IntStream.of(order)
			.mapToObj((index) -> "127.0.0.1:" + this.nodes.get(index).port)
			.collect(Collectors.joining(",")) + "/" + database;
	}

	/** Returns how many transactions a node gave up in favour of others' ones. */
	long givenUp(int index) throws SQLException {
		return Long.parseLong(this.nodes.get(index).status("wsrep_local_cert_failures"))
				+ Long.parseLong(this.nodes.get(index).status("wsrep_local_bf_aborts"));
	}

	@Override
	public void close() {
		this.nodes.forEach((node) -> {
			if (node.process != null) {
				node.process.destroyForcibly().onExit().join();
			}
		});
		FileSystemUtils.deleteRecursively(this.home.toFile());
	}

	private final class Node {

		private final Path folder;

		private final int port = TestServer.freePort();

		private final int groupPort = TestServer.freePort();

		private final int incrementPort = TestServer.freePort();

		private final int copyPort = TestServer.freePort();

		private Process process;

		Node(int index) {
			this.folder = GaleraCluster.this.home.resolve("node-" + index);
		}

		void prepare() throws IOException {
			Files.createDirectories(this.folder.resolve("data"));
			String group = GaleraCluster.this.nodes.stream()
				.map((node) -> "127.0.0.1:" + node.groupPort)
				.collect(Collectors.joining(","));
			Files.writeString(this.folder.resolve("my.cnf"),
					"""
							[mysqld]
							user=%s
							datadir=%s
							socket=%s
							pid-file=%s
							port=%d
							bind-address=127.0.0.1
							skip-name-resolve
							skip-log-bin
							binlog_format=ROW
							innodb_autoinc_lock_mode=2
							innodb_buffer_pool_size=64M
							innodb_flush_log_at_trx_commit=2
							wsrep_on=ON
							wsrep_provider=%s
							wsrep_cluster_name=usher
							wsrep_cluster_address=gcomm://%s
							wsrep_node_name=%s
							wsrep_node_address=127.0.0.1:%d
							wsrep_sst_method=rsync
							wsrep_sst_receive_address=127.0.0.1:%d
							wsrep_provider_options="%s"
							""".formatted(user(), this.folder.resolve("data"), this.folder.resolve("socket"),
							this.folder.resolve("pid"), this.port, PROVIDER, group, this.folder.getFileName(),
							this.groupPort, this.copyPort, providerOptions()));
		}

		/**
		 * Others are missed after two seconds; with less than the rest it would abort.
		 */
		private String providerOptions() {
			return String.join(";", "base_host=127.0.0.1", "base_port=" + this.groupPort,
					"gmcast.listen_addr=tcp://127.0.0.1:" + this.groupPort,
					"ist.recv_addr=127.0.0.1:" + this.incrementPort, "gcache.size=256M", "evs.keepalive_period=PT0.5S",
					"evs.inactive_check_period=PT0.5S", "evs.suspect_timeout=PT2S", "evs.inactive_timeout=PT4S",
					"evs.install_timeout=PT4S");
		}

		/** Returns a status, empty when the node does not answer. */
		String status(String name) {
			try (Connection connection = DriverManager.getConnection(
					"jdbc:mysql://127.0.0.1:" + this.port + "/?connectTimeout=1000&socketTimeout=5000", "root", "");
					ResultSet row = connection.createStatement()
						.executeQuery("show global status like '" + name + "'")) {
				return row.next() ? row.getString(2) : "";
			}
			catch (SQLException ex) {
				return "";
			}
		}

		String log() {
			try {
				return Files.readString(this.folder.resolve("server.log"));
			}
			catch (IOException ex) {
				return ex.toString();
			}
		}

	}

}
