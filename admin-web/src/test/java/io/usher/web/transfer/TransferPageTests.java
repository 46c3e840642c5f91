package io.usher.web.transfer;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.usher.core.account.Right;
import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import io.usher.web.start.UsherSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Forms of imports and exports, from the upload to the download.
 */
@ConsoleTest
@WithRole
class TransferPageTests {

	private static final String PASSPHRASE = "correct horse battery staple";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private ImportJobs jobs;

	@Autowired
	private Configurations configurations;

	@Autowired
	private Administration administration;

	@Autowired
	private UsherSettings settings;

	private final String name = "Room " + UUID.randomUUID();

	@AfterEach
	void forget() {
		this.jobs.list("", true).forEach(this.jobs::discard);
	}

	@Test
	void readsAnUploadedSheetAndDeletesTheFileWithTheImport() throws IOException {
		MvcTestResult sent = upload("csv",
				file("file", "C:\\temp\\rooms.csv", "name,service_type\n" + this.name + ",conference\n"), "sheet",
				"conferences");
		assertThat(sent).hasStatus(302);
		String address = Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
		ImportJob job = job(address);
		await().until(() -> job.status().phase() == Phase.PLANNED);
		assertThat(get(address)).bodyText().contains("rooms.csv", "row 2", this.name, "Import 1 record");
		assertThat(uploads()).isEqualTo(1);
		assertThat(get("/transfer")).bodyText().contains("Begun lately", address);
		assertThat(this.pages.post().uri(address + "/discard").with(csrf())).hasStatus(302);
		assertThat(uploads()).isZero();
	}

	@Test
	void refusesUploadsWithoutAFile() {
		assertThat(upload("csv", file("file", "", ""), "sheet", "conferences")).hasStatus(422)
			.bodyText()
			.contains("Choose a file.", "aria-invalid=\"true\"");
		assertThat(upload("csv", file("file", "rooms.csv", ""), "sheet", "nonsense")).hasStatus(422)
			.bodyText()
			.contains("The file is empty.", "Choose what the file holds.");
		assertThat(upload("dump", file("files", "", ""))).hasStatus(422).bodyText().contains("Choose a file.");
		assertThat(upload("document", file("file", "usher.json", "{\"a\": 1}"))).hasStatus(422)
			.bodyText()
			.contains("usher.json: ");
		assertThat(this.jobs.list("", true)).isEmpty();
	}

	@Test
	void saysWhatIsWrongWithTheAddressOfAManagerAndKeepsTheRest() {
		assertThat(this.pages.post()
			.uri("/transfer/imports/manager")
			.with(csrf())
			.param("url", "ftp://<b>manager")
			.param("username", "<b>reader")
			.param("password", "a secret word")
			.param("leave_out", "true")).hasStatus(422)
			.bodyText()
			.contains("id=\"manager-url-error\"", "value=\"&lt;b&gt;reader\"", "checked=\"checked\"")
			.doesNotContain("a secret word", "<b>");
		assertThat(this.jobs.list("", true)).isEmpty();
	}

	@Test
	void exportsTheConfigurationUnderAPassphraseAndTakesItBackWithThatAlone() {
		assertThat(export("passphrase", "short", "again", "short")).hasStatus(422)
			.bodyText()
			.contains("5 characters (expected: 12 to 1000)");
		assertThat(export("passphrase", PASSPHRASE, "again", "another one than that")).hasStatus(422)
			.bodyText()
			.contains("This is not the same.")
			.doesNotContain(PASSPHRASE);
		MvcTestResult exported = export("passphrase", PASSPHRASE, "again", PASSPHRASE);
		assertThat(exported).hasStatusOk();
		assertThat(exported.getResponse().getHeader("Content-Disposition")).startsWith("attachment;")
			.contains("usher-configuration-r" + this.configurations.current().revision() + "-");
		String document = body(exported);
		assertThat(document).startsWith("{").doesNotContain("\"1234\"");
		assertThat(get("/history?show=events&text=secrets encrypted")).bodyText()
			.contains("Configuration of revision", "without accounts, secrets encrypted");

		assertThat(upload("document", file("file", "usher.json", document))).hasStatus(422)
			.bodyText()
			.contains("Its secrets are encrypted: enter the passphrase.");
		MvcTestResult sent = upload("document", file("file", "usher.json", document), "passphrase",
				"correct horse battery stable", "keep_accounts", "true");
		String address = Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
		ImportJob job = job(address);
		await().until(() -> job.status().phase() == Phase.FAILED);
		assertThat(get(address)).bodyText().contains("Nothing was imported", "Try this passphrase");
		assertThat(this.pages.post().uri(address + "/passphrase").param("passphrase", PASSPHRASE).with(csrf()))
			.hasStatus(302);
		await().until(() -> job.status().phase() == Phase.PLANNED);
		assertThat(get(address)).bodyText().contains("There is nothing to import: all of it is so already.");
	}

	@Test
	void warnsOfPasswordsThatADocumentBringsBack() {
		RecordId account = this.administration
			.create(RecordKind.ADMINISTRATOR, operator("slow hash of then"), Actor.system(), null)
			.ids()
			.get(0);
		try {
			String document = body(export("passphrase", PASSPHRASE, "again", PASSPHRASE, "accounts", "true"));
			assertThat(planned(document)).doesNotContain("id=\"revived\"");
			this.administration.save(List.of(new Edit.Update(account, Edit.ANY_REVISION, operator("slow hash of now"))),
					Actor.system(), null);
			assertThat(planned(document)).contains("id=\"revived\"",
					"1 account or credential gets its log-in of the document");
			assertThat(planned(document, "keep_accounts", "true")).doesNotContain("id=\"revived\"");
		}
		finally {
			this.administration.save(List.of(new Edit.Delete(account, Edit.ANY_REVISION)), Actor.system(), null);
		}
	}

	private Document operator(String hash) {
		return Document.empty()
			.with(AccountFields.USERNAME, this.name)
			.with(AccountFields.ACCOUNT_ROLE, Role.OPERATOR.value())
			.with(AccountFields.PASSWORD_HASH, Secret.of(hash));
	}

	/** Returns the page of the plan of a document. */
	private String planned(String document, String... parameters) {
		String[] all = Stream.concat(Stream.of("passphrase", PASSPHRASE), Stream.of(parameters)).toArray(String[]::new);
		MvcTestResult sent = upload("document", file("file", "usher.json", document), all);
		String address = Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
		ImportJob job = job(address);
		await().until(() -> job.status().phase() == Phase.PLANNED);
		return body(get(address));
	}

	@Test
	void exportsASheetWithPinsForThoseAloneWhoMayReadThem() {
		MvcTestResult plain = this.pages.post()
			.uri("/transfer/export/csv")
			.param("sheet", "conferences")
			.with(csrf())
			.with(as(Role.AUDITOR))
			.exchange();
		assertThat(plain).hasStatusOk().hasHeader("Content-Disposition", "attachment; filename=\"conferences.csv\"");
		assertThat(body(plain)).as("a mark for spreadsheets").startsWith("\ufeffname,");
		assertThat(body(plain)).contains("Alice Jones").doesNotContain(",1234,", "5678");
		assertThat(get("/history?show=events&text=Conferences as CSV")).bodyText()
			.contains("Conferences as CSV, without PINs and passwords");
		for (String form : List.of("csv?sheet=conferences&secrets=true", "document?secrets=encrypted",
				"document?accounts=true")) {
			assertThat(this.pages.post().uri("/transfer/export/" + form).with(csrf()).with(as(Role.OPERATOR))).as(form)
				.hasStatus(403);
		}
	}

	private MvcTestResult export(String... parameters) {
		MockMvcTester.MockMvcRequestBuilder request = this.pages.post()
			.uri("/transfer/export/document")
			.param("secrets", "encrypted")
			.with(csrf());
		for (int i = 0; i < parameters.length; i += 2) {
			request = request.param(parameters[i], parameters[i + 1]);
		}
		return request.exchange();
	}

	private MvcTestResult upload(String form, MockMultipartFile file, String... parameters) {
		MockMvcTester.MockMultipartMvcRequestBuilder request = this.pages.post()
			.uri("/transfer/imports/" + form)
			.with(csrf())
			.multipart()
			.file(file);
		for (int i = 0; i < parameters.length; i += 2) {
			request = request.param(parameters[i], parameters[i + 1]);
		}
		return request.exchange();
	}

	private static MockMultipartFile file(String input, String name, String content) {
		return new MockMultipartFile(input, name, null, content.getBytes(StandardCharsets.UTF_8));
	}

	private ImportJob job(String address) {
		return this.jobs.find(address.substring(address.lastIndexOf('/') + 1)).orElseThrow();
	}

	private long uploads() throws IOException {
		Path directory = this.settings.home().resolve("uploads");
		try (Stream<Path> files = Files.list(directory)) {
			return files.count();
		}
	}

	private MvcTestResult get(String path) {
		return this.pages.get().uri(path).exchange();
	}

	private static RequestPostProcessor as(Role role) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(role.value(), null,
				role.rights().stream().map(Right::name).map(SimpleGrantedAuthority::new).toList()));
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
