package io.usher.web.export;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditQuery;
import io.usher.core.history.AuditTrail;
import io.usher.core.record.Document;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@ConsoleTest
@WithRole
class ConfigurationDocumentApiTests {

	private static final String EXPORT = "/api/usher/v1/exports/configuration";

	private static final String IMPORT = "/api/usher/v1/imports/configuration";

	@Autowired
	private MockMvcTester api;

	@Autowired
	private Administration administration;

	@Autowired
	private Configurations configurations;

	@Autowired
	private AuditTrail trail;

	@Test
	void restoresWhatItExported() throws UnsupportedEncodingException {
		String document = document("{\"passphrase\": \"correct horse battery\", \"accounts\": true}");
		assertThat(document(("{\"passphrase\": \"correct horse battery\", \"accounts\": true}")))
			.as("the second export")
			.isEqualTo(document);
		Document sales = Document
			.of(Map.of(CommonFields.NAME.name(), "Made since", ServiceFields.SERVICE_TYPE.name(), "conference"));
		this.administration.create(RecordKind.CONFERENCE, sales, Actor.system(), null);
		MvcTestResult dry = restore(document, ", \"passphrase\": \"correct horse battery\", \"dry_run\": true");
		assertThat(dry).hasStatusOk();
		assertThat(dry).bodyJson().extractingPath("$.counts.deleted").isEqualTo(1);
		assertThat(dry).bodyJson().extractingPath("$.counts.changed").isEqualTo(0);
		assertThat(dry).bodyJson().extractingPath("$.revision").isNull();
		assertThat(dry).bodyJson().extractingPath("$.records[0].name").isEqualTo("Made since");
		assertThat(this.configurations.current().conferenceNamed("Made since")).isPresent();
		MvcTestResult made = restore(document,
				", \"passphrase\": \"correct horse battery\", \"reason\": \"A bad morning\"");
		assertThat(made).hasStatusOk();
		assertThat(made).bodyJson()
			.extractingPath("$.revision")
			.isEqualTo((int) this.configurations.current().revision());
		assertThat(this.configurations.current().conferenceNamed("Made since")).isEmpty();
		assertThat(happened(AuditEvent.Type.IMPORT)).contains("1 records changed");
		assertThat(happened(AuditEvent.Type.EXPORT)).contains("secrets encrypted, with accounts");
	}

	@Test
	@WithRole(Role.AUDITOR)
	void givesSecretsAndAccountsToThoseWhoMayReadThem() throws UnsupportedEncodingException {
		assertThat(post(EXPORT, "{\"passphrase\": \"correct horse battery\"}")).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(post(EXPORT, "{\"accounts\": true}")).hasStatus(HttpStatus.FORBIDDEN);
		MvcTestResult plain = post(EXPORT, "{}");
		assertThat(plain).hasStatusOk().hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
		assertThat(plain.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION)).contains("usher-configuration-r");
		assertThat(plain.getResponse().getContentAsString()).contains("left_out")
			.doesNotContain("\"" + RecordKind.ADMINISTRATOR.resource() + "\"")
			.doesNotContain("\"" + AccountFields.VERIFIER.name() + "\"");
	}

	@Test
	void refusesWhatWouldLockEverybodyOutAndChangesNothing() {
		long revision = this.configurations.current().revision();
		MvcTestResult refused = restore("""
				{"format": "usher-configuration", "version": 1, "usher": "0.1", "secrets": {"mode": "left_out"},
				 "records": {"administrator": []}}""", "");
		assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(refused).bodyJson().extractingPath("$.faulty").isEqualTo(true);
		assertThat(refused).bodyJson()
			.extractingPath("$.records[0].faults[0].value")
			.asString()
			.contains("last administrator");
		assertThat(this.configurations.current().revision()).isEqualTo(revision);
	}

	@Test
	void saysWhatIsWrongWithARequest() {
		for (Map.Entry<String, String> wrong : Map
			.of("{}", "document", "[]", "JSON object", "{\"document\": {\"format\"", "line 1", "{\"document\": {}}",
					"not an export", "{\"document\": [], \"passphrase\": 1}", "document", "{\"documents\": {}}",
					"documents")
			.entrySet()) {
			MvcTestResult result = post(IMPORT, wrong.getKey());
			assertThat(result).as(wrong.getKey()).hasStatus(HttpStatus.BAD_REQUEST);
			assertThat(result).bodyJson().extractingPath("$.error").asString().contains(wrong.getValue());
		}
		for (String wrong : List.of("{\"passphrase\": \"short\"}", "{\"accounts\": 1}", "{\"account\": true}", "[]")) {
			assertThat(post(EXPORT, wrong)).as(wrong).hasStatus(HttpStatus.BAD_REQUEST);
		}
		assertThat(this.api.post().uri(EXPORT).contentType(MediaType.TEXT_PLAIN).content("{}"))
			.hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
	}

	private String document(String wish) throws UnsupportedEncodingException {
		MvcTestResult result = post(EXPORT, wish);
		assertThat(result).hasStatusOk();
		return result.getResponse().getContentAsString();
	}

	private MvcTestResult restore(String document, String more) {
		return post(IMPORT, "{\"document\": " + document + more + "}");
	}

	private MvcTestResult post(String path, String body) {
		return this.api.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	/** Returns what the newest event of a type says, as soon as it is written. */
	private String happened(AuditEvent.Type type) {
		return Awaitility.await()
			.until(() -> this.trail
				.search(new AuditQuery(Set.of(type), null, Actor.Via.API, null, "onfiguration", null, null,
						Long.MAX_VALUE, 1))
				.stream()
				.map((entry) -> entry.event().what())
				.findFirst()
				.orElse(""), (what) -> !what.isEmpty());
	}

}
