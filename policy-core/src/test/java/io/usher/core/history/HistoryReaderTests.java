package io.usher.core.history;

import java.time.Clock;
import java.util.List;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.ChangeView.FieldView;
import io.usher.core.history.ChangeView.RecordView;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryReaderTests {

	private static final SecretKey KEY = SecretKey.of("a key of at least thirty-two characters");

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Administration administration = new Administration(this.store,
			new Configurations(this.store, this.codec), this.codec, new ChangeChain(KEY), Clock.systemUTC());

	private final HistoryReader reader = new HistoryReader(this.store, this.codec);

	@Test
	void namesReferencesAsTheyWereCalledThen() {
		RecordId theme = create(RecordKind.THEME, Document.empty().with(CommonFields.NAME, "Blue"));
		RecordId room = create(RecordKind.CONFERENCE,
				Document.empty().with(CommonFields.NAME, "A").with(ServiceFields.IVR_THEME_NAME, theme.number()));
		save(new Edit.Update(theme, Edit.ANY_REVISION, Document.empty().with(CommonFields.NAME, "Red")));
		save(new Edit.Delete(room, Edit.ANY_REVISION));
		save(new Edit.Delete(theme, Edit.ANY_REVISION));
		assertThat(fields(2)).anyMatch((field) -> "Blue".equals(field.after()));
		assertThat(fields(4)).anyMatch((field) -> "Red".equals(field.before()));
		assertThat(this.reader.namesAt(99).nameOf(RecordKind.THEME, theme.number())).isEqualTo("Red");
		assertThat(this.reader.namesAt(1).nameOf(RecordKind.CONFERENCE, room.number())).isNull();
	}

	@Test
	void tellsWhatDiffersAndNothingElse() {
		Document document = Document.empty()
			.with(CommonFields.NAME, "A")
			.with(CommonFields.DESCRIPTION, "same")
			.with(ServiceFields.PIN, Secret.of("1234"));
		RecordId room = create(RecordKind.CONFERENCE, document);
		save(new Edit.Update(room, Edit.ANY_REVISION,
				document.with(CommonFields.NAME, "B").with(ServiceFields.PIN, Secret.of("4321"))));
		assertThat(fields(2)).extracting(FieldView::field)
			.containsExactlyInAnyOrder(CommonFields.NAME, ServiceFields.PIN);
		assertThat(fields(2)).filteredOn((field) -> field.field() == ServiceFields.PIN)
			.allMatch((field) -> field.before() == null && field.after() == null);
	}

	@Test
	void readsWhatAnotherKeyWroteWithItsSecretsUnknown() {
		RecordId room = create(RecordKind.CONFERENCE,
				Document.empty().with(CommonFields.NAME, "A").with(ServiceFields.PIN, Secret.of("1234")));
		HistoryReader another = new HistoryReader(this.store,
				new DocumentCodec(SecretKey.of("another key because the old one is gone")));
		Document document = another.documentAt(room, 1).orElseThrow();
		assertThat(document.text(CommonFields.NAME)).isEqualTo("A");
		assertThat(document.secret(ServiceFields.PIN)).isEqualTo(Secret.unknown());
	}

	private List<FieldView> fields(long revision) {
		RecordVersion version = this.store.find(revision, 0, 1).orElseThrow().change().versions().get(0);
		RecordView view = this.reader.record(revision, version, this.reader.namesAt(revision));
		return view.fields();
	}

	private RecordId create(RecordKind kind, Document document) {
		return this.administration.create(kind, document, Actor.system(), null).ids().get(0);
	}

	private void save(Edit edit) {
		this.administration.save(List.of(edit), Actor.system(), null);
	}

}
