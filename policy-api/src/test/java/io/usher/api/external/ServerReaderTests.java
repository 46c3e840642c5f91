package io.usher.api.external;

import io.usher.api.external.Certificates.Identity;
import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamReply.Answered;
import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.external.UpstreamReply.Failed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServerReaderTests {

	private final Asking asking = new Asking();

	@AfterEach
	void close() {
		this.asking.close();
	}

	private ServerReader.Page get(Upstream server, int maxBytes) {
		try (ServerReader reader = this.asking.servers.reader(server, maxBytes)) {
			return reader.get("/api/list/", "limit=500&offset=0", Asking.LONG);
		}
	}

	@Test
	void readsWithTheCredentialsAndTellsWhatTheAnswerSaysBeside() throws Exception {
		try (ScriptedServer server = ScriptedServer
			.answering("HTTP/1.1 429 Busy\r\nRetry-After: 7\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n")) {
			ServerReader.Page page = get(new Upstream(Asking.PROFILE, server.url() + "/base", "admin", "secret", ""),
					1000);
			assertThat(((Answered) page.reply()).status()).isEqualTo(429);
			assertThat(page.retryAfter()).isEqualTo("7");
			assertThat(page.location()).isEqualTo("/there");
			assertThat(server.requests()).singleElement()
				.asString()
				.contains("GET /base/api/list/?limit=500&offset=0", "Authorization: Basic YWRtaW46c2VjcmV0");
			assertThat(this.asking.servers.states()).isEmpty();
		}
	}

	@Test
	void boundsAnswers() throws Exception {
		try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.json(200, "x".repeat(1001)))) {
			assertThat(((Failed) get(Asking.at(server.url()), 1000).reply()).cause()).isEqualTo(Cause.TOO_LARGE);
			assertThat(get(Asking.at(server.url()), 1001).reply()).isInstanceOf(Answered.class);
		}
	}

	@Test
	void believesTheNamedCertificatesAlone() throws Exception {
		Identity manager = Certificates.selfSigned("manager", "127.0.0.1");
		try (ScriptedServer server = ScriptedServer.secure(manager.context(),
				ScriptedServer.always(ScriptedServer.json(200, "{}")))) {
			String url = "https://127.0.0.1:" + server.port();
			assertThat(get(new Upstream(Asking.PROFILE, url, null, null, manager.pem()), 1000).reply())
				.isInstanceOf(Answered.class);
			assertThat(((Failed) get(new Upstream(Asking.PROFILE, url, null, null, ""), 1000).reply()).cause())
				.isEqualTo(Cause.UNTRUSTED);
		}
	}

	@Test
	void refusesWhatIsNoServer() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.asking.servers.reader(Asking.at("https://under score!"), 1000));
	}

}
