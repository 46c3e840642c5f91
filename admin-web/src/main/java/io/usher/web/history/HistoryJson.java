package io.usher.web.history;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.usher.core.history.AuditEntry;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.ChainVerdict;
import io.usher.core.history.ChangeView.FieldView;
import io.usher.core.history.ChangeView.RecordView;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the history as JSON has them, in the API and in exports; secrets only as
 * changed.
 */
final class HistoryJson {

	private HistoryJson() {
	}

	static Map<String, Object> record(RecordView view) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("kind", view.id().kind().resource());
		shown.put("number", view.id().number());
		shown.put("title", view.id().kind().title());
		shown.put("record", view.name());
		shown.put("operation", lower(view.operation()));
		shown.put("fields", view.fields().stream().map(HistoryJson::field).toList());
		return shown;
	}

	private static Map<String, @Nullable Object> field(FieldView view) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("field", view.field().name());
		shown.put("label", view.field().label());
		if (view.field().isSecret()) {
			shown.put("changed", true);
		}
		else {
			shown.put("before", view.before());
			shown.put("after", view.after());
		}
		return shown;
	}

	static Map<String, @Nullable Object> event(AuditEntry entry) {
		AuditEvent event = entry.event();
		RecordId record = event.record();
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("number", entry.number());
		shown.put("at", event.at().toString());
		shown.put("type", lower(event.type()));
		shown.put("actor", event.actor().name());
		shown.put("address", event.actor().address());
		shown.put("via", lower(event.actor().via()));
		shown.put("kind", (record != null) ? record.kind().resource() : null);
		shown.put("record", (record != null) ? record.number() : null);
		shown.put("what", event.what());
		shown.put("count", event.count());
		return shown;
	}

	static Map<String, Object> verdict(ChainVerdict verdict, String entries, String broken) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("intact", verdict.isIntact());
		shown.put(entries, verdict.revisions());
		String fault = verdict.fault();
		if (fault == null) {
			shown.put("head", verdict.head().hash());
		}
		else {
			shown.put(broken, verdict.firstBroken());
			shown.put("reason", fault);
		}
		return shown;
	}

	static String lower(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
