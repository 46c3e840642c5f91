package io.usher.core.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the walk along the history finds in a store that somebody tampered with.
 */
class ChainWalkTests {

	private static final Instant AT = Instant.parse("2026-02-28T10:15:30Z");

	private static final int REVISIONS = 250;

	private final ChangeChain chain = new ChangeChain(SecretKey.of("the key that signs the changes always"));

	private final Tampered store = new Tampered();

	private final ChainWalk walk = new ChainWalk(this.store, this.chain);

	@BeforeEach
	void write() {
		for (int i = 1; i <= REVISIONS; i++) {
			append(this.chain, i);
		}
	}

	@Test
	void findsNothingWhereNothingWasTouched() {
		ChainVerdict verdict = this.walk.whole();
		assertThat(verdict).isEqualTo(new ChainVerdict(REVISIONS, this.store.head(), null));
		assertThat(this.walk.newest()).isEqualTo(new ChainVerdict(1, this.store.head(), null));
	}

	@Test
	void findsNothingInAnEmptyStore() {
		ChainWalk empty = new ChainWalk(new InMemoryConfigurationStore(), this.chain);
		assertThat(empty.whole()).isEqualTo(new ChainVerdict(0, Head.EMPTY, null));
		assertThat(empty.newest()).isEqualTo(new ChainVerdict(0, Head.EMPTY, null));
	}

	@Test
	void findsAChangedDocument() {
		this.store.tamper = (changes) -> replaced(changes, 120,
				withDocument(changes.get(119), "{\"name\":\"forged\"}"));
		assertBroken(120, "does not match its hash");
		assertThat(this.walk.newest().isIntact()).isTrue();
	}

	@Test
	void findsAChangedDocumentOfTheNewest() {
		this.store.tamper = (changes) -> replaced(changes, REVISIONS, withDocument(changes.get(REVISIONS - 1), "{}"));
		assertBroken(REVISIONS, "does not match its hash");
		assertThat(this.walk.newest().firstBroken()).isEqualTo(REVISIONS);
		assertThat(this.walk.newest().fault()).contains("does not match its hash");
	}

	@Test
	void findsAMissingTail() {
		this.store.tamper = (changes) -> changes.subList(0, 200);
		assertBroken(201, "missing");
		assertThat(this.walk.newest().fault()).contains("missing");
	}

	@Test
	void findsAMissingMiddle() {
		this.store.tamper = (changes) -> changes.stream().filter((change) -> change.revision() != 7).toList();
		assertBroken(7, "missing");
	}

	@Test
	void findsSwappedChanges() {
		this.store.tamper = (changes) -> replaced(replaced(changes, 30, renumbered(changes.get(30), 30)), 31,
				renumbered(changes.get(29), 31));
		assertBroken(30, "another revision before it");
	}

	@Test
	void findsAForgedSignature() {
		ChangeChain forger = new ChangeChain(SecretKey.of("a key that is not this deployment's one"));
		Change last = this.store.changesAfter(REVISIONS - 1, 1).get(0);
		Change before = this.store.changesAfter(REVISIONS - 2, 1).get(0);
		Change forged = forger.append(new Head(before.revision(), before.hash()), AT, Actor.system(), "forged",
				last.versions());
		this.store.tamper = (changes) -> replaced(changes, REVISIONS, forged);
		assertBroken(REVISIONS, "signature");
		assertThat(this.walk.newest().fault()).contains("signature");
	}

	@Test
	void findsAHeadThatNamesAnother() {
		this.store.forgedHead = new Head(REVISIONS, "f".repeat(64));
		assertBroken(REVISIONS, "head");
		assertThat(this.walk.newest().fault()).contains("head");
	}

	@Test
	void findsAHeadThatWasSetBack() {
		Change earlier = this.store.changesAfter(99, 1).get(0);
		this.store.forgedHead = new Head(100, earlier.hash());
		assertBroken(101, "newer than the head");
	}

	private void assertBroken(long revision, String why) {
		ChainVerdict verdict = this.walk.whole();
		assertThat(verdict.isIntact()).isFalse();
		assertThat(verdict.firstBroken()).isEqualTo(revision);
		assertThat(verdict.revisions()).isEqualTo(revision - 1);
		assertThat(verdict.fault()).contains(why);
	}

	private void append(ChangeChain by, int number) {
		RecordVersion version = new RecordVersion(new RecordId(RecordKind.THEME, number), Operation.CREATED,
				"{\"name\":\"Theme " + number + "\"}", List.of());
		this.store.publish((head) -> by.append(head, AT, Actor.system(), null, List.of(version)));
	}

	private static List<Change> replaced(List<Change> changes, int revision, Change by) {
		List<Change> replaced = new ArrayList<>(changes);
		replaced.set(revision - 1, by);
		return replaced;
	}

	private static Change renumbered(Change change, long revision) {
		return new Change(revision, change.at(), change.actor(), change.reason(), change.versions(),
				change.previousHash(), change.hash(), change.signature());
	}

	private static Change withDocument(Change change, String document) {
		RecordVersion version = change.versions().get(0);
		return new Change(change.revision(), change.at(), change.actor(), change.reason(),
				List.of(new RecordVersion(version.id(), version.operation(), document, List.of())),
				change.previousHash(), change.hash(), change.signature());
	}

	/** A store whose history somebody changed behind the program's back. */
	private static final class Tampered extends InMemoryConfigurationStore {

		private Function<List<Change>, List<Change>> tamper = Function.identity();

		private @Nullable Head forgedHead;

		@Override
		public Head head() {
			return Objects.requireNonNullElse(this.forgedHead, super.head());
		}

		@Override
		public List<Change> changesAfter(long revision, int limit) {
			return this.tamper.apply(super.changesAfter(0, Integer.MAX_VALUE))
				.stream()
				.filter((change) -> change.revision() > revision)
				.limit(limit)
				.toList();
		}

	}

}
