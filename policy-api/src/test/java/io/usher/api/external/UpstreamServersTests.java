package io.usher.api.external;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamQuestion;
import io.usher.core.external.UpstreamReply;
import io.usher.core.external.UpstreamReply.Answered;
import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.external.UpstreamReply.Failed;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes over the wire, and what comes back. */
class UpstreamServersTests {

	private final Asking asking = new Asking();

	@AfterEach
	void close() {
		this.asking.close();
	}

	private Answered answered(UpstreamReply reply) {
		assertThat(reply).isInstanceOf(Answered.class);
		return (Answered) reply;
	}

	private static ObjectAssert<Failed> assertFailed(UpstreamReply reply) {
		return assertThat(reply).asInstanceOf(InstanceOfAssertFactories.type(Failed.class));
	}

	private static void assertCause(UpstreamReply reply, Cause cause) {
		assertFailed(reply).satisfies((failed) -> {
			assertThat(failed.cause()).as(failed.detail()).isEqualTo(cause);
			assertThat(failed.detail()).isNotBlank();
		});
	}

	private String requestOf(Upstream upstream, UpstreamQuestion question) {
		try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.json(200, "{}"))) {
			Upstream there = new Upstream(upstream.profile(), upstream.url().replace("SERVER", server.url()),
					upstream.username(), upstream.password(), null);
			answered(this.asking.servers.ask(there, question, Asking.LONG));
			assertThat(server.requests()).hasSize(1);
			return server.requests().get(0).replace(":" + server.port(), ":PORT");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void asksBelowTheUrlWithTheQueryAsItCame() {
		String query = "a=1&a=2&later=%C3%A4+b%20c&&=&ms-subnet=&q=[\"x\"]";
		String request = requestOf(Asking.at("SERVER/any/base/"),
				new UpstreamQuestion("/policy/v1/service/configuration", query, false));
		assertThat(request).startsWith("GET /any/base/policy/v1/service/configuration?"
				+ "a=1&a=2&later=%C3%A4+b%20c&&=&ms-subnet=&q=%5B%22x%22%5D HTTP/1.1\r\n");
		List<String> headers = List.of(request.split("\r\n"));
		assertThat(headers).contains("Host: 127.0.0.1:PORT", "Accept: application/json")
			.anyMatch((line) -> line.startsWith("User-Agent: Usher"))
			.noneMatch((line) -> line.startsWith("Authorization") || line.startsWith("Cookie"));
	}

	@Test
	void asksForPictures() {
		String request = requestOf(Asking.at("SERVER"),
				new UpstreamQuestion("/policy/v1/participant/avatar/sip%3Aalice%40example.com", "width=40", true));
		assertThat(request).startsWith("GET /policy/v1/participant/avatar/sip%3Aalice%40example.com?width=40 HTTP/1.1")
			.contains("\r\nAccept: image/jpeg");
	}

	@Test
	void sendsCredentialsAtOnceAndInUtf8() {
		String request = requestOf(new Upstream(Asking.PROFILE, "SERVER", "näme", "pass:wörd", null), Asking.SERVICE);
		String expected = Base64.getEncoder().encodeToString("näme:pass:wörd".getBytes(StandardCharsets.UTF_8));
		assertThat(request).contains("\r\nAuthorization: Basic " + expected);
	}

	@Test
	void sendsNoCredentialsWithoutAUserName() {
		assertThat(requestOf(new Upstream(Asking.PROFILE, "SERVER", "", "secret", null), Asking.SERVICE))
			.doesNotContain("Authorization");
	}

	@Test
	void deliversStatusTypeAndBody() throws IOException {
		try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.json(200, "{\"status\":\"succéss\"}"))) {
			Answered answer = answered(this.asking.ask(server));
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.contentType()).isEqualTo("application/json");
			assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"status\":\"succéss\"}");
			assertThat(answer.took()).isPositive();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 201, 400, 401, 403, 404, 429, 500, 503 })
	void deliversOtherStatusesWithTheirBodies(int status) throws IOException {
		try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.json(status, "{\"action\":\"reject\"}"))) {
			Answered answer = answered(this.asking.ask(server));
			assertThat(answer.status()).isEqualTo(status);
			assertThat(answer.body()).asString().isEqualTo("{\"action\":\"reject\"}");
			assertThat(server.requests()).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 307 })
	void followsNoRedirects(int status) throws IOException {
		try (ScriptedServer server = ScriptedServer
			.answering("HTTP/1.1 " + status + " Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")) {
			assertThat(answered(this.asking.ask(server)).status()).isEqualTo(status);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	void keepsNoCookies() throws IOException {
		try (ScriptedServer server = ScriptedServer
			.answering("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 2\r\n\r\n{}")) {
			this.asking.ask(server);
			this.asking.ask(server);
			assertThat(server.requests()).hasSize(2).noneMatch((request) -> request.contains("Cookie"));
		}
	}

	@Test
	void takesAnswersInChunksUpToTheEndAndWithoutBody() throws IOException {
		assertThat(bodyOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n3\r\n   \r\n0\r\n\r\n"))
			.isEqualTo("{}   ");
		assertThat(bodyOf("HTTP/1.0 200 OK\r\n\r\n{\"to\":\"the end\"}")).isEqualTo("{\"to\":\"the end\"}");
		assertThat(bodyOf("HTTP/1.1 204 No Content\r\n\r\n")).isEmpty();
		assertThat(bodyOf("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))
			.isEqualTo("{}");
	}

	private String bodyOf(String answer) throws IOException {
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			wire.readRequest();
			wire.send(answer);
		})) {
			return new String(answered(this.asking.ask(server)).body(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void undoesGzip() throws IOException {
		byte[] packed = gzip("{\"status\":\"success\"}".getBytes(StandardCharsets.UTF_8));
		try (ScriptedServer server = serving(packed, "Content-Encoding: gzip")) {
			assertThat(answered(this.asking.ask(server)).body()).asString().isEqualTo("{\"status\":\"success\"}");
			assertThat(answered(this.asking.ask(server)).body()).asString().isEqualTo("{\"status\":\"success\"}");
			assertThat(server.connections()).isOne();
		}
	}

	@Test
	void refusesOtherEncodingsAndDamagedGzip() throws IOException {
		try (ScriptedServer server = serving(new byte[8], "Content-Encoding: br")) {
			assertCause(this.asking.ask(server), Cause.BROKEN);
		}
		try (ScriptedServer server = serving("no gzip at all, not at all".getBytes(StandardCharsets.US_ASCII),
				"Content-Encoding: gzip")) {
			assertCause(this.asking.ask(server), Cause.BROKEN);
		}
	}

	private static ScriptedServer serving(byte[] body, String header) throws IOException {
		return ScriptedServer.plain((wire) -> {
			while (wire.readRequest() != null) {
				wire.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n" + header + "\r\n\r\n");
				wire.send(body);
			}
		});
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(bytes);
		}
		return packed.toByteArray();
	}

	@ParameterizedTest
	@CsvSource({ "false, 1048576", "true, 5242880" })
	void takesAnswersUpToTheLimitAndNoLarger(boolean image, int limit) throws IOException {
		UpstreamQuestion question = new UpstreamQuestion("/policy/v1/x", "", image);
		try (ScriptedServer server = serving(new byte[limit], "X: y")) {
			assertThat(answered(this.asking.servers.ask(Asking.at(server.url()), question, Asking.LONG)).body())
				.hasSize(limit);
		}
		try (ScriptedServer server = serving(new byte[limit + 1], "X: y")) {
			assertCause(this.asking.servers.ask(Asking.at(server.url()), question, Asking.LONG), Cause.TOO_LARGE);
		}
		try (ScriptedServer server = serving(gzip(new byte[limit + 1]), "Content-Encoding: gzip")) {
			assertCause(this.asking.servers.ask(Asking.at(server.url()), question, Asking.LONG), Cause.TOO_LARGE);
		}
	}

	@Test
	void breaksOffAnswersWithoutEnd() throws IOException {
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			wire.readRequest();
			wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
			while (true) {
				wire.send("1000\r\n" + "x".repeat(0x1000) + "\r\n");
			}
		})) {
			UpstreamReply reply = this.asking.ask(server);
			assertCause(reply, Cause.TOO_LARGE);
			assertThat(reply.took()).isLessThan(Duration.ofSeconds(15));
		}
	}

	@Test
	void breaksOffHeadersWithoutEnd() throws IOException {
		for (String endless : List.of("X: y\r\n", "x")) {
			try (ScriptedServer server = ScriptedServer.plain((wire) -> {
				wire.readRequest();
				wire.send("HTTP/1.1 200 OK\r\n");
				while (true) {
					wire.send(endless.repeat(1000));
				}
			})) {
				assertCause(this.asking.ask(server), Cause.TOO_LARGE);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "SSH-2.0-OpenSSH_9.2\r\n", "{\"status\":\"success\"}\r\n\r\n",
			"HTTP/1.1 2xx OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}",
			"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}" })
	void tellsWhatIsNoWholeAnswer(String said) throws IOException {
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			wire.readRequest();
			wire.send(said);
		})) {
			assertCause(this.asking.ask(server), Cause.BROKEN);
		}
	}

	@Test
	void tellsBrokenConnections() throws IOException {
		try (ScriptedServer server = ScriptedServer.plain((wire) -> {
			wire.readRequest();
			wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
			wire.reset();
		})) {
			assertCause(this.asking.ask(server), Cause.BROKEN);
		}
	}

	@Test
	void tellsRefusedConnections() throws IOException {
		ScriptedServer server = ScriptedServer.answering("");
		server.close();
		assertFailed(this.asking.ask(server)).satisfies((failed) -> {
			assertThat(failed.cause()).isEqualTo(Cause.UNREACHABLE);
			assertThat(failed.detail()).contains("127.0.0.1:" + server.port());
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://alice:s3cret@policy.example.com", "https://policy.example.com?a=b", "nonsense" })
	void asksNobodyAtAnUnusableUrl(String url) {
		UpstreamReply reply = this.asking.ask(url);
		assertCause(reply, Cause.MISCONFIGURED);
		assertThat(((Failed) reply).detail()).doesNotContain("s3cret");
		assertThat(this.asking.servers.states()).singleElement().satisfies((state) -> {
			assertThat(state.url()).doesNotContain("s3cret");
			assertThat(state.lastError()).isEqualTo(((Failed) reply).detail());
		});
	}

	@Test
	void asksNobodyWithUnusableCredentialsOrCertificates() {
		assertCause(this.asking.ask(new Upstream(Asking.PROFILE, "http://127.0.0.1:1", "a:b", "c", null), Asking.LONG),
				Cause.MISCONFIGURED);
		assertCause(this.asking.ask(new Upstream(Asking.PROFILE, "https://127.0.0.1:1", null, null, "no certificate"),
				Asking.LONG), Cause.MISCONFIGURED);
	}

	@Test
	void asksNobodyOnceClosed() throws IOException {
		try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.json(200, "{}"))) {
			this.asking.close();
			assertCause(this.asking.ask(server), Cause.NOT_ASKED);
			assertThat(server.connections()).isZero();
		}
	}

}
