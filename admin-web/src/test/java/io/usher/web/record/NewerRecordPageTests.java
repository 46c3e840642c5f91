package io.usher.web.record;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import io.usher.store.history.NewerVersion;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@ConsoleTest
@WithRole
class NewerRecordPageTests {

	private static final String WARNING = "X-Usher-Warning";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Administration administration;

	@Autowired
	private Configurations configurations;

	@Autowired
	private ConfigurationStore store;

	@Autowired
	private DocumentCodec codec;

	@Autowired
	private ChangeChain chain;

	@Autowired
	private DataSource database;

	@Autowired
	private SecretKey key;

	@Test
	void sayThatANewerVersionChangedARecordAndDoNotChangeIt() {
		String name = "Newer " + UUID.randomUUID();
		Document known = Document.empty().with(CommonFields.NAME, name);
		RecordId id = this.administration.create(RecordKind.CONFERENCE, known, Actor.system(), null).ids().get(0);
		String path = "/configuration/conferences/" + id.number();
		publish(id, Operation.CHANGED, known.with(ServiceFields.SERVICE_TYPE, "hologram"));
		try {
			assertThat(this.pages.get().uri(path)).hasStatusOk()
				.bodyText()
				.contains(name, "Changed by a newer version of Usher.", "(service_type: hologram)")
				.doesNotContain("Save and stay");
			assertThat(this.pages.get().uri("/")).hasStatusOk()
				.bodyText()
				.contains("A newer version of Usher changed what this instance does not understand",
						"Virtual Meeting Room “" + name + "”");
			assertThat(this.pages.post()
				.uri(path)
				.param("seen", String.valueOf(this.configurations.current().find(id).orElseThrow().revision()))
				.param(CommonFields.DESCRIPTION.name(), "Lost?")
				.with(csrf())).hasStatus(422)
				.bodyText()
				.contains("Changed by a newer version of Usher (service_type: hologram)", "Lost?");
			assertThat(this.pages.post()
				.uri("/configuration/conferences/delete")
				.param("number", String.valueOf(id.number()))
				.param("sure", "true")
				.with(csrf())).hasStatus(422).bodyText().contains("hologram");
			assertThat(this.configurations.current().held(id)).isPresent();
		}
		finally {
			publish(id, Operation.DELETED, null);
		}
		assertThat(this.configurations.current().held(id)).isEmpty();
	}

	@Test
	void tellOfAChangeToWhatOnlyANewerVersionKnows() throws Exception {
		long revision;
		try (Connection connection = this.database.getConnection()) {
			NewerVersion newer = new NewerVersion(connection, this.key);
			newer.publish("SCIM", new NewerVersion.Part("hologram", 1, "CREATED", "{\"name\":\"Stage\"}"));
			revision = newer.publish("SCIM", new NewerVersion.Part("hologram", 1, "DELETED", null));
		}
		this.configurations.catchUp();
		assertThat(this.pages.get().uri("/history")).hasStatusOk()
			.bodyText()
			.contains("1 that this version of Usher does not know");
		assertThat(this.pages.get().uri("/history/" + revision)).hasStatusOk();
	}

	@Test
	void areToldBeforeAnExportThatHasThemAsTheyWere() {
		Document known = Document.empty().with(CommonFields.NAME, "Newer " + UUID.randomUUID());
		RecordId id = this.administration.create(RecordKind.CONFERENCE, known, Actor.system(), null).ids().get(0);
		assertThat(exported()).doesNotContainHeader(WARNING);
		assertThat(this.pages.get().uri("/transfer/export")).bodyText().doesNotContain("id=\"held\"");
		publish(id, Operation.CHANGED, known.with(ServiceFields.SERVICE_TYPE, "hologram"));
		try {
			assertThat(exported()).hasStatusOk()
				.hasHeader(WARNING, "conference: 1 as before a newer version of Usher changed them, or left out "
						+ "(expected: an export by an instance of that version)");
			assertThat(this.pages.get().uri("/api/usher/v1/csv/aliases")).hasStatusOk().containsHeader(WARNING);
			assertThat(this.pages.get().uri("/api/usher/v1/csv/people")).hasStatusOk().doesNotContainHeader(WARNING);
			assertThat(this.pages.get().uri("/transfer/export")).hasStatusOk()
				.bodyText()
				.contains("does not have 1 record as it is now: 1 Virtual Meeting Room.", "Which they are");
		}
		finally {
			publish(id, Operation.DELETED, null);
		}
	}

	private MvcTestResult exported() {
		return this.pages.post()
			.uri("/api/usher/v1/exports/configuration")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{}")
			.exchange();
	}

	/** Writes past the door, as the newer version would. */
	private void publish(RecordId id, Operation operation, @Nullable Document document) {
		this.store.publish(
				(head) -> this.chain.append(head, Instant.now(), Actor.system(), null, List.of(new RecordVersion(id,
						operation, (document != null) ? this.codec.encode(id, document) : null, List.of()))));
		this.configurations.catchUp();
	}

}
