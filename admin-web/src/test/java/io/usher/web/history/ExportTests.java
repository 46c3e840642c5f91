package io.usher.web.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@ConsoleTest
@WithRole(value = Role.AUDITOR, username = "the.auditor")
class ExportTests {

	private static final String PIN = "60606061";

	private static final Actor ALICE = new Actor("=cmd|'/c calc'!A1", "192.0.2.77", Actor.Via.API);

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Administration administration;

	private final String name = "Export " + UUID.randomUUID();

	@TempDir
	private Path folder;

	@BeforeEach
	void change() {
		Document document = Document.empty()
			.with(CommonFields.NAME, this.name)
			.with(ServiceFields.SERVICE_TYPE, "conference")
			.with(ServiceFields.PIN, Secret.of(PIN));
		RecordId id = this.administration.create(RecordKind.CONFERENCE, document, ALICE, "+1+1").ids().get(0);
		this.administration.save(List.of(new Edit.Update(id, Edit.ANY_REVISION,
				document.with(CommonFields.DESCRIPTION, "a, \"b\"\nc").with(ServiceFields.PIN, Secret.of("70707071")))),
				ALICE, null);
	}

	@Test
	void isVerifiedWithThePublicKeyAlone() throws Exception {
		Map<String, byte[]> files = export("json");
		byte[] sums = files.get("SHA256SUMS");
		Signature signature = Signature.getInstance("Ed25519");
		signature.initVerify(publicKey());
		signature.update(sums);
		assertThat(signature.verify(files.get("SHA256SUMS.sig"))).isTrue();
		for (String line : text(sums).split("\n")) {
			String[] parts = line.split("  ");
			assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(files.get(parts[1]))))
				.as(parts[1])
				.isEqualTo(parts[0]);
		}
		assertThat(text(sums)).contains("changes.json", "audit-events.json", "manifest.json", "README.txt");
	}

	@Test
	void isVerifiedByOpenSsl() throws Exception {
		Map<String, byte[]> files = export("csv");
		for (String file : files.keySet()) {
			Files.write(this.folder.resolve(file), files.get(file));
		}
		Files.writeString(this.folder.resolve("public-key.pem"), pem());
		Assumptions.assumeTrue(run("openssl", "version") == 0, "openssl is missing");
		assertThat(run("openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "public-key.pem", "-rawin", "-in",
				"SHA256SUMS", "-sigfile", "SHA256SUMS.sig"))
			.isZero();
		assertThat(run("sha256sum", "-c", "SHA256SUMS")).isZero();
		Files.writeString(this.folder.resolve("changes.csv"), "something else");
		assertThat(run("sha256sum", "-c", "SHA256SUMS")).isNotZero();
	}

	@Test
	void isVerifiedOnTheCommandLineAndShowsWhatWasAltered() throws Exception {
		byte[] archive = archive("csv", "");
		Path key = Files.writeString(this.folder.resolve("key.pem"), pem());
		Path export = Files.write(this.folder.resolve("export.zip"), archive);
		assertThat(EvidenceCheck.fault(export, key)).isEmpty();
		Map<String, byte[]> files = unzip(archive);
		files.put("changes.csv",
				text(files.get("changes.csv")).replace("192.0.2.77", "192.0.2.78").getBytes(StandardCharsets.UTF_8));
		assertThat(EvidenceCheck.fault(zip(files), key)).isEqualTo("changes.csv was altered");
		files = unzip(archive);
		files.remove("manifest.json");
		assertThat(EvidenceCheck.fault(zip(files), key)).isEqualTo("manifest.json: missing");
		files = unzip(archive);
		files.put("SHA256SUMS", new byte[0]);
		assertThat(EvidenceCheck.fault(zip(files), key)).contains("signature");
	}

	@Test
	void holdsWhatHappenedAndTheChainButNoSecret() throws Exception {
		Map<String, byte[]> files = export("json");
		JsonNode changes = JsonMapper.shared().readTree(files.get("changes.json"));
		assertThat(changes.size()).isEqualTo(2);
		assertThat(changes.get(0).get("previous_hash").asString()).isEqualTo(changes.get(1).get("hash").asString());
		assertThat(changes.get(1).get("reason").asString()).isEqualTo("+1+1");
		JsonNode manifest = JsonMapper.shared().readTree(files.get("manifest.json"));
		assertThat(manifest.get("exported_by").asString()).isEqualTo("the.auditor");
		assertThat(manifest.get("changes").get("count").asInt()).isEqualTo(2);
		assertThat(manifest.get("filter").get("text").asString()).isEqualTo(this.name);
		files.putAll(export("csv"));
		files.values().forEach((file) -> assertThat(text(file)).doesNotContain(PIN, "70707071", ConsoleTest.PASSWORD));
	}

	@Test
	void runsNothingInASpreadsheet() throws Exception {
		String lines = text(export("csv").get("changes.csv"));
		assertThat(lines).contains("'=cmd|'/c calc'!A1", "'+1+1", "\"a, \"\"b\"\"\nc\"", ",pin,Host PIN,,changed,")
			.doesNotContain(",=cmd", ",+1+1");
	}

	@Test
	void isRecordedItself() throws Exception {
		archive("csv", "");
		assertThat(this.pages.get().uri("/history?type=export&person=the.auditor")).bodyText()
			.contains("Change history as CSV, all of it");
	}

	@Test
	void writesAnEmptyListWhenNothingFits() throws Exception {
		Map<String, byte[]> files = unzip(archive("json", "&person=nobody-at-all"));
		assertThat(JsonMapper.shared().readTree(files.get("changes.json")).size()).isZero();
		assertThat(JsonMapper.shared().readTree(files.get("audit-events.json")).size()).isZero();
	}

	@Test
	void refusesWhatMakesNoSense() {
		assertThat(this.pages.get().uri("/history/export?format=xml")).hasStatus(400);
		assertThat(this.pages.get().uri("/history/export?format=csv&from=yesterday")).hasStatus(400);
	}

	private Map<String, byte[]> export(String format) throws IOException {
		return unzip(archive(format, "&text=" + this.name.replace(" ", "%20")));
	}

	private byte[] archive(String format, String more) {
		MvcTestResult result = this.pages.get().uri(URI.create("/history/export?format=" + format + more)).exchange();
		assertThat(result).hasStatusOk();
		return result.getResponse().getContentAsByteArray();
	}

	private String pem() throws IOException {
		return this.pages.get().uri("/history/public-key.pem").exchange().getResponse().getContentAsString();
	}

	private PublicKey publicKey() throws Exception {
		String base64 = pem().lines().filter((line) -> !line.startsWith("-----")).reduce("", String::concat);
		return KeyFactory.getInstance("Ed25519")
			.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
	}

	private int run(String... command) throws Exception {
		try {
			return new ProcessBuilder(command).directory(this.folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
		}
		catch (IOException ex) {
			return -1;
		}
	}

	private Path zip(Map<String, byte[]> files) throws IOException {
		Path file = Files.createTempFile(this.folder, "altered", ".zip");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			for (Map.Entry<String, byte[]> entry : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
		return file;
	}

	private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				ByteArrayOutputStream bytes = new ByteArrayOutputStream();
				zip.transferTo(bytes);
				files.put(entry.getName(), bytes.toByteArray());
			}
		}
		return files;
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
