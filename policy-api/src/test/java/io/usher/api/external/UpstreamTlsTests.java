package io.usher.api.external;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

import io.usher.api.external.Certificates.Identity;
import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamReply;
import io.usher.core.external.UpstreamReply.Answered;
import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.external.UpstreamReply.Failed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UpstreamTlsTests {

	private final Identity authority = Certificates.authority("Example Authority");

	private final Asking asking = new Asking();

	@AfterEach
	void close() {
		this.asking.close();
	}

	private UpstreamReply ask(Identity server, String anchors) throws Exception {
		return ask(server, anchors, "https://127.0.0.1");
	}

	private UpstreamReply ask(Identity server, String anchors, String origin) throws Exception {
		try (ScriptedServer running = ScriptedServer.secure(server.context(),
				ScriptedServer.always(ScriptedServer.json(200, "{}")))) {
			return this.asking.ask(
					new Upstream(Asking.PROFILE, origin + ":" + running.port(), "name", "secret", anchors),
					Asking.LONG);
		}
	}

	private static void assertUntrusted(UpstreamReply reply, Consumer<String> words) {
		assertThat(reply).isInstanceOf(Failed.class);
		Failed failed = (Failed) reply;
		assertThat(failed.cause()).as(failed.detail()).isEqualTo(Cause.UNTRUSTED);
		words.accept(failed.detail());
	}

	@Test
	void trustsWhatANamedAuthorityIssued() throws Exception {
		Identity server = Certificates.issued(this.authority, "policy", "127.0.0.1");
		assertThat(ask(server, this.authority.pem())).isInstanceOf(Answered.class);
	}

	@Test
	void tellsWhatATriedServerShowed() throws Exception {
		Identity server = Certificates.issued(this.authority, "policy", "127.0.0.1");
		try (ScriptedServer running = ScriptedServer.secure(server.context(),
				ScriptedServer.always(ScriptedServer.json(200, "{}")))) {
			Upstream upstream = new Upstream(Asking.PROFILE, "https://127.0.0.1:" + running.port(), null, null,
					this.authority.pem());
			UpstreamProbe probe = this.asking.servers.probe(upstream, Asking.SERVICE, Asking.LONG);
			assertThat(probe.reply()).isInstanceOf(Answered.class);
			assertThat(probe.protocol()).isEqualTo("TLSv1.3");
			assertThat(probe.chain().get(0).getSubjectX500Principal().getName()).isEqualTo("CN=policy");
			assertThat(this.asking.servers.states()).isEmpty();
		}
	}

	@Test
	void tellsWhyATriedServerIsNotTrusted() throws Exception {
		Identity server = Certificates.issued(this.authority, "policy", "127.0.0.1");
		try (ScriptedServer running = ScriptedServer.secure(server.context(),
				ScriptedServer.always(ScriptedServer.json(200, "{}")))) {
			Upstream upstream = new Upstream(Asking.PROFILE, "https://127.0.0.1:" + running.port(), null, null, null);
			UpstreamProbe probe = this.asking.servers.probe(upstream, Asking.SERVICE, Asking.LONG);
			assertUntrusted(probe.reply(), (words) -> assertThat(words).contains("the system does not trust"));
			assertThat(probe.chain()).isEmpty();
		}
	}

	@Test
	void trustsAnyOfTheNamedCertificates() throws Exception {
		Identity server = Certificates.issued(this.authority, "policy", "127.0.0.1");
		String anchors = Certificates.authority("Another").pem() + this.authority.pem();
		assertThat(ask(server, anchors)).isInstanceOf(Answered.class);
	}

	@Test
	void trustsANamedCertificateThatIsTheServersOwn() throws Exception {
		Identity alone = Certificates.selfSigned("policy", "127.0.0.1");
		assertThat(ask(alone, alone.pem())).isInstanceOf(Answered.class);
		Identity issued = Certificates.issued(this.authority, "policy", "127.0.0.1");
		assertThat(ask(issued, issued.pem())).isInstanceOf(Answered.class);
	}

	@Test
	void trustsTheSystemsAuthoritiesWhenNoneAreNamed() throws Exception {
		Identity server = Certificates.issued(this.authority, "policy", "127.0.0.1");
		for (String none : new String[] { null, "", " \n" }) {
			assertUntrusted(ask(server, none), (words) -> assertThat(words).contains("127.0.0.1", "CN=policy",
					"issued by CN=Example Authority", "the system does not trust", "valid until"));
		}
	}

	@Test
	void trustsNobodyElseWhenSomeAreNamed() throws Exception {
		Identity server = Certificates.issued(this.authority, "policy", "127.0.0.1");
		assertUntrusted(ask(server, Certificates.authority("Another").pem()), (words) -> assertThat(words)
			.contains("CN=Example Authority", "none of the trusted certificates that were named"));
	}

	@Test
	void refusesCertificatesOfOtherHosts() throws Exception {
		Identity server = Certificates.issued(this.authority, "policy", "policy.example.com", "10.0.0.1");
		assertUntrusted(ask(server, this.authority.pem()),
				(words) -> assertThat(words).contains("is not for 127.0.0.1, but for policy.example.com, 10.0.0.1"));
		Identity pinned = Certificates.selfSigned("policy", "policy.example.com");
		assertUntrusted(ask(pinned, pinned.pem()), (words) -> assertThat(words).contains("is not for 127.0.0.1"));
		assertUntrusted(ask(server, this.authority.pem(), "https://localhost"),
				(words) -> assertThat(words).contains("is not for localhost"));
	}

	@Test
	void refusesCertificatesThatExpired() throws Exception {
		Identity server = Certificates.issue(this.authority, "policy", false, Duration.ofDays(-30), Duration.ofDays(-1),
				"127.0.0.1");
		assertUntrusted(ask(server, this.authority.pem()),
				(words) -> assertThat(words).contains("CN=policy", "expired on 20"));
		assertUntrusted(ask(server, server.pem()), (words) -> assertThat(words).contains("expired on 20"));
	}

	@Test
	void refusesCertificatesThatAreNotValidYet() throws Exception {
		Identity server = Certificates.issue(this.authority, "policy", false, Duration.ofDays(1), Duration.ofDays(30),
				"127.0.0.1");
		assertUntrusted(ask(server, this.authority.pem()),
				(words) -> assertThat(words).contains("is not valid before 20"));
	}

	@Test
	void speaksTls12ButNothingOlder() throws Exception {
		Identity server = Certificates.issued(this.authority, "policy", "127.0.0.1");
		assertThat(askWithProtocol(server, "TLSv1.2")).isInstanceOf(Answered.class);
		assertUntrusted(askWithProtocol(server, "TLSv1.1"), (words) -> assertThat(words).contains("TLS failed"));
	}

	private UpstreamReply askWithProtocol(Identity identity, String protocol) throws Exception {
		SSLContext context = identity.context();
		try (SSLServerSocket listening = (SSLServerSocket) context.getServerSocketFactory()
			.createServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			// Before the server accepts: a connection has the protocols of the moment
			// when accepting began.
			listening.setEnabledProtocols(new String[] { protocol });
			try (ScriptedServer running = ScriptedServer.secure(listening,
					ScriptedServer.always(ScriptedServer.json(200, "{}")))) {
				return this.asking.ask(new Upstream(Asking.PROFILE, running.url(), null, null, this.authority.pem()),
						Asking.LONG);
			}
		}
	}

	@Test
	void sendsNothingToServersThatAreNotTrusted() throws Exception {
		Identity server = Certificates.selfSigned("policy", "127.0.0.1");
		try (ScriptedServer running = ScriptedServer.secure(server.context(), ScriptedServer.Wire::readRequest)) {
			assertUntrusted(
					this.asking.ask(new Upstream(Asking.PROFILE, running.url(), "name", "secret", null), Asking.LONG),
					(words) -> assertThat(words).doesNotContain("secret"));
			assertThat(running.requests()).isEmpty();
		}
	}

	@Test
	void tellsServersThatSpeakNoTls() throws Exception {
		try (ScriptedServer server = ScriptedServer.plain((wire) -> wire.send("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
			assertUntrusted(this.asking.ask("https://127.0.0.1:" + server.port()),
					(words) -> assertThat(words).contains("TLS failed with 127.0.0.1:" + server.port()));
		}
	}

	@Test
	void asksAgainOverTheSameConnection() throws Exception {
		Identity server = Certificates.issued(this.authority, "policy", "127.0.0.1");
		try (ScriptedServer running = ScriptedServer.secure(server.context(),
				ScriptedServer.always(ScriptedServer.json(200, "{}")))) {
			Upstream upstream = new Upstream(Asking.PROFILE, running.url(), null, null, this.authority.pem());
			for (int i = 0; i < 3; i++) {
				assertThat(this.asking.ask(upstream, Asking.LONG)).isInstanceOf(Answered.class);
			}
			assertThat(running.connections()).isOne();
		}
	}

	@Test
	void givesUpAnswersWithinTls() throws Exception {
		Identity server = Certificates.issued(this.authority, "policy", "127.0.0.1");
		try (ScriptedServer running = ScriptedServer.secure(server.context(), (wire) -> {
			wire.readRequest();
			wire.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{");
			wire.hang();
		})) {
			UpstreamReply reply = this.asking.ask(
					new Upstream(Asking.PROFILE, running.url(), null, null, this.authority.pem()),
					Duration.ofSeconds(2));
			assertThat(((Failed) reply).cause()).isEqualTo(Cause.TIMED_OUT);
			assertThat(reply.took()).isLessThan(Duration.ofSeconds(12));
		}
	}

}
