package io.usher.web.history;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

import io.usher.core.history.Actor;
import io.usher.core.history.AuditEntry;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditQuery;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.AuditWalk;
import io.usher.core.history.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The audit events as JSON: newest first.
 */
@RestController
class AuditEventsApiController {

	private static final int MAX_LIMIT = 500;

	private final AuditTrail trail;

	private final AuditWalk walk;

	/** One walk at a time: it reads everything that was ever stored. */
	private final Semaphore walking = new Semaphore(1);

	AuditEventsApiController(AuditTrail trail, AuditWalk walk) {
		this.trail = trail;
		this.walk = walk;
	}

	@GetMapping({ "/api/usher/v1/audit-events", "/api/usher/v1/audit-events/" })
	ResponseEntity<Object> events(
			@RequestParam(name = "before_number", defaultValue = "" + Long.MAX_VALUE) String before,
			@RequestParam(defaultValue = "50") String limit, @RequestParam(required = false) @Nullable String type,
			@RequestParam(required = false) @Nullable String actor,
			@RequestParam(required = false) @Nullable String via, @RequestParam(defaultValue = "") String text) {
		AuditEvent.Type wanted = choice("type", AuditEvent.Type.values(), type);
		List<AuditEntry> entries = this.trail.search(new AuditQuery((wanted != null) ? Set.of(wanted) : Set.of(), actor,
				choice("via", Actor.Via.values(), via), null, text, null, null,
				ChangesApiController.number("before_number", before, 0),
				(int) Math.min(ChangesApiController.number("limit", limit, 1), MAX_LIMIT)));
		return ResponseEntity.ok(Map.of("audit_events", entries.stream().map(HistoryJson::event).toList()));
	}

	private static <E extends Enum<E>> @Nullable E choice(String name, E[] values, @Nullable String text) {
		if (text == null) {
			return null;
		}
		Optional<E> found = Arrays.stream(values).filter((value) -> HistoryJson.lower(value).equals(text)).findFirst();
		return found.orElseThrow(() -> new IllegalArgumentException(name + ": " + text + " (expected: one of "
				+ String.join(", ", Arrays.stream(values).map(HistoryJson::lower).toList()) + ")"));
	}

	/** Judges whether the whole trail is as it was written. */
	@GetMapping({ "/api/usher/v1/audit-events/verify", "/api/usher/v1/audit-events/verify/" })
	ResponseEntity<Object> verify() {
		if (!this.walking.tryAcquire()) {
			return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
				.header(HttpHeaders.RETRY_AFTER, "5")
				.body(Map.of("error", "The events are being verified for somebody else; ask again."));
		}
		try {
			return ResponseEntity.ok(HistoryJson.verdict(this.walk.whole((done) -> {
			}), "events", "broken_event"));
		}
		finally {
			this.walking.release();
		}
	}

	@ExceptionHandler
	ResponseEntity<Object> malformed(IllegalArgumentException ex) {
		return ResponseEntity.badRequest().body(Map.of("error", String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler
	ResponseEntity<Object> unavailable(StoreUnavailableException ex) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "10")
			.body(Map.of("error", "The database, which keeps the events, cannot be reached."));
	}

}
