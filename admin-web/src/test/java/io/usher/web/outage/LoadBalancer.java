package io.usher.web.outage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.usher.store.database.TestServer;
import org.junit.jupiter.api.Assumptions;

/**
 * HAProxy with the settings that we ship, but for addresses and TLS. Where it is not
 * installed the tests are skipped, or fail when {@code CI=true}.
 */
final class LoadBalancer implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

	private static final Path SHIPPED = Path.of("..", "docker", "haproxy.cfg");

	private final int port = TestServer.freePort();

	private final Process process;

	LoadBalancer(Path folder, List<Integer> servers) throws IOException {
		if (!Files.isExecutable(PROGRAM)) {
			if ("true".equals(System.getenv("CI"))) {
				throw new IOException(PROGRAM + ": not found (expected: Debian's haproxy)");
			}
			Assumptions.abort(PROGRAM + " is not there");
		}
		Path file = Files.writeString(folder.resolve("haproxy.cfg"), settings(servers));
		this.process = new ProcessBuilder(PROGRAM.toString(), "-db", "-f", file.toString()).redirectErrorStream(true)
			.redirectOutput(folder.resolve("haproxy.log").toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroyForcibly));
	}

	private String settings(List<Integer> servers) throws IOException {
		String shipped = Files.readString(SHIPPED);
		String text = shipped.replaceAll("bind :8443 .*", "bind 127.0.0.1:" + this.port)
			.replaceAll("\tserver two .*\n", "")
			.replaceAll("\tserver one .* check cookie one\n", servers(servers, true))
			.replaceAll("\tserver one .*\n", servers(servers, false));
		if (text.contains("usher:8080") || text.contains("8443")) {
			throw new IOException(SHIPPED + ": other lines than this test replaces: " + text);
		}
		return text;
	}

	private static String servers(List<Integer> ports, boolean cookie) {
		return IntStream.range(0, ports.size())
			.mapToObj((i) -> "\tserver s" + i + " 127.0.0.1:" + ports.get(i) + " check"
					+ (cookie ? " cookie s" + i : "") + "\n")
			.collect(Collectors.joining());
	}

	int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
