package io.usher.api.external;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamReply;
import io.usher.core.external.UpstreamReply.Answered;
import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.external.UpstreamReply.Failed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Servers that fail are left alone for a while. */
class UpstreamCircuitTests {

	private final List<UpstreamReply> heard = new ArrayList<>();

	private final Asking asking = new Asking(200, InetAddress::getAllByName, (profile, reply) -> this.heard.add(reply));

	private final AtomicReference<String> answer = new AtomicReference<>();

	private final ScriptedServer server;

	UpstreamCircuitTests() throws IOException {
		this.server = ScriptedServer.plain((wire) -> {
			while (wire.readRequest() != null) {
				wire.send(this.answer.get());
			}
		});
	}

	@AfterEach
	void close() throws IOException {
		this.asking.close();
		this.server.close();
	}

	private UpstreamReply ask(int status) {
		this.answer.set(ScriptedServer.json(status, "{}"));
		return this.asking.ask(this.server);
	}

	private void ask(int times, int status) {
		for (int i = 0; i < times; i++) {
			assertThat(ask(status)).isInstanceOf(Answered.class);
		}
	}

	private UpstreamState state() {
		return this.asking.servers.state(Asking.PROFILE).orElseThrow();
	}

	private void assertOpen() {
		int before = this.server.requests().size();
		UpstreamReply reply = ask(200);
		assertThat(reply).isInstanceOf(Failed.class);
		assertThat(((Failed) reply).cause()).isEqualTo(Cause.CIRCUIT_OPEN);
		assertThat(this.server.requests()).hasSize(before);
		assertThat(state().circuit()).isEqualTo(UpstreamState.Circuit.OPEN);
	}

	@Test
	void opensWhenHalfOfTwentyFailed() {
		ask(10, 200);
		ask(9, 503);
		assertThat(state().circuit()).isEqualTo(UpstreamState.Circuit.CLOSED);
		assertThat(state().failureRate()).isNull();
		ask(1, 503);
		assertThat(state().failureRate()).isEqualTo(0.5);
		assertOpen();
		assertThat(((Failed) this.heard.get(20)).detail()).contains("failed often", "answered 503");
	}

	@Test
	void staysClosedWhenFewerFailed() {
		ask(11, 200);
		ask(10, 500);
		assertThat(ask(200)).isInstanceOf(Answered.class);
	}

	@Test
	void staysClosedWhenTheFailuresAreOlderThanTenSeconds() {
		ask(19, 503);
		this.asking.ticker.pass(Duration.ofSeconds(11));
		ask(19, 200);
		ask(1, 503);
		assertThat(ask(200)).isInstanceOf(Answered.class);
	}

	@Test
	void takesNoOffenceAtOtherAnswers() {
		ask(30, 404);
		ask(30, 302);
		ask(30, 429);
		this.answer.set("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
		for (int i = 0; i < 30; i++) {
			assertThat(((Failed) this.asking.ask(this.server)).cause()).isEqualTo(Cause.TOO_LARGE);
		}
		assertThat(state().failureRate()).isZero();
		assertThat(ask(200)).isInstanceOf(Answered.class);
	}

	@Test
	void closesWhenAFewTriesSucceed() {
		ask(20, 503);
		assertOpen();
		this.asking.ticker.pass(Duration.ofMillis(4900));
		assertOpen();
		this.asking.ticker.pass(Duration.ofMillis(200));
		ask(1, 200);
		assertThat(state().circuit()).isEqualTo(UpstreamState.Circuit.HALF_OPEN);
		ask(2, 200);
		assertThat(state().circuit()).isEqualTo(UpstreamState.Circuit.CLOSED);
		ask(20, 404);
	}

	@Test
	void opensAgainWhenTheTriesFail() {
		ask(20, 503);
		this.asking.ticker.pass(Duration.ofSeconds(6));
		ask(3, 503);
		assertOpen();
		this.asking.ticker.pass(Duration.ofSeconds(6));
		ask(3, 200);
		assertThat(state().circuit()).isEqualTo(UpstreamState.Circuit.CLOSED);
	}

	@Test
	void opensForServersThatAreNotThere() throws IOException {
		this.server.close();
		assertOpensAfter(() -> this.asking.ask(this.server), Cause.UNREACHABLE);
	}

	@Test
	void staysClosedForServersThatTalkNonsense() {
		this.answer.set("nonsense\r\n");
		assertStaysClosed(() -> this.asking.ask(this.server), Cause.BROKEN);
	}

	@Test
	void staysClosedForServersThatAreNotTrusted() throws Exception {
		try (ScriptedServer secure = ScriptedServer.secure(Certificates.selfSigned("policy", "127.0.0.1").context(),
				ScriptedServer.Wire::readRequest)) {
			assertStaysClosed(() -> this.asking.ask(secure), Cause.UNTRUSTED);
		}
	}

	@Test
	void opensForServersThatTakeTooLong() throws IOException {
		try (ScriptedServer slow = ScriptedServer.plain(ScriptedServer.Wire::hang)) {
			assertOpensAfter(() -> this.asking.ask(slow, Duration.ofMillis(110)), Cause.TIMED_OUT);
		}
	}

	private static void assertStaysClosed(Supplier<UpstreamReply> asked, Cause cause) {
		for (int i = 0; i < 25; i++) {
			assertThat(((Failed) asked.get()).cause()).isEqualTo(cause);
		}
	}

	private static void assertOpensAfter(Supplier<UpstreamReply> asked, Cause cause) {
		for (int i = 0; i < 20; i++) {
			assertThat(((Failed) asked.get()).cause()).isEqualTo(cause);
		}
		assertThat(((Failed) asked.get()).cause()).isEqualTo(Cause.CIRCUIT_OPEN);
	}

	@Test
	void blamesNoServerForTimeThatWasShort() throws IOException {
		try (ScriptedServer slow = ScriptedServer.plain(ScriptedServer.Wire::hang)) {
			for (int i = 0; i < 25; i++) {
				assertThat(((Failed) this.asking.ask(slow, Duration.ofMillis(10))).cause()).isEqualTo(Cause.TIMED_OUT);
			}
			assertThat(state().circuit()).isEqualTo(UpstreamState.Circuit.CLOSED);
		}
	}

	@Test
	void judgesEachServerByItself() throws IOException {
		ask(20, 503);
		assertOpen();
		try (ScriptedServer other = ScriptedServer.answering(ScriptedServer.json(200, "{}"))) {
			assertThat(this.asking.ask(Asking.at(other, 8), Asking.LONG)).isInstanceOf(Answered.class);
			Upstream changed = new Upstream(Asking.PROFILE, this.server.url(), "new", "credentials", null);
			assertThat(this.asking.ask(changed, Asking.LONG)).isInstanceOf(Answered.class);
			assertThat(this.asking.servers.states()).extracting((state) -> state.profile().number())
				.containsExactly(7L, 8L);
		}
	}

	@Test
	void showsHowAServerFares() {
		ask(2, 200);
		ask(1, 503);
		UpstreamState state = state();
		assertThat(state.profile()).isEqualTo(Asking.PROFILE);
		assertThat(state.url()).isEqualTo(this.server.url());
		assertThat(state.calls()).isEqualTo(3);
		assertThat(state.waiting()).isZero();
		assertThat(state.lastError()).isEqualTo("it answered 503");
		assertThat(state.lastErrorAt()).isNotNull().isAfterOrEqualTo(state.lastSuccessAt());
		assertThat(this.heard).hasSize(3);
	}

}
