package io.usher.core.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Table;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.PlannedRecord;
import io.usher.core.transfer.PlannedRecord.Outcome;
import io.usher.core.transfer.UnreadableSourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConfigurationExportTests {

	private static final String PASSPHRASE = "correct horse battery";

	@TempDir
	private Path directory;

	private final Map<String, String> values = new HashMap<>();

	private final Deployment here = new Deployment("0123456789abcdef0123456789abcdef", this.values);

	private final Deployment there = new Deployment("fedcba9876543210fedcba9876543210", this.values);

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void restoresAnyConfigurationIntoAnEmptyStoreByteForByte(long seed) throws IOException {
		new RandomRecords(seed, this.here.administration(), this.here.configurations()).save(6);
		String document = this.here.export(ExportSecrets.encrypted(PASSPHRASE.toCharArray()), true);
		ImportPlan plan = this.there.restored(file(document), PASSPHRASE, false);
		assertThat(plan.counts()).containsOnlyKeys(Outcome.ADDED);
		assertThat(withoutRevision(this.there.export(ExportSecrets.encrypted(PASSPHRASE.toCharArray()), true)))
			.isEqualTo(withoutRevision(document));
	}

	@ParameterizedTest
	@ValueSource(longs = { 11, 12 })
	void changesNothingWhereEverythingIsSo(long seed) throws IOException {
		new RandomRecords(seed, this.here.administration(), this.here.configurations()).save(6);
		for (ExportSecrets secrets : List.of(ExportSecrets.leftOut(),
				ExportSecrets.encrypted(PASSPHRASE.toCharArray()))) {
			String document = this.here.export(secrets, true);
			assertThat(this.here.export(secrets, true)).isEqualTo(document);
			ImportPlan plan = this.here.plan(file(document), PASSPHRASE, false);
			assertThat(plan.counts()).containsOnlyKeys(Outcome.UNCHANGED);
			assertThat(plan.edits()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 21, 22 })
	void takesThePlaceOfAnotherConfiguration(long seed) throws IOException {
		new RandomRecords(seed, this.here.administration(), this.here.configurations()).save(4);
		this.here.update(GlobalSettings.ID, Document.empty());
		String document = this.here.export(ExportSecrets.encrypted(PASSPHRASE.toCharArray()), true);
		new RandomRecords(seed + 1, this.there.administration(), this.there.configurations()).save(5);
		this.there.restored(file(document), PASSPHRASE, false);
		assertThat(this.there.plan(file(document), PASSPHRASE, false).counts()).containsOnlyKeys(Outcome.UNCHANGED);
		assertThat(this.there.configurations().current().settings().document()).isEqualTo(Document.empty());
	}

	@Test
	void writesAFieldALineInAFixedOrder() throws IOException {
		RecordId profile = this.here.create(RecordKind.POLICY_PROFILE, CommonFields.NAME, "Main",
				ProfileFields.ENABLE_INTERNAL_SERVICE_POLICY, true, ProfileFields.INTERNAL_SERVICE_POLICY_TEMPLATE,
				"{\n}");
		this.here.create(RecordKind.SYSTEM_LOCATION, CommonFields.NAME, "London", LocationFields.POLICY_SERVER,
				profile.number());
		String document = this.here.export(ExportSecrets.leftOut(), true);
		assertThat(document).startsWith("""
				{
				  "format": "usher-configuration",
				  "version": 1,
				  "usher": "9.9",
				  "revision": 2,
				  "head": "%s",
				  "secrets": {
				    "mode": "left_out"
				  },
				  "records": {
				    "policy_server": [
				      {
				        "id": 1,
				""".formatted(this.here.head())).contains("""
				        "internal_service_policy_template": {
				          "$lines": [
				            "{",
				            "}"
				          ]
				        },
				        "name": "Main"
				      }
				    ],
				    "system_location": [
				      {
				        "id": 2,
				        "name": "London",
				        "policy_server": 1
				      }
				    ],
				    "conference": [],
				""").endsWith("""
				    "global": []
				  }
				}
				""");
	}

	@Test
	void leavesSecretsOutAndSaysSo() throws IOException {
		device(Secret.of("s3cret-of-the-desk"));
		String document = this.here.export(ExportSecrets.leftOut(), true);
		assertThat(document).contains("\"password\": {\"$secret\": \"left_out\"}").doesNotContain("s3cret-of-the-desk");
		ImportPlan plan = this.there.restored(file(document), null, false);
		assertThat(plan.unknownSecrets()).isEqualTo(1);
		assertThat(this.there.document(RecordKind.DEVICE, "desk@example.com").secret(DeviceFields.PASSWORD))
			.isEqualTo(Secret.unknown());
	}

	@Test
	void encryptsSecretsForTheirPlace() throws IOException {
		device(Secret.of("s3cret-of-the-desk"));
		this.here.create(RecordKind.CONFERENCE, CommonFields.NAME, "Sales", ServiceFields.SERVICE_TYPE, "conference",
				ServiceFields.PIN, Secret.of("1234"), ServiceFields.GUEST_PIN, Secret.of("1234"));
		String document = this.here.export(ExportSecrets.encrypted(PASSPHRASE.toCharArray()), true);
		assertThat(document).doesNotContain("s3cret-of-the-desk").doesNotContain("1234");
		String pin = encrypted(document, ServiceFields.PIN.name());
		String guestPin = encrypted(document, ServiceFields.GUEST_PIN.name());
		assertThat(pin).isNotEqualTo(guestPin);
		ImportPlan moved = this.there.plan(file(document.replace(guestPin, pin)), PASSPHRASE, false);
		assertThat(moved.isFaulty()).isTrue();
		assertThat(moved.records()).flatExtracting(PlannedRecord::faults).singleElement().satisfies((fault) -> {
			assertThat(fault.place().column()).isEqualTo(ServiceFields.GUEST_PIN.name());
			assertThat(fault.expected()).contains("this field of this record");
		});
	}

	@Test
	void refusesAWrongPassphraseAndNone() throws IOException {
		device(Secret.of("s3cret-of-the-desk"));
		Path file = file(this.here.export(ExportSecrets.encrypted(PASSPHRASE.toCharArray()), true));
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> this.there.plan(file, "correct horse batterY", false))
			.withMessageContaining("not the passphrase");
		assertThatExceptionOfType(UnreadableSourceException.class).isThrownBy(() -> this.there.plan(file, null, false))
			.withMessageContaining("enter the passphrase");
	}

	@Test
	void asksForALongPassphrase() {
		assertThatIllegalArgumentException().isThrownBy(() -> ExportSecrets.encrypted("elevenchars".toCharArray()))
			.withMessageContaining("12");
	}

	@Test
	void keepsAccountsThatAreNotInTheDocument() throws IOException {
		administrator(this.here, "alice", Secret.of("hash"));
		administrator(this.there, "bob", Secret.of("another"));
		Path file = file(this.here.export(ExportSecrets.leftOut(), false));
		assertThat(ExportHeader.read("x.json", file).hasAccounts()).isFalse();
		this.there.restored(file, null, false);
		assertThat(this.there.document(RecordKind.ADMINISTRATOR, "bob").secret(AccountFields.PASSWORD_HASH))
			.isEqualTo(Secret.of("another"));
		Path whole = file(this.here.export(ExportSecrets.leftOut(), true));
		assertThat(ExportHeader.read("x.json", whole).hasAccounts()).isTrue();
		assertThat(this.there.restored(whole, null, true).records()).isEmpty();
	}

	@Test
	void doesNotLockTheLastAdministratorOut() throws IOException {
		administrator(this.here, "alice", Secret.of("hash"));
		Path file = file(this.here.export(ExportSecrets.leftOut(), true));
		administrator(this.there, "bob", Secret.of("another"));
		ImportPlan plan = this.there.plan(file, null, false);
		assertThat(plan.isFaulty()).isTrue();
		assertThat(plan.records()).flatExtracting(PlannedRecord::faults)
			.anySatisfy((fault) -> assertThat(fault.value()).contains("last administrator"));
	}

	/** A number that two deployments gave to different people is not the same person. */
	@Test
	void givesNobodyThePasswordOfAnother() throws IOException {
		administrator(this.here, "alice", Secret.of("hash"));
		administrator(this.here, "carol", Secret.of("hash of carol"));
		administrator(this.there, "alice", Secret.of("another"));
		administrator(this.there, "mallory", Secret.of("hash of mallory"));
		this.there.restored(file(this.here.export(ExportSecrets.leftOut(), true)), null, false);
		Document carol = this.there.document(RecordKind.ADMINISTRATOR, "carol");
		assertThat(carol.secret(AccountFields.PASSWORD_HASH)).isEqualTo(Secret.unknown());
		assertThat(carol.flag(AccountFields.ENABLED, true)).isFalse();
		assertThat(this.there.document(RecordKind.ADMINISTRATOR, "alice").secret(AccountFields.PASSWORD_HASH))
			.isEqualTo(Secret.of("another"));
		assertThat(this.there.plan(file(this.here.export(ExportSecrets.leftOut(), true)), null, false).counts())
			.as("again")
			.containsOnlyKeys(Outcome.UNCHANGED);
	}

	@Test
	void doesNotTurnWhatKeptAccountsReferToIntoSomethingElse() throws IOException {
		this.here.create(RecordKind.SYSTEM_LOCATION, CommonFields.NAME, "London");
		RecordId paris = this.there.create(RecordKind.SYSTEM_LOCATION, CommonFields.NAME, "Paris");
		this.there.create(RecordKind.NODE_CREDENTIAL, CommonFields.NAME, "Nodes", AccountFields.USERNAME, "nodes",
				AccountFields.VERIFIER, Secret.of("verifier"), AccountFields.LOCATIONS, List.of(paris.number()));
		ImportPlan plan = this.there.plan(file(this.here.export(ExportSecrets.leftOut(), false)), null, true);
		assertThat(plan.isFaulty()).isTrue();
		assertThat(plan.records()).flatExtracting(PlannedRecord::faults)
			.singleElement()
			.satisfies((fault) -> assertThat(fault.value()).contains("Node credential Nodes"));
	}

	@Test
	void putsBackWhatWasChangedAddedAndDeletedSince() throws IOException {
		RecordId sales = this.here.create(RecordKind.CONFERENCE, CommonFields.NAME, "Sales", ServiceFields.SERVICE_TYPE,
				"conference", ServiceFields.PIN, Secret.of("1234"), ConferenceFields.ALIASES,
				List.of(Document.of(Map.of(ConferenceFields.ALIAS.name(), "sales"))));
		RecordId board = this.here.create(RecordKind.CONFERENCE, CommonFields.NAME, "Board", ServiceFields.SERVICE_TYPE,
				"conference", ServiceFields.ALLOW_GUESTS, true);
		String document = this.here.export(ExportSecrets.encrypted(PASSPHRASE.toCharArray()), true);
		List<Document> aliases = this.here.document(sales).rows(ConferenceFields.ALIASES);
		this.here.update(sales,
				this.here.document(sales)
					.with(CommonFields.NAME, "Sales and marketing")
					.with(CommonFields.DESCRIPTION, "new")
					.with(ServiceFields.PIN, Secret.of("9876"))
					.with(ConferenceFields.ALIASES, List.of()));
		this.here.update(board, this.here.document(board).with(ConferenceFields.ALIASES, aliases));
		this.here.create(RecordKind.THEME, CommonFields.NAME, "New");
		this.here.update(GlobalSettings.ID, Document.empty().with(GlobalFields.MIN_PIN_LENGTH, 4L));
		ImportPlan plan = this.here.restored(file(document), PASSPHRASE, false);
		assertThat(plan.counts()).containsEntry(Outcome.DELETED, 1).containsEntry(Outcome.CHANGED, 3);
		assertThat(withoutRevision(this.here.export(ExportSecrets.encrypted(PASSPHRASE.toCharArray()), true)))
			.isEqualTo(withoutRevision(document));
	}

	@Test
	void leavesKindsAloneThatTheDocumentDoesNotTell() throws IOException {
		this.here.create(RecordKind.THEME, CommonFields.NAME, "Ours");
		Path file = file("""
				{"format": "usher-configuration", "version": 1, "usher": "0.1", "secrets": {"mode": "left_out"},
				 "records": {"sip_proxy": []}}""");
		assertThat(this.here.plan(file, null, false).records()).isEmpty();
	}

	@Test
	void namesTheLineAndTheFieldOfWhatIsWrong() throws IOException {
		Path file = file("""
				{"records": {
				  "conference": [
				    {"id": 1, "name": "A",
				     "colour": "red",
				     "allow_guests": "perhaps",
				     "pin": "1234",
				     "aliases": [{"alias": "a", "shade": 1}]},
				    {"id": 1, "name": "B", "service_type": "conference"},
				    {"name": "C", "service_type": "conference", "ivr_theme_name": 77}
				  ]},
				 "secrets": {"mode": "left_out"},
				 "version": 1, "format": "usher-configuration"}""");
		assertThat(this.here.plan(file, null, false).records()).flatExtracting(PlannedRecord::faults)
			.extracting((fault) -> fault.place().row() + " " + fault.place().column() + " " + fault.value())
			.contains("4 colour unknown", "5 allow_guests perhaps", "6 pin ••••••", "7 aliases[0].shade unknown",
					"8 id 1", "9 id missing");
	}

	@Test
	void tellsTheLineAndColumnWhereADocumentIsTorn() throws IOException {
		device(Secret.of("s3cret-of-the-desk"));
		String document = this.here.export(ExportSecrets.leftOut(), true);
		Path torn = file(document.substring(0, document.indexOf("desk@example.com") + 4));
		assertThatExceptionOfType(UnreadableSourceException.class).isThrownBy(() -> this.there.plan(torn, null, false))
			.withMessageMatching("(?s)x\\.json: line \\d+, column \\d+: it is damaged.*");
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> this.there.plan(file(document + "{}"), null, false))
			.withMessageContaining("more than one document");
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(
					() -> this.there.plan(file(document.replace("\"id\": 1,", "\"id\": 1, \"id\": 1,")), null, false))
			.withMessageContaining("line ");
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> this.there.plan(file("[".repeat(10_000)), null, false));
	}

	@Test
	void refusesWhatALaterVersionWroteAndWhatIsSomethingElse() throws IOException {
		String document = this.here.export(ExportSecrets.leftOut(), true);
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> this.there.plan(file(document.replace("\"version\": 1", "\"version\": 2")), null, false))
			.withMessageContaining("version 2")
			.withMessageContaining("Usher 9.9");
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> this.there.plan(file("{\"meta\": {}, \"objects\": [[[1]]]}"), null, false))
			.withMessageContaining("not an export of a configuration");
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> this.there.plan(file(document.replace("\"conference\"", "\"conferences\"")), null, false))
			.withMessageContaining("records.conferences");
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(
					() -> this.there.plan(file("{\"format\": \"usher-configuration\", \"version\": 1, \"extra\": 1, "
							+ "\"secrets\": {\"mode\": \"left_out\"}, \"records\": {}}"), null, false))
			.withMessageContaining("extra");
	}

	/** Documents that earlier versions wrote are read for ever. */
	@Test
	void readsTheFirstVersionOfTheFormat() throws IOException {
		Path samples = Path.of("src/test/resources/exports");
		ImportPlan plan = this.here.restored(samples.resolve("version-1.json"), null, false);
		assertThat(plan.unknownSecrets()).isEqualTo(8);
		ImportPlan encrypted = this.there.restored(samples.resolve("version-1-encrypted.json"),
				"the passphrase of the upgrade tests", false);
		assertThat(encrypted.unknownSecrets()).isZero();
		assertThat(this.there.document(RecordKind.CONFERENCE, "Bob Smith").secret(ServiceFields.PIN))
			.isEqualTo(Secret.of("9753"));
		assertThat(this.there.document(RecordKind.POLICY_PROFILE, "Script")
			.text(ProfileFields.INTERNAL_SERVICE_POLICY_TEMPLATE)).contains("\n  \"action\": \"continue\",\n");
		assertThat(this.there.plan(samples.resolve("version-1.json"), null, false).counts())
			.containsOnlyKeys(Outcome.UNCHANGED);
	}

	@Test
	void refusesADocumentThatWouldExhaustTheProgram() throws IOException {
		String document = this.here.export(ExportSecrets.encrypted(PASSPHRASE.toCharArray()), true);
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> this.there.plan(file(document.replace("\"memory\": 64,", "\"memory\": 2000000000,")),
					PASSPHRASE, false))
			.withMessageContaining("memory");
	}

	@Test
	void needsNoDatabaseToBeWritten() throws IOException {
		device(Secret.of("s3cret-of-the-desk"));
		AtomicBoolean closed = new AtomicBoolean();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		OutputStream out = new OutputStream() {

			@Override
			public void write(int value) {
				bytes.write(value);
			}

			@Override
			public void close() {
				closed.set(true);
			}

		};
		this.here.withoutDatabase()
			.write(this.here.configurations().current(), ExportSecrets.encrypted(PASSPHRASE.toCharArray()), true, out);
		String document = bytes.toString(StandardCharsets.UTF_8);
		assertThat(document).contains("\"head\": null").contains("\"memory\": 65536,").contains("\"passes\": 3,");
		assertThat(closed).isFalse();
		this.there.restored(file(document), PASSPHRASE, false);
		assertThat(this.there.document(RecordKind.DEVICE, "desk@example.com").secret(DeviceFields.PASSWORD))
			.isEqualTo(Secret.of("s3cret-of-the-desk"));
	}

	@Test
	void namesTheFileByRevisionAndMoment() {
		assertThat(ConfigurationExport.fileName(this.here.configurations().current(),
				Instant.parse("2026-03-01T09:00:00Z")))
			.isEqualTo("usher-configuration-r0-20260301-090000.json");
	}

	/** Documents say the number of a record under a name that no field may have. */
	@Test
	void noRecordHasAFieldThatIsCalledAsItsNumber() {
		for (RecordKind kind : RecordKind.values()) {
			assertThat(FieldCatalogue.of(Table.of(kind), InfinityVersion.V35)).doesNotContainKey(ExportFormat.ID);
		}
	}

	private void device(Secret password) {
		this.here.create(RecordKind.DEVICE, DeviceFields.ALIAS, "desk@example.com", DeviceFields.USERNAME, "desk",
				DeviceFields.PASSWORD, password);
	}

	private static void administrator(Deployment deployment, String name, Secret hash) {
		deployment.create(RecordKind.ADMINISTRATOR, AccountFields.USERNAME, name, AccountFields.ACCOUNT_ROLE,
				"administrator", AccountFields.PASSWORD_HASH, hash);
	}

	private static String encrypted(String document, String field) {
		String start = "\"" + field + "\": {\"$encrypted\": \"";
		int from = document.indexOf(start) + start.length();
		return document.substring(from, document.indexOf('"', from));
	}

	private static String withoutRevision(String document) {
		return document.replaceFirst("\"revision\": \\d+,\\s+\"head\": \"[0-9a-f]+\"", "");
	}

	private Path file(String document) throws IOException {
		return Files.writeString(this.directory.resolve("x.json"), document);
	}

}
