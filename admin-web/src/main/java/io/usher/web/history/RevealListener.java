package io.usher.web.history;

import java.time.Clock;

import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditEvent.Type;
import io.usher.web.management.PinsRead;
import io.usher.web.record.SecretRevealed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears who saw a secret: each time of a person, and once an hour of a program that reads
 * records with their PINs.
 */
@Component
class RevealListener {

	private final AuditLog log;

	private final Clock clock;

	RevealListener(AuditLog log, Clock clock) {
		this.log = log;
		this.clock = clock;
	}

	@EventListener
	void revealed(SecretRevealed event) {
		this.log.recordReveal(event.actor(), event.record(), event.field());
	}

	@EventListener
	void read(PinsRead event) {
		this.log.recordOncePerHour(AuditEvent.of(Type.REVEAL, this.clock.instant(), event.actor(),
				event.kind().plural() + " with their PINs, over the administration API"));
	}

}
