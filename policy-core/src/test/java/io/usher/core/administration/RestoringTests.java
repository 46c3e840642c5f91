package io.usher.core.administration;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import io.usher.core.administration.RestorePlan.Step;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.HistoryReader;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RestoringTests {

	private static final SecretKey KEY = SecretKey.of("a key of at least thirty-two characters");

	private static final Actor ALICE = new Actor("alice", null, Actor.Via.CONSOLE);

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final Administration administration = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(KEY), Clock.systemUTC());

	private final Restoring restoring = restoring(this.codec);

	private Restoring restoring(DocumentCodec with) {
		return new Restoring(this.store, new HistoryReader(this.store, with), this.configurations);
	}

	@Test
	void undoesTheFieldsOfAChangeAndKeepsWhatOthersChangedBeside() {
		RecordId id = create(room("A").with(CommonFields.DESCRIPTION, "old"));
		set(id, CommonFields.DESCRIPTION, "new");
		set(id, ServiceFields.PARTICIPANT_LIMIT, 7L);
		RestorePlan plan = this.restoring.undo(2, false);
		assertThat(plan.reason()).isEqualTo("Undo of revision 2");
		assertThat(plan.hasConflicts()).isFalse();
		save(plan);
		assertThat(document(id).text(CommonFields.DESCRIPTION)).isEqualTo("old");
		assertThat(document(id).number(ServiceFields.PARTICIPANT_LIMIT)).isEqualTo(7);
		assertThat(this.store.head().revision()).isEqualTo(4);
	}

	@Test
	void tellsWhatWasChangedSinceAndGoesOverItOnlyWhenTold() {
		RecordId id = create(room("A").with(CommonFields.DESCRIPTION, "one"));
		set(id, CommonFields.DESCRIPTION, "two");
		set(id, CommonFields.DESCRIPTION, "three");
		RestorePlan plan = this.restoring.undo(2, false);
		assertThat(plan.edits()).isEmpty();
		assertThat(plan.steps().get(0).conflicts()).singleElement().satisfies((conflict) -> {
			assertThat(conflict.field()).isEqualTo(CommonFields.DESCRIPTION);
			assertThat(conflict.overwritten()).isFalse();
		});
		save(this.restoring.undo(2, true));
		assertThat(document(id).text(CommonFields.DESCRIPTION)).isEqualTo("one");
	}

	@Test
	void deletesWhatWasCreatedUnlessItWasChangedSince() {
		RecordId id = create(room("A"));
		RestorePlan plan = this.restoring.undo(1, false);
		assertThat(plan.edits()).containsExactly(new Edit.Delete(id, 1));
		set(id, CommonFields.DESCRIPTION, "new");
		assertThat(this.restoring.undo(1, false).edits()).isEmpty();
		assertThat(this.restoring.undo(1, false).hasConflicts()).isTrue();
		assertThat(this.restoring.undo(1, true).edits()).containsExactly(new Edit.Delete(id, 2));
		assertThatThrownBy(() -> save(plan)).isInstanceOf(StaleEditException.class);
		save(this.restoring.undo(1, true));
		assertThat(this.restoring.undo(1, true).steps().get(0).notes())
			.containsExactly("It is gone already: nothing to do.");
	}

	@Test
	void bringsBackWhatWasDeletedWithItsSecretsAndRowNumbers() {
		Document room = room("A").with(ServiceFields.PIN, Secret.of("4711"))
			.with(ServiceFields.GUEST_PIN, Secret.unknown())
			.with(ConferenceFields.ALIASES, List.of(Document.empty().with(ConferenceFields.ALIAS, "meet.a")));
		RecordId id = create(room);
		Document before = document(id);
		delete(id);
		RestorePlan plan = this.restoring.undo(2, false);
		assertThat(plan.steps().get(0).notes())
			.containsExactly("Guest PIN cannot be recovered and will be unknown: set a new one.");
		save(plan);
		assertThat(document(id)).isEqualTo(before);
		assertThat(this.restoring.undo(2, false).edits()).isEmpty();
	}

	@Test
	void takesASecretThatCannotBeReadForUnknown() {
		RecordId id = create(room("A").with(ServiceFields.PIN, Secret.of("4711")));
		delete(id);
		DocumentCodec another = new DocumentCodec(SecretKey.of("another key because the old one is gone"));
		Step step = restoring(another).version(id, 1).steps().get(0);
		assertThat(step.then().secret(ServiceFields.PIN)).isEqualTo(Secret.unknown());
		assertThat(step.notes()).containsExactly("Host PIN cannot be recovered and will be unknown: set a new one.");
	}

	@Test
	void restoresARecordAsItWas() {
		RecordId id = create(room("A").with(CommonFields.DESCRIPTION, "one"));
		set(id, CommonFields.DESCRIPTION, "two");
		set(id, CommonFields.NAME, "B");
		RestorePlan plan = this.restoring.version(id, 1);
		assertThat(plan.reason()).isEqualTo("Restored B as of revision 1");
		save(plan);
		assertThat(document(id).text(CommonFields.NAME)).isEqualTo("A");
		assertThat(document(id).text(CommonFields.DESCRIPTION)).isEqualTo("one");
		assertThatThrownBy(() -> this.restoring.version(id, 0)).isInstanceOf(RestoreRefusedException.class);
	}

	@Test
	void neverBringsAnOldPasswordBack() {
		createAdministrator("hash of another");
		RecordId id = createAdministrator("hash one");
		set(id, AccountFields.PASSWORD_HASH, Secret.of("hash two"));
		set(id, AccountFields.ACCOUNT_ROLE, "operator");
		RestorePlan undo = this.restoring.undo(3, false);
		assertThat(undo.edits()).isEmpty();
		assertThat(undo.steps().get(0).notes()).contains("Password stays as it is: old passwords never come back.");
		save(this.restoring.version(id, 2));
		assertThat(document(id).secret(AccountFields.PASSWORD_HASH)).isEqualTo(Secret.of("hash two"));
		assertThat(document(id).text(AccountFields.ACCOUNT_ROLE)).isEqualTo("administrator");
	}

	@Test
	void bringsADeletedAccountBackDisabledAndWithoutAPassword() {
		createAdministrator("hash of another");
		RecordId id = createAdministrator("hash");
		delete(id);
		save(this.restoring.undo(3, false));
		assertThat(document(id).secret(AccountFields.PASSWORD_HASH)).isEqualTo(Secret.unknown());
		assertThat(document(id).flag(AccountFields.ENABLED, true)).isFalse();
	}

	@Test
	void keepsWhatGoesWithATokenThatStays() {
		RecordId id = this.administration
			.create(RecordKind.API_TOKEN,
					program().with(AccountFields.TOKEN_PREFIX, "old").with(AccountFields.VERIFIER, Secret.of("old")),
					ALICE, null)
			.ids()
			.get(0);
		Document renewed = document(id).with(AccountFields.TOKEN_PREFIX, "new")
			.with(AccountFields.VERIFIER, Secret.of("new"))
			.with(AccountFields.ACCOUNT_ROLE, "auditor");
		this.administration.save(List.of(new Edit.Update(id, Edit.ANY_REVISION, renewed)), ALICE, null);
		save(this.restoring.version(id, 1));
		assertThat(document(id)).isEqualTo(renewed.with(AccountFields.ACCOUNT_ROLE, "operator"));
	}

	@Test
	void undoesTheRoleOfAClientWhateverElseEndedItsTokensSince() {
		RecordId id = this.administration
			.create(RecordKind.OAUTH2_CLIENT, program().with(AccountFields.CLIENT_KEY, Secret.of("old")), ALICE, null)
			.ids()
			.get(0);
		set(id, AccountFields.ACCOUNT_ROLE, "auditor");
		set(id, AccountFields.CLIENT_KEY, Secret.of("new"));
		RestorePlan plan = this.restoring.undo(2, false);
		assertThat(plan.hasConflicts()).isFalse();
		save(plan);
		assertThat(document(id).text(AccountFields.ACCOUNT_ROLE)).isEqualTo("operator");
		assertThat(document(id).secret(AccountFields.CLIENT_KEY)).isEqualTo(Secret.of("new"));
		assertThat(document(id).number(AccountFields.CREDENTIAL_VERSION)).isEqualTo(4);
		delete(id);
		save(this.restoring.undo(5, false));
		assertThat(document(id).secret(AccountFields.CLIENT_KEY)).isEqualTo(Secret.unknown());
		assertThat(document(id).flag(AccountFields.ENABLED, true)).isFalse();
	}

	@Test
	void setsTheSettingsBackAndKeepsTheirRecord() {
		this.administration.save(
				List.of(new Edit.Create(GlobalSettings.ID, Document.empty().with(GlobalFields.MIN_PIN_LENGTH, 6L))),
				ALICE, null);
		save(this.restoring.undo(1, false));
		assertThat(this.configurations.current().settings().minPinLength()).isEqualTo(4);
		assertThat(this.configurations.current().find(GlobalSettings.ID)).isPresent();
	}

	@Test
	void judgesWithoutChangingAnything() {
		RecordId theme = this.administration
			.create(RecordKind.THEME, Document.empty().with(CommonFields.NAME, "Blue"), ALICE, null)
			.ids()
			.get(0);
		RecordId id = create(room("A").with(ServiceFields.IVR_THEME_NAME, theme.number()));
		assertThatThrownBy(() -> this.administration.check(this.restoring.undo(1, false).edits()))
			.isInstanceOf(RecordInUseException.class);
		delete(id);
		delete(theme);
		create(room("A"));
		assertThat(this.administration.check(this.restoring.version(id, 2).edits()).errors()).hasSize(2)
			.anyMatch((violation) -> violation.isTaken() && violation.field().equals(CommonFields.NAME.name()))
			.anyMatch((violation) -> violation.field().equals(ServiceFields.IVR_THEME_NAME.name()));
		assertThat(this.store.head().revision()).isEqualTo(5);
	}

	@Test
	void undoesAChangeOfManyRecordsInOneRevision() {
		List<RecordId> ids = this.administration.reserve(RecordKind.CONFERENCE, 20);
		this.administration.save(
				IntStream.range(0, 20).<Edit>mapToObj((i) -> new Edit.Create(ids.get(i), room("Room " + i))).toList(),
				ALICE, null);
		save(this.restoring.undo(1, false));
		assertThat(this.configurations.current().count(RecordKind.CONFERENCE)).isZero();
		assertThat(this.store.head().revision()).isEqualTo(2);
	}

	@Test
	void refusesWhatIsTooLargeOrIsNotThere() {
		assertThatThrownBy(() -> this.restoring.undo(1, false)).isInstanceOf(RestoreRefusedException.class)
			.hasMessage("There is no revision 1.");
		int many = Restoring.MAX_RECORDS + 1;
		List<RecordId> ids = this.administration.reserve(RecordKind.CONFERENCE, many);
		this.administration.save(
				IntStream.range(0, many).<Edit>mapToObj((i) -> new Edit.Create(ids.get(i), room("Room " + i))).toList(),
				ALICE, null);
		assertThatThrownBy(() -> this.restoring.undo(1, false)).isInstanceOf(RestoreRefusedException.class)
			.hasMessageContaining("1001 records");
	}

	private static Document room(String name) {
		return Document.empty().with(CommonFields.NAME, name).with(ServiceFields.SERVICE_TYPE, "conference");
	}

	private RecordId create(Document document) {
		return this.administration.create(RecordKind.CONFERENCE, document, ALICE, null).ids().get(0);
	}

	private static Document program() {
		return Document.empty().with(CommonFields.NAME, "Sync").with(AccountFields.ACCOUNT_ROLE, "operator");
	}

	private RecordId createAdministrator(String hash) {
		return this.administration
			.create(RecordKind.ADMINISTRATOR,
					Document.empty()
						.with(AccountFields.USERNAME, hash.replace(' ', '.'))
						.with(AccountFields.ACCOUNT_ROLE, "administrator")
						.with(AccountFields.PASSWORD_HASH, Secret.of(hash)),
					ALICE, null)
			.ids()
			.get(0);
	}

	private void set(RecordId id, Field field, Object value) {
		this.administration.save(List.of(new Edit.Update(id, Edit.ANY_REVISION, document(id).with(field, value))),
				ALICE, null);
	}

	private void delete(RecordId id) {
		this.administration.save(List.of(new Edit.Delete(id, Edit.ANY_REVISION)), ALICE, null);
	}

	private void save(RestorePlan plan) {
		this.administration.save(plan.edits(), ALICE, plan.reason());
	}

	private Document document(RecordId id) {
		return this.configurations.current().find(id).map(ConfigurationRecord::document).orElseThrow();
	}

}
