package io.usher.web.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import io.usher.api.decision.DecisionListener;
import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.history.Actor;
import io.usher.core.log.LogWriter;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import io.usher.web.start.UsherSettings;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@ConsoleTest
@WithRole
class SupportBundlePageTests {

	private static final String PIN = "7391846502";

	private static final String GUEST_PIN = "6618290475";

	private static final String PASSWORD = "the \"upstream's\" secret & more";

	private static final String LITERAL = "5550199283";

	private static final String TOKEN = "tok3n0fTheP1cture";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Administration administration;

	@Autowired
	private Configurations configurations;

	@Autowired
	private UsherSettings settings;

	@Autowired
	private List<DecisionListener> listeners;

	@Autowired
	private LogWriter writer;

	@Test
	void holdsWhatHelpsAndNoSecret() throws IOException {
		String name = "Bundle " + UUID.randomUUID();
		create(name);
		decide(name);
		LoggerFactory.getLogger(getClass()).info("Somebody wrote {} and {} for {}", PIN, PASSWORD, name);
		Map<String, String> bundle = download();
		assertThat(bundle).containsOnlyKeys("README.txt", "facts.json", "settings.json", "health.json",
				"configuration.json", "metrics.txt", "upstreams.json", "traffic.json", "decisions.json", "changes.json",
				"log.txt", "threads.txt");
		bundle.forEach((entry, text) -> {
			assertThat(text).as(entry).isNotBlank().doesNotContain("This could not be told");
			assertThat(text).as(entry)
				.doesNotContain(PIN, GUEST_PIN, PASSWORD, PASSWORD.replace("\"", "\\\""), LITERAL, TOKEN,
						ConsoleTest.PASSWORD, "a node's password", key());
		});
		assertThat(bundle.get("configuration.json")).contains(name, "Nobody knows", Secret.MASK, "unknown",
				"service_config.name", "https://" + Secret.MASK + "@pictures.example.com/alice.jpg");
		assertThat(bundle.get("decisions.json")).contains(name);
		assertThat(bundle.get("changes.json")).contains("It belongs to " + name);
		assertThat(bundle.get("log.txt")).contains("Somebody wrote " + Secret.MASK, name);
		assertThat(bundle.get("threads.txt")).contains("\tat ");
		assertThat(bundle.get("metrics.txt")).contains("usher.configuration.revision");
		assertThat(bundle.get("settings.json")).contains("\"usher.database.url\" : \"embedded\"");
		JsonMapper json = JsonMapper.builder().build();
		bundle.forEach((entry, text) -> {
			if (entry.endsWith(".json")) {
				assertThat(json.readTree(text)).as(entry).isNotNull();
			}
		});
	}

	@Test
	void needsATokenAgainstForgery() {
		assertThat(this.pages.post().uri("/connect/support-bundle")).hasStatus(403);
		assertThat(this.pages.get().uri("/connect/support-bundle")).hasStatus(405);
	}

	@Test
	@WithRole(Role.OPERATOR)
	void isNotForOperators() {
		assertThat(this.pages.post().uri("/connect/support-bundle").with(csrf())).hasStatus(403);
	}

	@Test
	@WithRole(Role.AUDITOR)
	void isNotForAuditors() {
		assertThat(this.pages.post().uri("/connect/support-bundle").with(csrf())).hasStatus(403);
	}

	@Test
	void masksWhatStandsBesideTheNameOfASecret() {
		Scrubbing scrubbing = Scrubbing.of(Configuration.empty(), List.of("abc!def", "4711"));
		assertThat(scrubbing
			.scrub("{\"pin\": \"98\", \"name\": \"Board\", 'guest_pin': '7 7', \"pin\": \"\", \"x\": \"y\"}"))
			.isEqualTo("{\"pin\": \"" + Secret.MASK + "\", \"name\": \"Board\", 'guest_pin': '" + Secret.MASK
					+ "', \"pin\": \"\", \"x\": \"y\"}");
		assertThat(scrubbing.scrub("\\\"pin\\\": \\\"98\\\", pin = 1234"))
			.isEqualTo("\\\"pin\\\": \\\"" + Secret.MASK + "\\\", pin = " + Secret.MASK);
		assertThat(scrubbing.scrub("abc!def 4711 14711")).isEqualTo(Secret.MASK + " " + Secret.MASK + " 14711");
		assertThat(scrubbing.scrub("https://u:p@host/x?token=1 and \"pin\": service_config.pin"))
			.isEqualTo("https://" + Secret.MASK + "@host/x?" + Secret.MASK + " and \"pin\": service_config.pin");
	}

	private void create(String name) {
		this.administration.create(RecordKind.CONFERENCE,
				Document.empty()
					.with(CommonFields.NAME, name)
					.with(CommonFields.DESCRIPTION, "The PIN is " + PIN)
					.with(ServiceFields.SERVICE_TYPE, "conference")
					.with(ServiceFields.PIN, Secret.of(PIN))
					.with(ServiceFields.ALLOW_GUESTS, true)
					.with(ServiceFields.GUEST_PIN, Secret.of(GUEST_PIN))
					.with(ConferenceFields.ALIASES,
							List.of(Document.empty().with(ConferenceFields.ALIAS, "alias." + name.replace(" ", ".")))),
				Actor.system(), "It belongs to " + name);
		this.administration.create(RecordKind.POLICY_PROFILE, Document.empty()
			.with(CommonFields.NAME, name)
			.with(ProfileFields.PASSWORD, Secret.of(PASSWORD))
			.with(ProfileFields.INTERNAL_SERVICE_POLICY_TEMPLATE,
					"{\"action\": \"continue\", \"result\": {\"name\": \"{{ service_config.name }}\", \"pin\": \""
							+ LITERAL + "\"}}"),
				Actor.system(), null);
		this.administration.create(RecordKind.POLICY_PROFILE,
				Document.empty()
					.with(CommonFields.NAME, "Nobody knows " + name)
					.with(ProfileFields.PASSWORD, Secret.unknown()),
				Actor.system(), null);
		this.administration.create(RecordKind.PERSON, Document.empty()
			.with(PersonFields.PRIMARY_EMAIL_ADDRESS, UUID.randomUUID() + "@example.com")
			.with(PersonFields.AVATAR_URL, "https://usher:" + TOKEN + "@pictures.example.com/alice.jpg?t=" + TOKEN),
				Actor.system(), null);
	}

	private void decide(String name) {
		Decision decision = Decisions.decide(
				PolicyRequest.of(RequestType.SERVICE_CONFIGURATION, "",
						Parameters.of("local_alias", "alias." + name.replace(" ", "."))),
				this.configurations.current(), DecisionContext.of(Clock.systemUTC(), new Random()));
		assertThat(decision.body().toString()).contains(PIN);
		long before = this.writer.written();
		this.listeners.forEach((listener) -> listener.decided(decision, 1_000_000, "10.0.0.1"));
		await().atMost(Duration.ofSeconds(60)).until(() -> this.writer.written() > before);
	}

	private String key() {
		try (var files = Files.list(Path.of(this.settings.home().toString()))) {
			Path file = files.filter((path) -> path.getFileName().toString().contains("key")).findFirst().orElseThrow();
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Map<String, String> download() throws IOException {
		MvcTestResult result = this.pages.post().uri("/connect/support-bundle").with(csrf()).exchange();
		assertThat(result).hasStatusOk().hasContentType("application/zip");
		assertThat(result.getResponse().getHeader("Content-Disposition"))
			.matches("attachment; filename=\"usher-support-[0-9-]+\\.zip\"");
		Map<String, String> entries = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(
				new ByteArrayInputStream(result.getResponse().getContentAsByteArray()))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return entries;
	}

}
