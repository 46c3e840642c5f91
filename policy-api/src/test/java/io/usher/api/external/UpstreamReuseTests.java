package io.usher.api.external;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamReply;
import io.usher.core.external.UpstreamReply.Answered;
import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.external.UpstreamReply.Failed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections and the states of servers, kept and given up. */
class UpstreamReuseTests {

	private static final String ANSWER = ScriptedServer.json(200, "{}");

	private final Asking asking = new Asking();

	@AfterEach
	void close() {
		this.asking.close();
	}

	private void assertAnswered(ScriptedServer server) {
		assertThat(this.asking.ask(server)).isInstanceOf(Answered.class);
	}

	@Test
	void asksAgainOverTheSameConnection() throws IOException {
		try (ScriptedServer server = ScriptedServer.answering(ANSWER)) {
			for (int i = 0; i < 5; i++) {
				assertAnswered(server);
			}
			assertThat(server.connections()).isOne();
			assertThat(this.asking.servers.idleConnections(Asking.at(server.url()))).isOne();
		}
	}

	@Test
	void asksOnceMoreWhenAKeptConnectionWasClosed() throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			wire.readRequest();
			wire.send(ANSWER);
			if (wire.number() == 1) {
				wire.reset();
				closed.countDown();
			}
			else {
				ScriptedServer.always(ANSWER).serve(wire);
			}
		})) {
			assertAnswered(server);
			assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
			assertAnswered(server);
			assertThat(server.connections()).isEqualTo(2);
		}
	}

	@Test
	void asksOnceMoreWhenAKeptConnectionIsClosedInsteadOfAnAnswer() throws IOException {
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			wire.readRequest();
			wire.send(ANSWER);
			wire.readRequest();
			if (wire.number() > 1) {
				wire.send(ANSWER);
			}
		})) {
			assertAnswered(server);
			assertAnswered(server);
			assertThat(server.connections()).isEqualTo(2);
			assertThat(server.requests()).hasSize(3);
		}
	}

	@Test
	void triesNoSecondConnectionThatTheServerMayHaveClosedToo() throws Exception {
		CyclicBarrier together = new CyclicBarrier(3);
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			wire.readRequest();
			if (wire.number() <= 3) {
				arrive(together);
				wire.send(ANSWER);
				wire.readRequest();
				wire.reset();
				return;
			}
			wire.send(ANSWER);
			wire.awaitClose();
		})) {
			List<CompletableFuture<UpstreamReply>> replies = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				replies.add(CompletableFuture.supplyAsync(() -> this.asking.ask(server),
						(work) -> new Thread(work).start()));
			}
			for (CompletableFuture<UpstreamReply> reply : replies) {
				assertThat(reply.get(20, TimeUnit.SECONDS)).isInstanceOf(Answered.class);
			}
			assertThat(this.asking.servers.idleConnections(Asking.at(server.url()))).isEqualTo(3);
			assertAnswered(server);
			assertThat(server.connections()).isEqualTo(4);
		}
	}

	private static void arrive(CyclicBarrier barrier) throws InterruptedException {
		try {
			barrier.await();
		}
		catch (BrokenBarrierException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void asksOnceMoreWhenAKeptConnectionTimedOut() throws IOException {
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			wire.readRequest();
			wire.send(ANSWER);
			if (wire.number() == 1) {
				wire.send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
				wire.awaitClose();
			}
		})) {
			assertAnswered(server);
			Answered answer = (Answered) this.asking.ask(server);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(server.connections()).isEqualTo(2);
		}
	}

	@Test
	void asksNoMoreThanOnceOverNewConnections() throws IOException {
		try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.Wire::readRequest)) {
			assertThat(((Failed) this.asking.ask(server)).cause()).isEqualTo(Cause.BROKEN);
			assertThat(server.requests()).hasSize(1);
		}
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			wire.readRequest();
			if (wire.number() == 1) {
				wire.send(ANSWER);
				wire.readRequest();
			}
		})) {
			assertAnswered(server);
			assertThat(((Failed) this.asking.ask(server)).cause()).isEqualTo(Cause.BROKEN);
			assertThat(server.requests()).hasSize(3);
		}
	}

	@Test
	void keepsNoConnectionThatTheServerWantsClosed() throws IOException {
		try (ScriptedServer server = ScriptedServer
			.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")) {
			assertAnswered(server);
			assertAnswered(server);
			assertThat(server.connections()).isEqualTo(2);
		}
	}

	@Test
	void keepsNoConnectionWhoseAnswerWasBrokenOff() throws IOException {
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			wire.readRequest();
			wire.send((wire.number() == 1) ? "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n{}" : ANSWER);
			wire.awaitClose();
		})) {
			assertThat(((Failed) this.asking.ask(server)).cause()).isEqualTo(Cause.TOO_LARGE);
			assertThat(this.asking.servers.idleConnections(Asking.at(server.url()))).isZero();
			assertAnswered(server);
		}
	}

	@Test
	void beginsAnewWhenAProfileChanges() throws IOException {
		try (ScriptedServer server = ScriptedServer.answering(ANSWER)) {
			Upstream before = Asking.at(server.url());
			Upstream after = new Upstream(before.profile(), before.url(), "alice", "secret", null);
			this.asking.ask(before, Asking.LONG);
			this.asking.ask(before, Asking.LONG);
			assertThat(this.asking.servers.state(Asking.PROFILE)).get().extracting(UpstreamState::calls).isEqualTo(2L);
			this.asking.ticker.pass(Duration.ofSeconds(1));
			this.asking.ask(after, Asking.LONG);
			assertThat(server.connections()).isEqualTo(2);
			assertThat(this.asking.servers.states()).singleElement().satisfies((state) -> {
				assertThat(state.calls()).isOne();
				assertThat(state.url()).isEqualTo(server.url());
			});
		}
	}

	@Test
	void closesTheConnectionsOfFormerDescriptions() throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			try {
				ScriptedServer.always(ANSWER).serve(wire);
			}
			finally {
				if (wire.number() == 1) {
					closed.countDown();
				}
			}
		})) {
			Upstream before = Asking.at(server.url());
			this.asking.ask(before, Asking.LONG);
			this.asking.ticker.pass(Duration.ofSeconds(1));
			this.asking.ask(new Upstream(before.profile(), before.url(), "alice", "secret", null), Asking.LONG);
			this.asking.servers.tidy();
			assertThat(this.asking.servers.idleConnections(before)).isOne();
			this.asking.ticker.pass(Duration.ofSeconds(61));
			this.asking.servers.tidy();
			assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(this.asking.servers.states()).hasSize(1);
		}
	}

	@Test
	void forgetsServersThatNobodyAskedForAnHour() throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			try {
				ScriptedServer.always(ANSWER).serve(wire);
			}
			finally {
				closed.countDown();
			}
		})) {
			assertAnswered(server);
			this.asking.ticker.pass(Duration.ofMinutes(59));
			this.asking.servers.tidy();
			assertThat(this.asking.servers.states()).hasSize(1);
			this.asking.ticker.pass(Duration.ofMinutes(2));
			this.asking.servers.tidy();
			assertThat(this.asking.servers.states()).isEmpty();
			assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void lookingAtStatesKeepsNone() throws IOException {
		try (ScriptedServer server = ScriptedServer.answering(ANSWER)) {
			assertAnswered(server);
			this.asking.ticker.pass(Duration.ofMinutes(59));
			assertThat(this.asking.servers.state(Asking.PROFILE)).isPresent();
			assertThat(this.asking.servers.states()).hasSize(1);
			this.asking.ticker.pass(Duration.ofMinutes(2));
			this.asking.servers.tidy();
			assertThat(this.asking.servers.states()).isEmpty();
		}
	}

	@Test
	void letsRequestsEndBeforeTheirServerIsForgotten() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			wire.readRequest();
			asked.countDown();
			go.await();
			wire.send(ANSWER);
			wire.awaitClose();
		})) {
			CompletableFuture<UpstreamReply> reply = CompletableFuture.supplyAsync(() -> this.asking.ask(server));
			assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
			this.asking.ticker.pass(Duration.ofHours(2));
			this.asking.servers.tidy();
			assertThat(this.asking.servers.states()).isEmpty();
			go.countDown();
			assertThat(reply.get(10, TimeUnit.SECONDS)).isInstanceOf(Answered.class);
		}
	}

}
