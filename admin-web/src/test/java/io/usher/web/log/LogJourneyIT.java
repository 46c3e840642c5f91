package io.usher.web.log;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.usher.web.ConsoleTest;
import io.usher.web.TemporaryHome;
import io.usher.web.browser.Browser;
import io.usher.web.browser.LogPage;
import io.usher.web.browser.LoginPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody watches calls come in, and looks into one of them.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "usher.demo=true", "usher.admin-password=" + ConsoleTest.PASSWORD,
				"usher.node-password=a node's password" })
@ContextConfiguration(initializers = TemporaryHome.class)
class LogJourneyIT {

	@LocalServerPort
	private int port;

	private Browser browser;

	@BeforeEach
	void open() {
		this.browser = Browser.open("http://localhost:" + this.port);
	}

	@AfterEach
	void close() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@Test
	void watchesCallsAndFindsOutWhyOneIsRejected() throws Exception {
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		LogPage log = new LogPage(this.browser).live();
		call("watched@nowhere.example", "<img src=x onerror=alert(1)>", "Edge");
		log.showing("watched@nowhere.example").showing("<img src=x onerror=alert(1)>");
		call("meet.bob", "Dan", "London");
		log.showing("meet.bob");
		log.searchOnly("watched@").showing("watched@nowhere.example");
		assertThat(this.browser.path()).isEqualTo("/decisions?q=watched%40");
		assertThat(log.open()).contains("Rejected", "policy profile \"Edge\" rejects such calls");
		assertThat(log.simulateAgain()).contains("Rejected");
		assertThat(this.browser.complaints()).isEmpty();
	}

	private void call(String alias, String name, String location) throws IOException, InterruptedException {
		String login = Base64.getEncoder()
			.encodeToString("infinity:a node's password".getBytes(StandardCharsets.UTF_8));
		URI uri = URI.create("http://localhost:" + this.port + "/policy/v1/service/configuration?local_alias="
				+ encoded(alias) + "&remote_display_name=" + encoded(name) + "&location=" + encoded(location));
		HttpResponse<String> answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).header("Authorization", "Basic " + login).build(),
					HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
