package io.usher.api.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.usher.api.account.NodeAuthentication;
import io.usher.api.decision.PolicyServer.Reply;
import io.usher.api.external.UpstreamServers;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.ScriptTurns;
import io.usher.core.record.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Breaks what a decision depends on, over real sockets, and looks how long a node waits.
 */
@Timeout(60)
class NoNodeWaitsTests {

	private static final Duration WITHOUT_UPSTREAM = Duration.ofMillis(2500);

	private static final Duration WITH_UPSTREAM = Duration.ofMillis(4500);

	private static final String ROME = "GET /policy/v1/service/configuration?local_alias=meet.bob&location=Rome";

	private static final String ENDLESS = "{% for i in range(100000) %}{% for j in range(100000) %}{{ i * j }}"
			+ "{% endfor %}{% endfor %}{}";

	private final ExecutorService nodes = Executors.newCachedThreadPool();

	private final CountDownLatch over = new CountDownLatch(1);

	private ServerSocket upstream;

	private volatile Behaviour behaviour = Behaviour.HANGS;

	@BeforeEach
	void startUpstream() throws IOException {
		this.upstream = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
		this.nodes.execute(this::serve);
	}

	@AfterEach
	void end() throws IOException {
		this.over.countDown();
		this.upstream.close();
		this.nodes.shutdownNow();
	}

	@ParameterizedTest
	@EnumSource(Behaviour.class)
	void answersFromOwnDataInTimeWhateverTheUpstreamServerDoes(Behaviour behaviour) throws Exception {
		this.behaviour = behaviour;
		try (UpstreamServers servers = new UpstreamServers(200, List.of());
				PolicyServer server = server(asking(3500), context().with(servers))) {
			long start = System.nanoTime();
			Reply reply = server.send(ROME, "");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WITH_UPSTREAM);
			assertThat(reply.status()).isEqualTo(200);
			assertThat(reply.body()).contains("Bob's");
		}
	}

	@Test
	void asksAHangingServerWithAQuarterOfTheThreadsAlone() throws Exception {
		try (UpstreamServers servers = new UpstreamServers(8, List.of());
				PolicyServer server = server(asking(3500), context().with(servers))) {
			List<Future<Duration>> asked = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				asked.add(this.nodes.submit(() -> ask(server)));
			}
			List<Duration> took = new ArrayList<>();
			for (Future<Duration> each : asked) {
				took.add(each.get());
			}
			assertThat(took).allSatisfy((each) -> assertThat(each).isLessThan(WITH_UPSTREAM));
			assertThat(took).filteredOn((each) -> each.compareTo(WITHOUT_UPSTREAM) < 0).hasSize(4);
		}
	}

	private static Duration ask(PolicyServer server) throws IOException {
		long start = System.nanoTime();
		assertThat(server.send(ROME, "").body()).contains("Bob's");
		return Duration.ofNanos(System.nanoTime() - start);
	}

	@Test
	void leavesAServerThatIsGoneAloneAfterAWhile() throws Exception {
		this.upstream.close();
		try (UpstreamServers servers = new UpstreamServers(200, List.of());
				PolicyServer server = server(asking(3500), context().with(servers))) {
			Reply last = null;
			for (int i = 0; i < 25; i++) {
				last = server.send(ROME, "");
			}
			assertThat(last.status()).isEqualTo(200);
			assertThat(servers.states()).singleElement()
				.satisfies((state) -> assertThat(String.valueOf(state.circuit())).isEqualTo("OPEN"));
		}
	}

	@Test
	void rejectsAtOnceWhatAScriptWithoutAnEndWouldDecide() throws Exception {
		try (PolicyServer server = server(scripted(ENDLESS), context())) {
			Future<Reply> endless = this.nodes.submit(() -> server.send(ROME, ""));
			long start = System.nanoTime();
			Reply beside = server.send("GET /policy/v1/service/configuration?local_alias=meet.bob&location=Oslo", "");
			assertThat(beside.body()).contains("Bob's");
			assertThat(endless.get().body()).contains("\"action\":\"reject\"");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WITHOUT_UPSTREAM);
		}
	}

	@Test
	void leavesToInfinityWhatNoScriptCanDecideInTime() throws Exception {
		try (PolicyServer server = server(scripted("{}"), context().with(noTurns()))) {
			Reply reply = server.send(ROME, "");
			assertThat(reply.status()).isEqualTo(404);
			assertThat(reply.body()).contains("\"action\":\"continue\"", "more requests than it can decide");
			assertThat(
					server.send("GET /policy/v1/service/configuration?local_alias=meet.bob&location=Oslo", "").body())
				.contains("Bob's");
		}
	}

	@Test
	void answersManyTimesTheScriptsThatItCanRunAtATime() throws Exception {
		try (PolicyServer server = server(scripted(ENDLESS), context().with(ScriptTurns.ofAtMost(2)))) {
			List<Future<Duration>> asked = new ArrayList<>();
			for (int i = 0; i < 40; i++) {
				asked.add(this.nodes.submit(() -> {
					long start = System.nanoTime();
					Reply reply = server.send(ROME, "");
					assertThat(reply.status()).isIn(200, 404);
					return Duration.ofNanos(System.nanoTime() - start);
				}));
			}
			for (Future<Duration> took : asked) {
				assertThat(took.get()).isLessThan(WITHOUT_UPSTREAM);
			}
		}
	}

	private static ScriptTurns noTurns() {
		return new ScriptTurns() {

			@Override
			public boolean take(Duration patience) {
				return false;
			}

			@Override
			public void giveBack() {
				throw new IllegalStateException("nobody took a turn");
			}

		};
	}

	private static DecisionContext context() {
		return PolicyServer.contexts().get();
	}

	private static PolicyServer server(Document profile, DecisionContext context) throws Exception {
		return new PolicyServer(new PolicyEndpoint(new Organisation().with("Rome", profile).loaded(),
				NodeAuthentication.off(), () -> context, List.of()));
	}

	private Document asking(long millis) {
		return Document.empty()
			.with(ProfileFields.URL, "http://127.0.0.1:" + this.upstream.getLocalPort())
			.with(ProfileFields.ENABLE_SERVICE_LOOKUP, true)
			.with(ProfileFields.TIMEOUT, millis);
	}

	private static Document scripted(String script) {
		return Document.empty()
			.with(ProfileFields.ENABLE_INTERNAL_SERVICE_POLICY, true)
			.with(ProfileFields.INTERNAL_SERVICE_POLICY_TEMPLATE, script);
	}

	private void serve() {
		while (!this.upstream.isClosed()) {
			try {
				Socket socket = this.upstream.accept();
				this.nodes.execute(() -> serve(socket));
			}
			catch (IOException ex) {
				// The test is over.
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			this.behaviour.serve(socket.getInputStream(), socket.getOutputStream(), this.over);
		}
		catch (IOException | InterruptedException ex) {
			// The client went away.
		}
	}

	/** What an upstream server does wrong. */
	enum Behaviour {

		HANGS(""),

		HANGS_IN_THE_HEADERS("HTTP/1.1 200 OK\r\nContent-Type: appl"),

		HANGS_IN_THE_BODY("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"sta"),

		DRIPS("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n") {

			@Override
			void serve(InputStream in, OutputStream out, CountDownLatch over) throws IOException, InterruptedException {
				send(out);
				do {
					out.write("1\r\n \r\n".getBytes(StandardCharsets.US_ASCII));
					out.flush();
				}
				while (!over.await(50, TimeUnit.MILLISECONDS));
			}

		},

		NEVER_ENDS("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n") {

			@Override
			void serve(InputStream in, OutputStream out, CountDownLatch over) throws IOException {
				send(out);
				byte[] blanks = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
				while (over.getCount() > 0) {
					out.write(blanks);
				}
			}

		},

		HANGS_UP("HTTP/1.1 200 OK\r\nContent-Le") {

			@Override
			void serve(InputStream in, OutputStream out, CountDownLatch over) throws IOException {
				in.read(new byte[8192]);
				send(out);
			}

		},

		TALKS_NONSENSE("SSH-2.0-OpenSSH_9.2\r\n"),

		IS_BROKEN("HTTP/1.1 500 Oh\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nOops"),

		REDIRECTS("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"),

		ANSWERS_NO_JSON("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 6\r\n\r\n{nope}");

		private final String start;

		Behaviour(String start) {
			this.start = start;
		}

		void send(OutputStream out) throws IOException {
			out.write(this.start.getBytes(StandardCharsets.US_ASCII));
			out.flush();
		}

		void serve(InputStream in, OutputStream out, CountDownLatch over) throws IOException, InterruptedException {
			send(out);
			over.await();
		}

	}

}
