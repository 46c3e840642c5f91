package io.usher.api.external;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamReply;
import io.usher.core.external.UpstreamReply.Answered;
import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.external.UpstreamReply.Failed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Servers that take their time get no more than the budget. */
class UpstreamTimeTests {

	private static final Duration BUDGET = Duration.ofMillis(400);

	/** Far above what a busy machine needs, far below what the servers would take. */
	private static final Duration PROMPT = Duration.ofSeconds(10);

	private static void assertTimedOut(UpstreamReply reply) {
		assertThat(reply).isInstanceOf(Failed.class);
		assertThat(((Failed) reply).cause()).as(((Failed) reply).detail()).isEqualTo(Cause.TIMED_OUT);
		assertThat(reply.took()).isBetween(BUDGET.minusMillis(5), PROMPT);
	}

	/** Asks a server that never ends, and sees the connection closed to it. */
	private static String timedOut(ScriptedServer.Script script) throws IOException, InterruptedException {
		CountDownLatch freed = new CountDownLatch(1);
		try (Asking asking = new Asking(); ScriptedServer server = ScriptedServer.plain((wire) -> {
			try {
				script.serve(wire);
				wire.awaitClose();
			}
			finally {
				freed.countDown();
			}
		})) {
			UpstreamReply reply = asking.ask(server, BUDGET);
			assertTimedOut(reply);
			assertThat(freed.await(PROMPT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			assertThat(asking.servers.idleConnections(Asking.at(server.url()))).isZero();
			return ((Failed) reply).detail();
		}
	}

	@Test
	void givesUpAServerThatNeverAnswers() throws Exception {
		assertThat(timedOut(ScriptedServer.Wire::readRequest)).contains("400 ms").contains("had not begun to answer");
	}

	@Test
	void givesUpAServerThatReadsNothing() throws Exception {
		timedOut((wire) -> {
		});
	}

	@Test
	void givesUpAServerThatStopsWithinItsAnswer() throws Exception {
		assertThat(timedOut((wire) -> {
			wire.readRequest();
			wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
		})).contains("was being read");
	}

	@Test
	void givesUpAServerThatDrips() throws Exception {
		timedOut((wire) -> {
			wire.readRequest();
			wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
			drip(wire, " ");
		});
	}

	@Test
	void givesUpAServerThatDripsHeaders() throws Exception {
		timedOut((wire) -> {
			wire.readRequest();
			drip(wire, "H");
		});
	}

	@Test
	void givesUpAServerThatSaysToContinueForever() throws Exception {
		timedOut((wire) -> {
			wire.readRequest();
			drip(wire, "HTTP/1.1 100 Continue\r\n\r\n");
		});
	}

	private static void drip(ScriptedServer.Wire wire, String drop) throws InterruptedException {
		try {
			while (true) {
				wire.send(drop);
				wire.pause(20);
			}
		}
		catch (IOException ex) {
			// The client closed the connection.
		}
	}

	@Test
	void givesUpAServerThatNeverShakesHands() throws Exception {
		try (Asking asking = new Asking(); ScriptedServer server = ScriptedServer.plain(ScriptedServer.Wire::hang)) {
			Upstream upstream = Asking.at("https://127.0.0.1:" + server.port());
			// What the system trusts has been read when this is over.
			asking.ask(upstream, BUDGET);
			UpstreamReply reply = asking.ask(upstream, BUDGET);
			assertTimedOut(reply);
			assertThat(((Failed) reply).detail()).contains("TLS handshake");
		}
	}

	@Test
	void givesUpAnAddressWhereNobodyAnswers() throws Exception {
		try (Asking asking = new Asking(); BlackHole hole = new BlackHole("127.0.0.1", 0)) {
			UpstreamReply reply = asking.ask(Asking.at("http://127.0.0.1:" + hole.port()), BUDGET);
			assertTimedOut(reply);
			assertThat(((Failed) reply).detail()).contains("a connection was being made");
		}
	}

	@Test
	void leavesTimeForTheNextAddress() throws Exception {
		try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.json(200, "{}"));
				BlackHole hole = new BlackHole("127.0.0.2", server.port());
				Asking asking = new Asking(200, (host) -> new InetAddress[] { InetAddress.getByName("127.0.0.2"),
						InetAddress.getByName("127.0.0.1") })) {
			assertThat(hole.port()).isEqualTo(server.port());
			assertThat(asking.ask(Asking.at("http://policy.example.com:" + server.port()), Duration.ofSeconds(4)))
				.isInstanceOf(Answered.class);
		}
	}

	@Test
	void givesUpNamesThatAreLookedUpForever() throws Exception {
		CountDownLatch ended = new CountDownLatch(1);
		try (Asking asking = new Asking(200, (host) -> {
			await(ended);
			throw new IOException("too late");
		})) {
			UpstreamReply reply = asking.ask(Asking.at("http://policy.example.com"), BUDGET);
			assertTimedOut(reply);
			assertThat(((Failed) reply).detail()).contains("name was being looked up");
		}
		finally {
			ended.countDown();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void triesTheNextAddressInTime() throws Exception {
		try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.json(200, "{}"));
				Asking asking = new Asking(200, (host) -> new InetAddress[] { InetAddress.getByName("127.0.0.2"),
						InetAddress.getByName("127.0.0.1") })) {
			UpstreamReply reply = asking.ask("http://policy.example.com:" + server.port());
			assertThat(reply).isInstanceOf(Answered.class);
			assertThat(server.requests().get(0)).contains("\r\nHost: policy.example.com:" + server.port());
		}
	}

	@Test
	void looksUpAndTellsNamesBeyondAsciiInAscii() throws Exception {
		List<String> names = new ArrayList<>();
		try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.json(200, "{}"));
				Asking asking = new Asking(200, (host) -> {
					names.add(host);
					return new InetAddress[] { InetAddress.getLoopbackAddress() };
				})) {
			asking.ask("http://p\u00f6licy.example.com:" + server.port());
			assertThat(names).containsExactly("xn--plicy-jua.example.com");
			assertThat(server.requests().get(0)).contains("\r\nHost: xn--plicy-jua.example.com:" + server.port());
		}
	}

	@Test
	void tellsNamesThatNobodyHas() {
		try (Asking asking = new Asking(200, (host) -> {
			throw new UnknownHostException(host);
		})) {
			UpstreamReply reply = asking.ask("http://nobody.example.com");
			assertThat(reply).isInstanceOf(Failed.class);
			assertThat(((Failed) reply).cause()).isEqualTo(Cause.UNREACHABLE);
			assertThat(((Failed) reply).detail()).isEqualTo("no host has the name nobody.example.com");
		}
	}

	@Test
	void asksNobodyWithoutTime() throws IOException {
		try (Asking asking = new Asking();
				ScriptedServer server = ScriptedServer.answering(ScriptedServer.json(200, "{}"))) {
			for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
				assertThat(((Failed) asking.ask(server, none)).cause()).isEqualTo(Cause.TIMED_OUT);
			}
			assertThat(server.connections()).isZero();
		}
	}

	/**
	 * An address that swallows attempts to connect: its backlog is full, and nobody
	 * accepts.
	 */
	private static final class BlackHole implements AutoCloseable {

		private final ServerSocket full;

		private final List<Socket> waiting = new ArrayList<>();

		BlackHole(String address, int port) throws IOException {
			this.full = new ServerSocket(port, 1, InetAddress.getByName(address));
			for (int i = 0; i < 8; i++) {
				Socket socket = new Socket();
				this.waiting.add(socket);
				try {
					socket.connect(this.full.getLocalSocketAddress(), 100);
				}
				catch (IOException ex) {
					break;
				}
			}
		}

		int port() {
			return this.full.getLocalPort();
		}

		@Override
		public void close() throws IOException {
			for (Socket socket : this.waiting) {
				socket.close();
			}
			this.full.close();
		}

	}

}
