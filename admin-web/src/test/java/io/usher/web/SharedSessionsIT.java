package io.usher.web;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions of the console over two instances, and over a database that goes away.
 */
class SharedSessionsIT {

	private static final String PASSWORD = "correct horse battery";

	private final List<ConfigurableApplicationContext> programs = new ArrayList<>();

	@TempDir
	private Path home;

	@AfterEach
	void stop() {
		this.programs.forEach(ConfigurableApplicationContext::close);
	}

	@Test
	void goOnOnAnotherInstanceAndEndOnAll() throws Exception {
		int first = start();
		int second = start();
		ConsoleBrowser browser = new ConsoleBrowser();
		assertThat(location(browser.logIn(first, "admin", PASSWORD))).endsWith("/");
		assertThat(browser.get(second, "/simulator").statusCode()).isEqualTo(200);
		assertThat(browser.get(first, "/simulator").statusCode()).isEqualTo(200);
		ConsoleBrowser other = new ConsoleBrowser();
		other.logIn(second, "admin", PASSWORD);
		String page = other.get(second, "/account/sessions").body();
		Matcher handle = Pattern.compile("name=\"session\" value=\"([^\"]+)\"").matcher(page);
		assertThat(handle.find()).isTrue();
		other.post(second, "/account/sessions", "/accounts/sessions/end", Map.of("session", handle.group(1)));
		assertThat(location(browser.get(first, "/simulator"))).endsWith("/login?ended");
		assertThat(other.get(first, "/simulator").statusCode()).isEqualTo(200);
	}

	@Test
	void endOnAllWithTheLogoutAndWithAnotherPassword() throws Exception {
		int first = start();
		int second = start();
		ConsoleBrowser leaving = new ConsoleBrowser();
		leaving.logIn(first, "admin", PASSWORD);
		ConsoleBrowser thief = new ConsoleBrowser();
		thief.logIn(second, "admin", PASSWORD);
		assertThat(thief.get(first, "/simulator").statusCode()).isEqualTo(200);
		assertThat(location(leaving.post(second, "/account/password", "/account/password",
				Map.of("current", PASSWORD, "password", "another horse battery", "again", "another horse battery"))))
			.endsWith("/");
		assertThat(leaving.get(first, "/simulator").statusCode()).isEqualTo(200);
		assertThat(location(thief.get(first, "/simulator"))).endsWith("/login?expired");
		String cookie = leaving.cookie("usher-session");
		assertThat(location(leaving.post(first, "/simulator", "/logout", Map.of()))).endsWith("/login?logout");
		assertThat(stored(cookie)).isZero();
	}

	@Test
	void areInMemoryWhileTheDatabaseIsAway() throws Exception {
		Server database = database(0);
		int port = start("--usher.database.url=jdbc:h2:tcp://127.0.0.1:" + database.getPort() + "/usher",
				"--usher.database.username=usher", "--usher.secret-key=a key that is only used in this test");
		ConsoleBrowser before = new ConsoleBrowser();
		before.logIn(port, "admin", PASSWORD);
		assertThat(before.get(port, "/simulator").statusCode()).isEqualTo(200);
		database.stop();
		assertThat(before.get(port, "/simulator").statusCode()).isEqualTo(200);
		ConsoleBrowser during = new ConsoleBrowser();
		assertThat(location(during.logIn(port, "admin", PASSWORD))).endsWith("/");
		assertThat(during.get(port, "/accounts/sessions").body()).contains("The database is away");
		Server again = database(database.getPort());
		try {
			Awaitility.await().ignoreExceptions().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
				assertThat(during.get(port, "/simulator").statusCode()).isEqualTo(200);
				assertThat(stored(during.cookie("usher-session"))).isOne();
			});
			assertThat(before.get(port, "/accounts/sessions").body()).doesNotContain("The database is away");
		}
		finally {
			stop();
			again.stop();
		}
	}

	@Test
	void areNotFoundByAnIdentifierThatTheDatabaseShows() throws Exception {
		int port = start();
		ConsoleBrowser browser = new ConsoleBrowser();
		browser.logIn(port, "admin", PASSWORD);
		assertThat(browser.get(port, "/simulator").statusCode()).isEqualTo(200);
		String cookie = browser.cookie("usher-session");
		assertThat(browser.with("usher-session", cookie.substring(0, cookie.indexOf('.')))
			.get(port, "/simulator")
			.statusCode()).isEqualTo(302);
		assertThat(browser.with("usher-session", cookie).get(port, "/simulator").statusCode()).isEqualTo(200);
		assertThat(this.programs.get(0)
			.getBean(JdbcTemplate.class)
			.queryForList("select ATTRIBUTE_BYTES from CONSOLE_SESSION_ATTRIBUTES", byte[].class)).isNotEmpty()
			.allSatisfy((bytes) -> assertThat(bytes[0]).as("of a stream of Java's").isNotEqualTo((byte) 0xac));
	}

	private int stored(String cookie) {
		Integer count = this.programs.get(0)
			.getBean(JdbcTemplate.class)
			.queryForObject("select count(*) from CONSOLE_SESSION where SESSION_ID = ?", Integer.class,
					cookie.substring(0, cookie.indexOf('.')));
		return (count != null) ? count : 0;
	}

	private Server database(int port) throws Exception {
		return Server
			.createTcpServer("-tcpPort", String.valueOf(port), "-ifNotExists", "-baseDir",
					this.home.resolve("server").toString())
			.start();
	}

	private int start(String... options) {
		List<String> all = new ArrayList<>(List.of("--server.port=0", "--usher.home=" + this.home,
				"--usher.admin-password=" + PASSWORD, "--usher.node-password=a node's password"));
		all.addAll(List.of(options));
		ConfigurableApplicationContext program = new SpringApplicationBuilder(Usher.class)
			.run(all.toArray(String[]::new));
		this.programs.add(program);
		return ((ServletWebServerApplicationContext) program).getWebServer().getPort();
	}

	private static String location(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElse("status " + answer.statusCode());
	}

}
