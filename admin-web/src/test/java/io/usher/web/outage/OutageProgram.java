package io.usher.web.outage;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.log.LogWriter;
import io.usher.core.log.Loss;
import io.usher.core.record.Document;
import io.usher.web.Usher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole program before a database that comes and goes.
 */
final class OutageProgram implements AutoCloseable {

	static final String NODE = "infinity:a node's password";

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	private final JsonMapper json = JsonMapper.builder().build();

	private final ConfigurableApplicationContext context;

	OutageProgram(Path home, String databaseUrl, String... options) {
		List<String> all = new ArrayList<>(List.of("--server.port=0", "--usher.home=" + home, "--usher.demo=true",
				"--usher.admin-password=" + InstanceProcess.ADMIN_PASSWORD, "--usher.node-password=a node's password",
				"--usher.secret-key=the first key of this deployment", "--usher.database.url=" + databaseUrl,
				"--usher.database.username=root", "--usher.last-good.interval=200ms"));
		all.addAll(List.of(options));
		this.context = new SpringApplicationBuilder(Usher.class).run(all.toArray(String[]::new));
	}

	int port() {
		return ((ServletWebServerApplicationContext) this.context).getWebServer().getPort();
	}

	Configurations configurations() {
		return this.context.getBean(Configurations.class);
	}

	LogWriter log() {
		return this.context.getBean(LogWriter.class);
	}

	/** Returns how many decisions were lost, whatever the reason. */
	long lost() {
		long lost = 0;
		for (Loss loss : Loss.values()) {
			lost += log().lost(loss);
		}
		return lost;
	}

	long save(String name) {
		Document conference = Document.empty()
			.with(CommonFields.NAME, name)
			.with(ConferenceFields.ALIASES, List.of(Document.empty().with(ConferenceFields.ALIAS, name)));
		return this.context.getBean(Administration.class)
			.create(RecordKind.CONFERENCE, conference, Actor.system(), null)
			.configuration()
			.revision();
	}

	/** Returns readiness, which has to be that of a program that is ready. */
	JsonNode readiness() throws Exception {
		HttpResponse<String> answer = health();
		if (answer.statusCode() != 200) {
			throw new IllegalStateException(answer.statusCode() + " " + answer.body());
		}
		return this.json.readTree(answer.body()).at("/components/configuration/details");
	}

	/** Asks for readiness, whatever the answer is. */
	HttpResponse<String> health() throws Exception {
		return this.http.send(HttpRequest.newBuilder(at("/actuator/health/readiness")).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	HttpResponse<String> get(String path) throws Exception {
		return this.http.send(HttpRequest.newBuilder(at(path)).header("Accept", "text/html").build(),
				HttpResponse.BodyHandlers.ofString());
	}

	/** Sends a form, with the token of a page. */
	HttpResponse<String> post(String page, String path, Map<String, String> fields) throws Exception {
		Matcher token = TOKEN.matcher(get(page).body());
		if (!token.find()) {
			throw new IllegalStateException(page + ": no token");
		}
		String body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&", "_csrf=" + token.group(1) + "&", ""));
		return this.http.send(HttpRequest.newBuilder(at(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "text/html")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	HttpResponse<String> logIn() throws Exception {
		return post("/login", "/login", Map.of("username", "admin", "password", InstanceProcess.ADMIN_PASSWORD));
	}

	/** Creates a conference over the administration API. */
	HttpResponse<String> create(String name) throws Exception {
		return new AdministrationApi(port()).send("POST", AdministrationApi.CONFERENCES,
				"{\"name\": \"" + name + "\"}");
	}

	private URI at(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
