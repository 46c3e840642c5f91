package io.usher.core.history;

import java.time.Instant;
import java.util.List;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ChangeChainTests {

	private static final Instant AT = Instant.parse("2026-02-28T10:15:30.123456Z");

	private static final Actor ACTOR = new Actor("admin", "192.0.2.1", Actor.Via.CONSOLE);

	private final ChangeChain chain = new ChangeChain(SecretKey.of("the key that signs the changes always"));

	private final Change first = this.chain.append(Head.EMPTY, AT, ACTOR, "why",
			List.of(version(Operation.CREATED, "{}"), version(Operation.DELETED, null)));

	@Test
	void acceptsWhatItWrote() {
		Change second = this.chain.append(head(this.first), AT, Actor.system(), null, List.of());
		assertThat(this.chain.isIntact(Head.EMPTY, this.first)).isTrue();
		assertThat(this.chain.isIntact(head(this.first), second)).isTrue();
		assertThat(second.revision()).isEqualTo(2);
	}

	@Test
	void noticesEveryThingThatIsChanged() {
		Change c = this.first;
		assertThat(List.of(
				new Change(c.revision(), AT.plusNanos(1000), ACTOR, "why", c.versions(), c.previousHash(), c.hash(),
						c.signature()),
				new Change(c.revision(), AT, new Actor("other", "192.0.2.1", Actor.Via.CONSOLE), "why", c.versions(),
						c.previousHash(), c.hash(), c.signature()),
				new Change(c.revision(), AT, new Actor("admin", null, Actor.Via.CONSOLE), "why", c.versions(),
						c.previousHash(), c.hash(), c.signature()),
				new Change(c.revision(), AT, new Actor("admin", "192.0.2.1", Actor.Via.API), "why", c.versions(),
						c.previousHash(), c.hash(), c.signature()),
				new Change(c.revision(), AT, ACTOR, null, c.versions(), c.previousHash(), c.hash(), c.signature()),
				new Change(c.revision(), AT, ACTOR, "why", List.of(c.versions().get(0)), c.previousHash(), c.hash(),
						c.signature()),
				new Change(c.revision(), AT, ACTOR, "why", List.of(c.versions().get(1), c.versions().get(0)),
						c.previousHash(), c.hash(), c.signature()),
				new Change(c.revision(), AT, ACTOR, "why",
						List.of(version(Operation.CREATED, "{ }"), c.versions().get(1)), c.previousHash(), c.hash(),
						c.signature()),
				new Change(2, AT, ACTOR, "why", c.versions(), c.previousHash(), c.hash(), c.signature()),
				new Change(c.revision(), AT, ACTOR, "why", c.versions(), "1".repeat(64), c.hash(), c.signature()),
				new Change(c.revision(), AT, ACTOR, "why", c.versions(), c.previousHash(), "1".repeat(64),
						c.signature()),
				new Change(c.revision(), AT, ACTOR, "why", c.versions(), c.previousHash(), c.hash(), "AAAA"),
				new Change(c.revision(), AT, ACTOR, "why", c.versions(), c.previousHash(), c.hash(), "no Base64!")))
			.noneMatch((change) -> this.chain.isIntact(Head.EMPTY, change));
	}

	@Test
	void noticesAChangeThatIsLeftOut() {
		Change second = this.chain.append(head(this.first), AT, ACTOR, null, List.of());
		Change third = this.chain.append(head(second), AT, ACTOR, null, List.of());
		assertThat(this.chain.isIntact(head(this.first), third)).isFalse();
	}

	@Test
	void noticesTheSignatureOfAnotherKey() {
		ChangeChain other = new ChangeChain(SecretKey.of("the key of somebody else who forges"));
		assertThat(this.chain.isIntact(Head.EMPTY, other.append(Head.EMPTY, AT, ACTOR, "why", List.of()))).isFalse();
	}

	@Test
	void acceptsTheSignatureOfARotatedKey() {
		ChangeChain rotated = new ChangeChain(
				SecretKey.of("the key that signs the changes today,the key that signed the changes before"));
		ChangeChain old = new ChangeChain(SecretKey.of("the key that signed the changes before"));
		assertThat(rotated.isIntact(Head.EMPTY, old.append(Head.EMPTY, AT, ACTOR, null, List.of()))).isTrue();
	}

	@Test
	void dropsWhatTheStoreCannotKeepOfTheTime() {
		Change change = this.chain.append(Head.EMPTY, Instant.parse("2026-02-28T10:15:30.123456789Z"), ACTOR, null,
				List.of());
		assertThat(change.at()).isEqualTo(AT);
		assertThat(this.chain.isIntact(Head.EMPTY, change)).isTrue();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Change(1, AT.plusNanos(1), ACTOR, null, List.of(), "", "", ""))
			.withMessageContaining("whole microseconds");
	}

	private static RecordVersion version(Operation operation, @Nullable String document) {
		return new RecordVersion(new RecordId(RecordKind.DEVICE, 7), operation, document, List.of());
	}

	private static Head head(Change change) {
		return new Head(change.revision(), change.hash());
	}

}
