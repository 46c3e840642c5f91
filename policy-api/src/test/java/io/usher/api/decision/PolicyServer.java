package io.usher.api.decision;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.usher.core.decision.DecisionContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * A Tomcat with the filter ahead of a servlet that answers 299 to all that gets to it.
 */
final class PolicyServer implements AutoCloseable {

	static final int PASSED_ON = 299;

	private final Tomcat tomcat = new Tomcat();

	private final Path directory;

	PolicyServer(Filter filter) throws IOException, LifecycleException {
		this(filter, null);
	}

	PolicyServer(Filter filter, @Nullable Executor threads) throws IOException, LifecycleException {
		this.directory = Files.createTempDirectory("policy-server");
		this.tomcat.setBaseDir(this.directory.toString());
		this.tomcat.setSilent(true);
		Connector connector = new Connector();
		connector.setPort(0);
		connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
		connector.setProperty("relaxedQueryChars", PolicyEndpoint.RELAXED_QUERY_CHARS);
		connector.setProperty("maxHttpRequestHeaderSize", String.valueOf(PolicyEndpoint.MAX_HEADER_BYTES));
		connector.setEncodedSolidusHandling("passthrough");
		connector.setEncodedReverseSolidusHandling("passthrough");
		if (threads != null) {
			connector.getProtocolHandler().setExecutor(threads);
		}
		this.tomcat.setConnector(connector);
		ErrorReportValve errors = new ErrorReportValve();
		errors.setShowReport(false);
		errors.setShowServerInfo(false);
		this.tomcat.getHost().getPipeline().addValve(errors);
		Context context = this.tomcat.addContext("", new File(".").getAbsolutePath());
		FilterDef definition = new FilterDef();
		definition.setFilterName("policy");
		definition.setFilter(filter);
		context.addFilterDef(definition);
		FilterMap mapping = new FilterMap();
		mapping.setFilterName("policy");
		mapping.addURLPattern("/*");
		context.addFilterMap(mapping);
		Tomcat.addServlet(context, "rest", new HttpServlet() {

			@Override
			protected void service(HttpServletRequest request, HttpServletResponse response) {
				response.setStatus(PASSED_ON);
			}

		}).addMapping("/");
		this.tomcat.start();
	}

	/** Returns contexts that remember the names of their calls. */
	static Supplier<DecisionContext> contexts() {
		DecisionContext context = DecisionContext.of(Clock.systemUTC(), new Random()).with(new RecentCallNames());
		return () -> context;
	}

	/** Sends the bytes and reads one answer until the server closes. */
	Reply send(byte[] request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.tomcat.getConnector().getLocalPort())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request);
			socket.getOutputStream().flush();
			return Reply.read(socket.getInputStream());
		}
	}

	/** Sends a request line in Latin-1 with headers, each ended by CR LF. */
	Reply send(String line, String headers) throws IOException {
		return send((line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n")
			.getBytes(StandardCharsets.ISO_8859_1));
	}

	@Override
	public void close() throws LifecycleException, IOException {
		this.tomcat.stop();
		this.tomcat.destroy();
		try (var files = Files.walk(this.directory)) {
			files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
		}
	}

	record Reply(int status, Map<String, String> headers, String body) {

		static Reply read(InputStream in) throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try {
				in.transferTo(bytes);
			}
			catch (SocketException ex) {
				// Tomcat resets the connection when it refuses a request that goes on.
				if (bytes.size() == 0) {
					throw ex;
				}
			}
			String all = bytes.toString(StandardCharsets.UTF_8);
			int end = all.indexOf("\r\n\r\n");
			String[] head = all.substring(0, (end < 0) ? all.length() : end).split("\r\n");
			Map<String, String> headers = new TreeMap<>();
			Arrays.stream(head)
				.skip(1)
				.map((line) -> line.split(": ?", 2))
				.forEach((header) -> headers.put(header[0].toLowerCase(Locale.ROOT), header[1]));
			return new Reply(Integer.parseInt(head[0].split(" ")[1]), headers, (end < 0) ? "" : all.substring(end + 4));
		}

	}

}
