package io.usher.web.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.account.NodeCredential;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.web.ConsoleTest;
import io.usher.web.TemporaryHome;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What only a real server shows: bodies on their way, and proxies in front.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "usher.admin-password=" + ConsoleTest.PASSWORD, "usher.node-password=a node's password",
				"usher.max-request-body=4KB", "usher.trusted-proxies=127.0.0.1, 10.9.0.0/16" })
@ContextConfiguration(initializers = TemporaryHome.class)
class WireTests {

	private static final String CONFERENCES = "/api/admin/configuration/v1/conference/";

	private static final String NODES = "/policy/v1/service/configuration?local_alias=anybody";

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private Administration administration;

	@Autowired
	private Configurations configurations;

	@Test
	void refusesALongBodyBeforeItIsSent() throws IOException {
		assertThat(raw("POST " + CONFERENCES + " HTTP/1.1", "Content-Length: 4097")).startsWith("HTTP/1.1 413")
			.contains("Content-Type: application/json", "\"error\":\"The body is too large");
		assertThat(raw("POST /account/password HTTP/1.1", "Content-Length: 4097", "Accept: text/html"))
			.startsWith("HTTP/1.1 413")
			.contains("That is too large");
		assertThat(raw("GET " + NODES + " HTTP/1.1", "Content-Length: 4097")).startsWith("HTTP/1.1 401");
	}

	@Test
	void countsABodyOfUnknownLength() throws Exception {
		HttpResponse<String> refused = post("{\"name\": \"" + "a".repeat(5000) + "\"}");
		assertThat(refused.statusCode()).isEqualTo(413);
		assertThat(refused.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(refused.body()).startsWith("{\"error\":\"The body is too large");
		assertThat(post("{\"name\": \"Short\"}").statusCode()).isEqualTo(201);
	}

	@Test
	void believesTrustedProxies() throws IOException {
		String page = raw("GET /simulator HTTP/1.1", "X-Forwarded-Proto: https", "X-Forwarded-Host: usher.example.com",
				"X-Forwarded-For: 192.0.2.1");
		assertThat(page).startsWith("HTTP/1.1 302").containsPattern("Set-Cookie: usher-session=.*; Secure");
		assertThat(raw("GET /simulator HTTP/1.1")).contains("Set-Cookie: usher-session=").doesNotContain("; Secure");
	}

	@Test
	void aLoginMakesAnotherSession() throws Exception {
		HttpResponse<String> page = this.http.send(
				HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/login")).build(),
				HttpResponse.BodyHandlers.ofString());
		String before = page.headers().firstValue("Set-Cookie").orElseThrow();
		assertThat(before).contains("; HttpOnly", "; SameSite=Lax");
		Matcher token = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"").matcher(page.body());
		assertThat(token.find()).isTrue();
		HttpResponse<String> loggedIn = this.http.send(HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/login"))
			.header("Cookie", before.substring(0, before.indexOf(';')))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(
					"username=admin&password=" + ConsoleTest.PASSWORD.replace(' ', '+') + "&_csrf=" + token.group(1)))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(loggedIn.headers().firstValue("Location").orElseThrow()).endsWith("/");
		String after = loggedIn.headers().firstValue("Set-Cookie").orElseThrow();
		assertThat(after).startsWith("usher-session=").contains("; HttpOnly", "; SameSite=Lax");
		assertThat(after.substring(0, after.indexOf(';'))).isNotEqualTo(before.substring(0, before.indexOf(';')));
	}

	@Test
	void nodesComeFromWhereTheProxySawThem() throws IOException {
		onlyFrom("192.0.2.0/24");
		assertThat(node("X-Forwarded-For: 192.0.2.1")).startsWith("HTTP/1.1 404");
		assertThat(node("X-Forwarded-For: 192.0.2.1, 10.9.1.1")).startsWith("HTTP/1.1 404");
		assertThat(node("X-Forwarded-For: 192.0.2.1, 198.51.100.1")).startsWith("HTTP/1.1 403");
		assertThat(node("X-Forwarded-For: 198.51.100.1")).startsWith("HTTP/1.1 403");
	}

	void onlyFrom(String network) {
		NodeCredential credential = this.configurations.current().nodeCredentials("infinity").iterator().next();
		this.administration.save(List.of(new Edit.Update(credential.id(), Edit.ANY_REVISION,
				credential.document().with(AccountFields.NETWORKS, List.of(network)))), Actor.system(), null);
	}

	String node(String header) throws IOException {
		return raw("GET " + NODES + " HTTP/1.1", header, "Authorization: " + basic("infinity:a node's password"));
	}

	String raw(String line, String... headers) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			OutputStream out = socket.getOutputStream();
			String head = line + "\r\nHost: usher\r\nConnection: close\r\n" + String.join("\r\n", headers);
			out.write((head + ((headers.length == 0) ? "" : "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
			out.flush();
			socket.shutdownOutput();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private HttpResponse<String> post(String body) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + CONFERENCES))
			.header("Content-Type", "application/json")
			.header("Authorization", basic("admin:" + ConsoleTest.PASSWORD))
			.POST(HttpRequest.BodyPublishers
				.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static String basic(String login) {
		return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
	}

	@Nested
	@TestPropertySource(properties = "usher.trusted-proxies=10.9.0.0/16")
	class FromElsewhere {

		@Test
		void believesNobodyElse() throws IOException {
			onlyFrom("192.0.2.0/24");
			assertThat(node("X-Forwarded-For: 192.0.2.1")).startsWith("HTTP/1.1 403");
			assertThat(raw("GET /simulator HTTP/1.1", "X-Forwarded-Proto: https"))
				.contains("Set-Cookie: usher-session=")
				.doesNotContain("; Secure");
		}

	}

}
