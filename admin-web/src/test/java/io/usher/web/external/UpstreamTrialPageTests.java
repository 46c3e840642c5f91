package io.usher.web.external;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@ConsoleTest
@WithRole
class UpstreamTrialPageTests {

	private static final String PASSWORD = "an upstream's password";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Administration administration;

	@Autowired
	private Configurations configurations;

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private HttpServer server;

	private volatile String answer = "{}";

	private volatile int status = 200;

	@BeforeEach
	void listen() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			this.asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
			byte[] body = this.answer.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(this.status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void close() {
		this.server.stop(0);
	}

	@Test
	void showsWhatInfinityWouldBeToldWithSecretsMasked() {
		this.answer = """
				{"status": "success", "action": "continue", "result": {"service_type": "conference",
				 "name": "Board", "service_tag": "", "pin": "92837465"}}""";
		assertThat(test(profile(url()), "service_configuration", "board")).hasStatusOk()
			.bodyText()
			.contains("<strong>Works</strong>", "HTTP 200, application/json", "Board", "of 3500 ms")
			.doesNotContain("92837465", PASSWORD);
		assertThat(this.asked).hasSize(1);
		assertThat(this.asked.get(0)).startsWith("/base/policy/v1/service/configuration?")
			.contains("local_alias=board")
			.contains("Basic ");
	}

	@Test
	void saysWhatIsNotAsInfinityExpectsIt() {
		this.answer = """
				{"status": "success", "action": "continue", "result": {"service_type": "conference",
				 "name": "Board", "service_tag": "", "pin": "not-a-pin-77", "participant_limit": 0.5}}""";
		assertThat(test(profile(url()), "service_configuration", "board")).hasStatusOk()
			.bodyText()
			.contains("participant_limit")
			.doesNotContain("not-a-pin-77", "<strong>Works</strong>");
	}

	@Test
	void saysThatARequestIsLeftToOwnData() {
		this.status = 404;
		this.answer = "{\"status\": \"fail\", \"action\": \"continue\"}";
		assertThat(test(profile(url()), "registration", "room1")).bodyText()
			.contains("<strong>Answers</strong>", "HTTP 404");
		assertThat(this.asked.get(0)).startsWith("/base/policy/v1/registrations/room1");
	}

	@Test
	void saysThatAnAnswerCannotBeUsed() {
		this.answer = "<html>";
		assertThat(test(profile(url()), "media_location", "board")).bodyText()
			.contains("<strong>Unusable</strong>", "no JSON object");
	}

	@Test
	void saysThatThereIsNoAnswer() throws IOException {
		String url = url();
		this.server.stop(0);
		assertThat(test(profile(url), "service_configuration", "board")).hasStatusOk()
			.bodyText()
			.contains("<strong>No answer</strong>", "refused");
	}

	@Test
	void asksNobodyWithAnUnknownPassword() {
		long profile = create(Document.empty()
			.with(CommonFields.NAME, "Trial " + UUID.randomUUID())
			.with(ProfileFields.URL, url())
			.with(ProfileFields.PASSWORD, Secret.unknown()));
		assertThat(test(profile, "service_configuration", "board")).bodyText()
			.contains("<strong>Not asked</strong>", "password is unknown to Usher");
		assertThat(this.asked).isEmpty();
	}

	@Test
	void leavesNoTraceInTheStatesOfUpstreamServers() {
		long profile = profile(url());
		test(profile, "directory", "al");
		assertThat(this.asked).hasSize(1);
		assertThat(this.pages.get().uri("/")).bodyText().doesNotContain("/connect/upstreams/" + profile);
	}

	@Test
	void asksForAnAliasBesideItsField() {
		assertThat(test(profile(url()), "service_configuration", " ")).hasStatus(422)
			.bodyText()
			.contains("id=\"upstream-test-error\"", "Enter an alias");
		assertThat(test(profile(url()), "nonsense", "x")).hasStatus(422).bodyText().contains("Choose a type");
		assertThat(this.asked).isEmpty();
	}

	@Test
	void isAPanelForOtherPages() {
		long profile = profile(url());
		assertThat(this.pages.get().uri("/connect/upstreams/" + profile).header("HX-Request", "true")).hasStatusOk()
			.bodyText()
			.contains("id=\"upstream-test\"")
			.doesNotContain("<html");
		assertThat(this.pages.get().uri("/connect/upstreams/" + profile)).bodyText().contains("<html", "Test Trial ");
		assertThat(this.pages.get().uri("/connect/upstreams/99999999")).hasStatus(404);
	}

	@Test
	void saysWhatToDoWhereThereIsNoServer() {
		long profile = profile(null);
		assertThat(this.pages.get().uri("/connect/upstreams/" + profile)).bodyText()
			.contains("names no external policy server");
		assertThat(test(profile, "service_configuration", "board")).hasStatusOk();
	}

	@Test
	@WithRole(Role.OPERATOR)
	void isForThoseWhoChangeProfiles() {
		long profile = profile(url());
		assertThat(test(profile, "service_configuration", "board")).hasStatus(403);
		assertThat(this.pages.get().uri("/connect/upstreams/" + profile)).hasStatusOk()
			.bodyText()
			.doesNotContain("upstream-test-alias");
		assertThat(this.asked).isEmpty();
	}

	private MvcTestResult test(long profile, String type, String alias) {
		return this.pages.post()
			.uri("/connect/upstreams/" + profile + "/test")
			.header("HX-Request", "true")
			.with(csrf())
			.param("type", type)
			.param("alias", alias)
			.exchange();
	}

	private String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/base";
	}

	private long profile(@Nullable String url) {
		return create(Document.empty()
			.with(CommonFields.NAME, "Trial " + UUID.randomUUID())
			.with(ProfileFields.URL, url)
			.with(ProfileFields.USERNAME, "usher")
			.with(ProfileFields.PASSWORD, Secret.of(PASSWORD)));
	}

	private long create(Document document) {
		this.administration.create(RecordKind.POLICY_PROFILE, document, Actor.system(), null);
		return this.configurations.current()
			.find(RecordKind.POLICY_PROFILE, CommonFields.NAME, document.requiredText(CommonFields.NAME))
			.orElseThrow()
			.id()
			.number();
	}

}
