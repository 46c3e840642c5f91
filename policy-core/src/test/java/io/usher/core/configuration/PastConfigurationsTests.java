package io.usher.core.configuration;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.conference.Conference;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PastConfigurationsTests {

	private static final SecretKey KEY = SecretKey.of("0123456789abcdef0123456789abcdef");

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final PastConfigurations past = new PastConfigurations(this.store, this.codec, this.configurations);

	private final Administration administration = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(KEY), Clock.systemUTC());

	@Test
	void rebuildsWhatWasChangedCreatedAndDeletedSince() {
		RecordId kept = create("Kept", "kept");
		RecordId changed = create("Before", "before");
		RecordId deleted = create("Deleted", "deleted");
		this.administration.save(List.of(new Edit.Update(changed, Edit.ANY_REVISION, conference("After", "after")),
				new Edit.Delete(deleted, Edit.ANY_REVISION)), Actor.system(), null);
		create("Later", "later");
		this.administration.save(List.of(new Edit.Update(changed, Edit.ANY_REVISION, conference("Last", "last"))),
				Actor.system(), null);

		Configuration third = this.past.at(3);
		assertThat(third.revision()).isEqualTo(3);
		assertThat(third.all(RecordKind.CONFERENCE)).extracting((record) -> record.name())
			.containsExactly("Kept", "Before", "Deleted");
		assertThat(third.conferenceWithAlias("before")).isNotNull().extracting(Conference::revision).isEqualTo(2L);
		assertThat(third.conferenceWithAlias("deleted")).isNotNull();
		assertThat(third.conferenceWithAlias("after")).isNull();
		assertThat(third.conferenceWithAlias("last")).isNull();
		assertThat(third.conferenceWithAlias("later")).isNull();
		assertThat(third.find(kept)).containsSame(this.configurations.current().find(kept).orElseThrow());
		assertThat(this.past.at(1).count(RecordKind.CONFERENCE)).isOne();
		assertThat(this.past.at(4).conferenceWithAlias("after")).isNotNull();
		assertThat(this.configurations.current().conferenceWithAlias("last")).isNotNull();
	}

	@Test
	void rebuildsRulesInTheirOrder() {
		RecordId first = rule("First", 10);
		rule("Second", 20);
		this.administration.save(List.of(new Edit.Update(first, Edit.ANY_REVISION, ruleDocument("First", 30))),
				Actor.system(), null);
		assertThat(this.past.at(2).rules().inOrder()).extracting((rule) -> rule.name())
			.containsExactly("First", "Second");
		assertThat(this.past.at(3).rules().inOrder()).extracting((rule) -> rule.name())
			.containsExactly("Second", "First");
	}

	@Test
	void keepsTheLastOnesAndReturnsTheCurrentOneItself() {
		create("One", "one");
		create("Two", "two");
		assertThat(this.past.at(2)).isSameAs(this.configurations.current());
		assertThat(this.past.at(1)).isSameAs(this.past.at(1));
	}

	@Test
	void saysWhichRevisionsThereAre() {
		create("One", "one");
		for (long revision : new long[] { 0, -1, 2 }) {
			assertThatExceptionOfType(UnavailableRevisionException.class).isThrownBy(() -> this.past.at(revision))
				.withMessage("revision: " + revision + " (expected: 1 to 1)");
		}
	}

	@Test
	void givesUpWhenItTakesTooLong() {
		create("One", "one");
		create("Two", "two");
		PastConfigurations hurried = new PastConfigurations(this.store, this.codec, this.configurations, Duration.ZERO);
		assertThatExceptionOfType(UnavailableRevisionException.class).isThrownBy(() -> hurried.at(1))
			.withMessageContaining("cannot be rebuilt in time");
	}

	private RecordId create(String name, String alias) {
		return create(RecordKind.CONFERENCE, conference(name, alias));
	}

	private RecordId rule(String name, long priority) {
		return create(RecordKind.CALL_ROUTING_RULE, ruleDocument(name, priority));
	}

	private RecordId create(RecordKind kind, Document document) {
		RecordId id = this.administration.reserve(kind, 1).get(0);
		this.administration.save(List.of(new Edit.Create(id, document)), Actor.system(), null);
		return id;
	}

	private static Document ruleDocument(String name, long priority) {
		return Document.empty()
			.with(CommonFields.NAME, name)
			.with(RuleFields.PRIORITY, priority)
			.with(RuleFields.MATCH_STRING, ".+");
	}

	private static Document conference(String name, String alias) {
		return Document.empty()
			.with(CommonFields.NAME, name)
			.with(ConferenceFields.ALIASES, List.of(Document.empty().with(ConferenceFields.ALIAS, alias)));
	}

}
