package io.usher.web.history;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.usher.core.history.AuditEntry;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeView.FieldView;
import io.usher.core.history.ChangeView.RecordView;
import io.usher.web.download.CsvLine;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the history as lines of CSV.
 */
final class CsvEntries {

	private final OutputStream file;

	CsvEntries(OutputStream file) {
		this.file = file;
	}

	EntryFormat.Changes changes() throws IOException {
		line(List.of("revision", "at", "actor", "address", "via", "reason", "kind", "number", "record", "operation",
				"field", "label", "before", "after", "previous_hash", "hash", "signature"));
		return new ChangeLines();
	}

	EntryFormat.Events events() throws IOException {
		line(List.of("number", "at", "type", "actor", "address", "via", "kind", "record", "what", "count",
				"previous_hash", "hash", "signature"));
		return new EventLines();
	}

	private void line(List<?> cells) throws IOException {
		CsvLine.write(cells, this.file);
	}

	private static String text(@Nullable Object value) {
		return Objects.toString(value, "");
	}

	/** Lines of changes: one for each field. */
	private final class ChangeLines implements EntryFormat.Changes {

		private List<String> head = List.of();

		private List<String> tail = List.of();

		private boolean written;

		@Override
		public void begin(Change change) {
			this.head = List.of(text(change.revision()), text(change.at()), change.actor().name(),
					text(change.actor().address()), HistoryJson.lower(change.actor().via()), text(change.reason()));
			this.tail = List.of(change.previousHash(), change.hash(), change.signature());
			this.written = false;
		}

		@Override
		public void record(RecordView record) throws IOException {
			List<String> what = List.of(record.id().kind().resource(), text(record.id().number()), record.name(),
					HistoryJson.lower(record.operation()));
			if (record.fields().isEmpty()) {
				write(what, List.of("", "", "", ""));
			}
			for (FieldView field : record.fields()) {
				write(what, List.of(field.field().name(), field.field().label(), value(field, field.before()),
						field.field().isSecret() ? "changed" : value(field, field.after())));
			}
		}

		private String value(FieldView view, @Nullable Object value) {
			return text(ValueWords.of(view.field(), value));
		}

		private void write(List<String> what, List<String> field) throws IOException {
			List<String> cells = new ArrayList<>(this.head);
			cells.addAll(what);
			cells.addAll(field);
			cells.addAll(this.tail);
			line(cells);
			this.written = true;
		}

		@Override
		public void end() throws IOException {
			if (!this.written) {
				write(Collections.nCopies(4, ""), Collections.nCopies(4, ""));
			}
		}

		@Override
		public void close() {
			// There is nothing after the last line.
		}

	}

	/** Lines of events. */
	private final class EventLines implements EntryFormat.Events {

		@Override
		public void event(AuditEntry entry) throws IOException {
			AuditEvent event = entry.event();
			boolean record = event.record() != null;
			line(List.of(entry.number(), event.at(), HistoryJson.lower(event.type()), event.actor().name(),
					text(event.actor().address()), HistoryJson.lower(event.actor().via()),
					record ? Objects.requireNonNull(event.record()).kind().resource() : "",
					record ? Objects.requireNonNull(event.record()).number() : "", event.what(), event.count(),
					entry.previousHash(), entry.hash(), entry.signature()));
		}

		@Override
		public void close() {
			// There is nothing after the last line.
		}

	}

}
