package io.usher.core.history;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.ChangeSearch.Found;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeSearchTests {

	private static final SecretKey KEY = SecretKey.of("a key of at least thirty-two characters");

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Administration administration = new Administration(this.store,
			new Configurations(this.store, this.codec), this.codec, new ChangeChain(KEY), Clock.systemUTC());

	private final ChangeSearch search = new ChangeSearch(this.store, new HistoryReader(this.store, this.codec));

	@Test
	void findsByNameAlsoWhatIsDeleted() {
		RecordId one = create("Blue \"room\"", null);
		create("Green room", null);
		this.administration.save(List.of(new Edit.Delete(one, Edit.ANY_REVISION)), Actor.system(), null);
		assertThat(revisions("blue", "")).containsExactly(3L, 1L);
		assertThat(revisions("\"ROOM\"", "")).containsExactly(3L, 1L);
		assertThat(revisions("room", "")).containsExactly(3L, 2L, 1L);
		assertThat(revisions("red", "")).isEmpty();
	}

	@Test
	void findsTextInReasonsAndValuesButNotInSecrets() {
		create("Blue room", "because of the move");
		create("Green room", null);
		assertThat(revisions("", "The Move")).containsExactly(1L);
		assertThat(revisions("", "a description of green")).containsExactly(2L);
		assertThat(revisions("", "831831")).isEmpty();
		assertThat(revisions("green", "the move")).isEmpty();
	}

	@Test
	void goesOnWhereItEnded() {
		for (int i = 0; i < 5; i++) {
			create("Room " + i, null);
		}
		Found first = this.search.search(ChangeQuery.newest(2), "room", "", 1);
		assertThat(first.changes()).extracting((change) -> change.change().revision()).containsExactly(5L, 4L);
		Found second = this.search.search(ChangeQuery.newest(2).before(first.next()), "room", "", 1);
		assertThat(second.changes()).extracting((change) -> change.change().revision()).containsExactly(3L, 2L);
		Found last = this.search.search(ChangeQuery.newest(2).before(second.next()), "room", "", 1);
		assertThat(last.changes()).hasSize(1);
		assertThat(last.next()).isZero();
		assertThat(this.search.search(ChangeQuery.newest(2), "", "", 1).next()).isEqualTo(4);
		assertThat(this.search.search(ChangeQuery.newest(5), "", "", 1).next()).isZero();
	}

	@Test
	void readsOnlySoMuchAtATime() {
		ChangeChain chain = new ChangeChain(KEY);
		create("The needle", null);
		for (int i = 0; i < ChangeSearch.BUDGET + 10; i++) {
			this.store.publish((head) -> chain.append(head, Instant.EPOCH, Actor.system(), null, List.of()));
		}
		Found cut = this.search.search(ChangeQuery.newest(2), "needle", "", 1);
		assertThat(cut.changes()).isEmpty();
		assertThat(cut.complete()).isFalse();
		Found rest = this.search.search(ChangeQuery.newest(2).before(cut.next()), "needle", "", 1);
		assertThat(rest.changes()).hasSize(1);
		assertThat(rest.complete()).isTrue();
	}

	private RecordId create(String name, String reason) {
		return this.administration
			.create(RecordKind.CONFERENCE,
					Document.empty()
						.with(CommonFields.NAME, name)
						.with(CommonFields.DESCRIPTION, "A description of " + name)
						.with(ServiceFields.PIN, Secret.of("831831")),
					Actor.system(), reason)
			.ids()
			.get(0);
	}

	private List<Long> revisions(String object, String text) {
		return this.search.search(ChangeQuery.newest(10), object, text, 1)
			.changes()
			.stream()
			.map((change) -> change.change().revision())
			.toList();
	}

}
