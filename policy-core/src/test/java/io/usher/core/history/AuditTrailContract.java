package io.usher.core.history;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.AuditEvent.Type;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What every audit trail does.
 */
public abstract class AuditTrailContract {

	private static final Actor ALICE = new Actor("alice", "192.0.2.1", Actor.Via.CONSOLE);

	private static final Actor BOB = new Actor("Bob é", null, Actor.Via.API);

	private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456Z");

	private static final RecordId ROOM = new RecordId(RecordKind.CONFERENCE, 7);

	private final AuditChain chain = new AuditChain(SecretKey.of("a key of at least thirty-two characters"));

	/** Returns the trail, which is empty when a test begins. */
	protected abstract AuditTrail trail();

	@Test
	void beginsEmpty() {
		assertThat(trail().head()).isEqualTo(Head.EMPTY);
		assertThat(trail().after(0, 10)).isEmpty();
		assertThat(trail().search(AuditQuery.newest(10))).isEmpty();
	}

	@Test
	void givesBackWhatWasAdded() {
		List<AuditEntry> written = add(AuditEvent.of(Type.LOGIN, NOON, ALICE, "with password"),
				new AuditEvent(Type.REVEAL, NOON.plusSeconds(1), BOB, ROOM, "Host PIN", 1),
				new AuditEvent(Type.REFUSAL, NOON.plusSeconds(2), ALICE, null, "wrong 😀", 12));
		assertThat(trail().after(0, 10)).isEqualTo(written);
		assertThat(trail().after(1, 1)).containsExactly(written.get(1));
		assertThat(trail().head()).isEqualTo(new Head(3, written.get(2).hash()));
	}

	@Test
	void chainsWhatIsAddedLaterToWhatIsThere() {
		add(AuditEvent.of(Type.LOGIN, NOON, ALICE, ""));
		add(AuditEvent.of(Type.LOGOUT, NOON, ALICE, ""));
		Head before = Head.EMPTY;
		for (AuditEntry entry : trail().after(0, 10)) {
			assertThat(this.chain.fault(before, entry)).isNull();
			before = new Head(entry.number(), entry.hash());
		}
		assertThat(before.revision()).isEqualTo(2);
	}

	@Test
	void leavesNothingBehindWhenTheWorkFails() {
		assertThatThrownBy(() -> trail().append((head) -> {
			throw new IllegalStateException("no");
		})).isInstanceOf(IllegalStateException.class);
		assertThat(trail().append((head) -> List.of())).isEmpty();
		assertThat(trail().head()).isEqualTo(Head.EMPTY);
	}

	@Test
	void finds() {
		add(AuditEvent.of(Type.LOGIN, NOON, ALICE, "with password"),
				new AuditEvent(Type.REVEAL, NOON.plusSeconds(1), BOB, ROOM, "Host PIN of 100%_sure", 1),
				AuditEvent.of(Type.EXPORT, NOON.plusSeconds(2), ALICE, "Change history"));
		AuditQuery all = AuditQuery.newest(10);
		assertThat(numbers(all)).containsExactly(3L, 2L, 1L);
		assertThat(numbers(AuditQuery.newest(2))).containsExactly(3L, 2L);
		assertThat(numbers(all.before(3))).containsExactly(2L, 1L);
		assertThat(numbers(query(Set.of(Type.LOGIN, Type.REVEAL), null, null, null, "", null, null)))
			.containsExactly(2L, 1L);
		assertThat(numbers(query(Set.of(), "ALICE", null, null, "", null, null))).containsExactly(3L, 1L);
		assertThat(numbers(query(Set.of(), "nobody", null, null, "", null, null))).isEmpty();
		assertThat(numbers(query(Set.of(), null, Actor.Via.API, null, "", null, null))).containsExactly(2L);
		assertThat(numbers(query(Set.of(), null, null, ROOM, "", null, null))).containsExactly(2L);
		assertThat(numbers(query(Set.of(), null, null, null, "PIN of 100%_S", null, null))).containsExactly(2L);
		assertThat(numbers(query(Set.of(), null, null, null, "1_0", null, null))).isEmpty();
		assertThat(numbers(query(Set.of(), null, null, null, "", NOON.plusSeconds(1), NOON.plusSeconds(2))))
			.containsExactly(2L);
	}

	private static AuditQuery query(Set<Type> types, String actor, Actor.Via via, RecordId record, String text,
			Instant from, Instant to) {
		return new AuditQuery(types, actor, via, record, text, from, to, Long.MAX_VALUE, 10);
	}

	private List<Long> numbers(AuditQuery query) {
		return trail().search(query).stream().map(AuditEntry::number).toList();
	}

	private List<AuditEntry> add(AuditEvent... events) {
		return trail().append((head) -> this.chain.append(head, List.of(events)));
	}

}
