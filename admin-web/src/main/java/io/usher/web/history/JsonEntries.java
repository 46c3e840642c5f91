package io.usher.web.history;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.usher.core.history.AuditEntry;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeView.RecordView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries as an array of objects, one a line; a change's records one a line too.
 */
final class JsonEntries implements EntryFormat.Changes, EntryFormat.Events {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final OutputStream file;

	private String before = "[\n";

	private String beforeRecord = "";

	JsonEntries(OutputStream file) {
		this.file = file;
	}

	@Override
	public void begin(Change change) throws IOException {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("revision", change.revision());
		shown.put("at", change.at().toString());
		shown.put("actor", change.actor().name());
		shown.put("address", change.actor().address());
		shown.put("via", HistoryJson.lower(change.actor().via()));
		shown.put("reason", change.reason());
		shown.put("previous_hash", change.previousHash());
		shown.put("hash", change.hash());
		shown.put("signature", change.signature());
		String text = JSON.writeValueAsString(shown);
		write(this.before + text.substring(0, text.length() - 1) + ",\"records\":[");
		this.before = ",\n";
		this.beforeRecord = "\n";
	}

	@Override
	public void record(RecordView record) throws IOException {
		write(this.beforeRecord + JSON.writeValueAsString(HistoryJson.record(record)));
		this.beforeRecord = ",\n";
	}

	@Override
	public void end() throws IOException {
		write("]}");
	}

	@Override
	public void event(AuditEntry entry) throws IOException {
		Map<String, @Nullable Object> shown = HistoryJson.event(entry);
		shown.put("previous_hash", entry.previousHash());
		shown.put("hash", entry.hash());
		shown.put("signature", entry.signature());
		write(this.before + JSON.writeValueAsString(shown));
		this.before = ",\n";
	}

	@Override
	public void close() throws IOException {
		write(this.before.equals("[\n") ? "[]\n" : "\n]\n");
	}

	private void write(String text) throws IOException {
		this.file.write(text.getBytes(StandardCharsets.UTF_8));
	}

}
