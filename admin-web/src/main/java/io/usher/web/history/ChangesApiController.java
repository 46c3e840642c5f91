package io.usher.web.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.ChainWalk;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeHistory;
import io.usher.core.history.ChangeView;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.DocumentCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The change history as JSON: newest first, secrets told as changed only.
 */
@RestController
class ChangesApiController {

	private static final int MAX_LIMIT = 500;

	private final ChangeHistory history;

	private final Configurations configurations;

	private final ChainWalk walk;

	/** One walk at a time: it reads everything that was ever stored. */
	private final Semaphore walking = new Semaphore(1);

	ChangesApiController(ConfigurationStore store, DocumentCodec codec, Configurations configurations, ChainWalk walk) {
		this.walk = walk;
		this.history = new ChangeHistory(store, codec);
		this.configurations = configurations;
	}

	@GetMapping({ "/api/usher/v1/changes", "/api/usher/v1/changes/" })
	ResponseEntity<Object> changes(@RequestParam(name = "after_revision", defaultValue = "0") String after,
			@RequestParam(name = "before_revision", defaultValue = "" + Long.MAX_VALUE) String before,
			@RequestParam(name = "limit", defaultValue = "50") String limit,
			@RequestParam(name = "kind", required = false) @Nullable String kind,
			@RequestParam(name = "actor", required = false) @Nullable String actor) {
		Optional<RecordKind> wanted = Optional.ofNullable(kind).flatMap(RecordKind::ofResource);
		if (kind != null && wanted.isEmpty()) {
			throw new IllegalArgumentException("kind: " + kind + " (expected: the name of a resource)");
		}
		Predicate<Change> condition = ChangeHistory.ofKind(wanted.orElse(null))
			.and((change) -> actor == null || change.actor().name().equalsIgnoreCase(actor));
		List<Change> changes = this.history.changes(number("after_revision", after, 0),
				number("before_revision", before, 0), condition, (int) Math.min(number("limit", limit, 1), MAX_LIMIT));
		return ResponseEntity.ok(Map.of("changes", changes.stream().map(this::show).toList()));
	}

	/** Judges whether the whole history is as it was written. */
	@GetMapping({ "/api/usher/v1/changes/verify", "/api/usher/v1/changes/verify/" })
	ResponseEntity<Object> verify() {
		if (!this.walking.tryAcquire()) {
			return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
				.header(HttpHeaders.RETRY_AFTER, "5")
				.body(Map.of("error", "The history is being verified for somebody else; ask again."));
		}
		try {
			return ResponseEntity.ok(HistoryJson.verdict(this.walk.whole(), "revisions", "broken_revision"));
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
			.body(Map.of("error", "The database, which keeps the history, cannot be reached."));
	}

	static long number(String name, String text, long least) {
		if (text.matches("[0-9]{1,19}")) {
			try {
				long number = Long.parseLong(text);
				if (number >= least) {
					return number;
				}
			}
			catch (NumberFormatException ex) {
				// Told below, as any other text that is no number.
			}
		}
		throw new IllegalArgumentException(name + ": " + text + " (expected: a whole number, " + least + " or more)");
	}

	private Map<String, @Nullable Object> show(Change change) {
		ChangeView view = this.history.view(change, this.configurations.current()::nameOf);
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("revision", view.revision());
		shown.put("at", view.at().toString());
		shown.put("actor", view.actor().name());
		shown.put("address", view.actor().address());
		shown.put("via", HistoryJson.lower(view.actor().via()));
		shown.put("reason", view.reason());
		shown.put("record_count", view.recordCount());
		shown.put("records", view.records().stream().map(HistoryJson::record).toList());
		return shown;
	}

}
