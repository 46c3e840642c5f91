package io.usher.api.external;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.usher.core.external.UpstreamReply;
import io.usher.core.external.UpstreamReply.Answered;
import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.external.UpstreamReply.Failed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** No server keeps all requests waiting. */
class UpstreamWaitingTests {

	private final Asking asking = new Asking(16);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Semaphore arrived = new Semaphore(0);

	private final CountDownLatch go = new CountDownLatch(1);

	private final List<ScriptedServer> servers = new ArrayList<>();

	@AfterEach
	void close() throws IOException {
		this.go.countDown();
		for (ScriptedServer server : this.servers) {
			server.close();
		}
		this.asking.close();
		this.threads.shutdownNow();
	}

	private ScriptedServer waitingServer() throws IOException {
		ScriptedServer server = ScriptedServer.plain((wire) -> {
			while (wire.readRequest() != null) {
				this.arrived.release();
				this.go.await();
				wire.send(ScriptedServer.json(200, "{}"));
			}
		});
		this.servers.add(server);
		return server;
	}

	private List<CompletableFuture<UpstreamReply>> wait(ScriptedServer server, long profile, int requests)
			throws InterruptedException {
		List<CompletableFuture<UpstreamReply>> replies = new ArrayList<>();
		for (int i = 0; i < requests; i++) {
			replies.add(CompletableFuture.supplyAsync(() -> this.asking.ask(Asking.at(server, profile), Asking.LONG),
					this.threads));
		}
		assertThat(this.arrived.tryAcquire(requests, 20, TimeUnit.SECONDS)).isTrue();
		return replies;
	}

	private void assertTooMany(ScriptedServer server, long profile, String words) {
		UpstreamReply reply = this.asking.ask(Asking.at(server, profile), Asking.LONG);
		assertThat(reply).isInstanceOf(Failed.class);
		assertThat(((Failed) reply).cause()).isEqualTo(Cause.TOO_MANY);
		assertThat(((Failed) reply).detail()).isEqualTo(words);
		assertThat(reply.took()).isLessThan(Duration.ofSeconds(10));
	}

	@Test
	void letsAQuarterOfTheRequestsWaitForOneServer() throws Exception {
		ScriptedServer server = waitingServer();
		List<CompletableFuture<UpstreamReply>> replies = wait(server, 1, 4);
		assertThat(this.asking.servers.states()).singleElement().extracting(UpstreamState::waiting).isEqualTo(4);
		assertTooMany(server, 1, "4 requests wait for it already");
		this.go.countDown();
		for (CompletableFuture<UpstreamReply> reply : replies) {
			assertThat(reply.get(20, TimeUnit.SECONDS)).isInstanceOf(Answered.class);
		}
		assertThat(this.asking.ask(Asking.at(server, 1), Asking.LONG)).isInstanceOf(Answered.class);
		assertThat(this.asking.servers.states()).singleElement().extracting(UpstreamState::waiting).isEqualTo(0);
	}

	@Test
	void letsHalfOfTheRequestsWaitForAnyServer() throws Exception {
		ScriptedServer third = waitingServer();
		wait(waitingServer(), 1, 4);
		wait(waitingServer(), 2, 4);
		for (int i = 0; i < 10; i++) {
			assertTooMany(third, 3, "8 requests wait for upstream servers already");
		}
		assertThat(third.connections()).isZero();
		assertThat(this.asking.servers.states().get(2).waiting()).isZero();
		this.go.countDown();
	}

	@Test
	void blamesNoServerForTooManyRequests() throws Exception {
		ScriptedServer server = waitingServer();
		wait(server, 1, 4);
		for (int i = 0; i < 50; i++) {
			assertTooMany(server, 1, "4 requests wait for it already");
		}
		assertThat(this.asking.servers.states()).singleElement()
			.extracting(UpstreamState::circuit)
			.isEqualTo(UpstreamState.Circuit.CLOSED);
		this.go.countDown();
	}

	@Test
	void freesRequestsWhoseTimeIsOver() throws Exception {
		ScriptedServer server = waitingServer();
		List<CompletableFuture<UpstreamReply>> replies = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			replies.add(CompletableFuture
				.supplyAsync(() -> this.asking.ask(Asking.at(server, 1), Duration.ofMillis(300)), this.threads));
		}
		for (CompletableFuture<UpstreamReply> reply : replies) {
			assertThat(((Failed) reply.get(20, TimeUnit.SECONDS)).cause()).isEqualTo(Cause.TIMED_OUT);
		}
		this.go.countDown();
		assertThat(this.asking.ask(Asking.at(server, 1), Asking.LONG)).isInstanceOf(Answered.class);
	}

}
