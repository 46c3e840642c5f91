package io.usher.core.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.usher.core.history.AuditEvent.Type;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuditWalkTests {

	private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

	private final AuditChain chain = new AuditChain(SecretKey.of("a key of at least thirty-two characters"));

	private final List<AuditEntry> entries = new ArrayList<>();

	private final InMemoryAuditTrail trail = new InMemoryAuditTrail();

	@BeforeEach
	void write() {
		List<AuditEvent> events = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			events.add(AuditEvent.of(Type.LOGIN, NOON, new Actor("alice", null, Actor.Via.API), "event " + i));
		}
		this.entries.addAll(this.chain.append(Head.EMPTY, events));
	}

	@Test
	void findsAnIntactTrailIntact() {
		List<Long> progress = new ArrayList<>();
		this.trail.append((head) -> this.entries);
		ChainVerdict verdict = new AuditWalk(this.trail, this.chain).whole(progress::add);
		assertThat(verdict.isIntact()).isTrue();
		assertThat(verdict.revisions()).isEqualTo(5);
		assertThat(progress).containsExactly(5L);
	}

	@Test
	void findsWhatWasAltered() {
		AuditEntry third = this.entries.get(2);
		AuditEvent other = AuditEvent.of(Type.LOGIN, NOON, third.event().actor(), "something else");
		assertBroken((entry) -> new AuditEntry(3, other, AuditEntry.Names.of(other), entry.previousHash(), entry.hash(),
				entry.signature()), "what it says was changed: it does not match its hash");
	}

	@Test
	void findsWhatSomebodyElseSigned() {
		AuditChain forger = new AuditChain(SecretKey.of("a key that is not this deployment's one"));
		Head before = new Head(2, this.entries.get(1).hash());
		assertBroken((entry) -> forger.append(before, List.of(entry.event())).get(0),
				"its signature is not of this deployment's key");
	}

	@Test
	void findsWhatWasTakenOut() {
		this.entries.remove(2);
		this.trail.append((head) -> this.entries);
		ChainVerdict verdict = new AuditWalk(this.trail, this.chain).whole((done) -> {
		});
		assertThat(verdict.fault()).isEqualTo("it is missing, the next one is 4");
		assertThat(verdict.firstBroken()).isEqualTo(3);
	}

	private void assertBroken(UnaryOperator<AuditEntry> alteration, String fault) {
		this.entries.set(2, alteration.apply(this.entries.get(2)));
		this.trail.append((head) -> this.entries);
		ChainVerdict verdict = new AuditWalk(this.trail, this.chain).whole((done) -> {
		});
		assertThat(verdict.firstBroken()).isEqualTo(3);
		assertThat(verdict.fault()).isEqualTo(fault);
	}

}
