package io.usher.core.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ScriptTestFields;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.history.RecordVersion;
import io.usher.core.profile.ScriptTest;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScriptTestRecordTests {

	private static final SecretKey KEY = SecretKey.of("0123456789abcdef0123456789abcdef");

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final Administration administration = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(KEY), Clock.systemUTC());

	private final RecordId profile = profile("Standard");

	@Test
	void isReadWithItsInputItsExpectationAndItsTime() {
		create(document(this.profile, "At night").with(ScriptTestFields.AT, "2024-02-29T23:15:30"));
		ScriptTest test = this.configurations.current().scriptTests(this.profile).get(0);
		assertThat(test.name()).isEqualTo("At night");
		assertThat(test.kind()).isEqualTo(ScriptKind.SERVICE);
		assertThat(test.input()).isEqualTo(Map.of("call_info", Map.of("remote_port", 5061L)));
		assertThat(test.expected()).isEqualTo(Map.of("action", "reject"));
		assertThat(test.at()).isEqualTo(Instant.parse("2024-02-29T23:15:30Z"));
	}

	@Test
	void namesAreUniqueWithinOneScriptAlone() {
		create(document(this.profile, "At night"));
		create(document(this.profile, "At night").with(ScriptTestFields.KIND, "participant"));
		create(document(profile("Other"), "At night"));
		assertThat(refused(document(this.profile, "at NIGHT"))).isEqualTo(CommonFields.NAME.name());
	}

	@Test
	void refusesWhatIsNoObject() {
		for (String json : List.of("[1]", "\"reject\"", "{", "{\"a\": 1} x", "null")) {
			assertThat(refused(document(this.profile, "a").with(ScriptTestFields.INPUT, json)))
				.isEqualTo(ScriptTestFields.INPUT.name());
		}
	}

	@Test
	void refusesToExpectNothingOrSomethingElse() {
		for (String json : List.of("{}", "{\"pin\": \"1234\"}", "{\"action\": \"reject\", \"pin\": \"\"}")) {
			assertThat(refused(document(this.profile, "a").with(ScriptTestFields.EXPECTED, json)))
				.isEqualTo(ScriptTestFields.EXPECTED.name());
		}
	}

	@Test
	void refusesATestOfNoProfile() {
		assertThat(refused(document(new RecordId(RecordKind.POLICY_PROFILE, 999), "a")))
			.isEqualTo(ScriptTestFields.PROFILE.name());
	}

	@Test
	void goesWithItsProfileInOneRevision() {
		RecordId other = profile("Other");
		RecordId kept = create(document(other, "Kept"));
		create(document(this.profile, "One"));
		create(document(this.profile, "Two"));
		long before = this.configurations.current().revision();
		this.administration.save(List.of(new Edit.Delete(this.profile, Edit.ANY_REVISION)), Actor.system(), null);
		assertThat(this.configurations.current().revision()).isEqualTo(before + 1);
		assertThat(this.configurations.current().all(RecordKind.SCRIPT_TEST)).extracting("id").containsExactly(kept);
		assertThat(this.store.changesAfter(before, 1).get(0).versions()).hasSize(3)
			.extracting(RecordVersion::operation)
			.containsOnly(RecordVersion.Operation.DELETED);
	}

	@Test
	void isDeletedOnceWhenItIsDeletedTogetherWithItsProfile() {
		RecordId test = create(document(this.profile, "One"));
		this.administration.save(
				List.of(new Edit.Delete(test, Edit.ANY_REVISION), new Edit.Delete(this.profile, Edit.ANY_REVISION)),
				Actor.system(), null);
		assertThat(this.configurations.current().all()).isEmpty();
	}

	private static Document document(RecordId profile, String name) {
		return Document.empty()
			.with(CommonFields.NAME, name)
			.with(ScriptTestFields.PROFILE, profile.number())
			.with(ScriptTestFields.KIND, "service")
			.with(ScriptTestFields.INPUT, "{\"call_info\": {\"remote_port\": 5061}}")
			.with(ScriptTestFields.EXPECTED, "{\"action\": \"reject\"}");
	}

	private RecordId profile(String name) {
		return this.administration
			.create(RecordKind.POLICY_PROFILE, Document.empty().with(CommonFields.NAME, name), Actor.system(), null)
			.ids()
			.get(0);
	}

	private RecordId create(Document document) {
		return this.administration.create(RecordKind.SCRIPT_TEST, document, Actor.system(), null).ids().get(0);
	}

	/** Returns the name of the {@link Field} for which the document is refused. */
	private String refused(Document document) {
		return assertThatExceptionOfType(ViolationsException.class).isThrownBy(() -> create(document))
			.actual()
			.violations()
			.errors()
			.stream()
			.map(Violation::field)
			.findFirst()
			.orElseThrow();
	}

}
