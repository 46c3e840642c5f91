package io.usher.web.history;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

import io.usher.core.history.AuditEntry;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeView.RecordView;

/**
 * How entries are written into a file.
 */
enum EntryFormat {

	/** A line for each field that changed. */
	CSV {

		@Override
		Changes changes(OutputStream file) throws IOException {
			return new CsvEntries(file).changes();
		}

		@Override
		Events events(OutputStream file) throws IOException {
			return new CsvEntries(file).events();
		}

	},

	/** An array of objects. */
	JSON {

		@Override
		Changes changes(OutputStream file) {
			return new JsonEntries(file);
		}

		@Override
		Events events(OutputStream file) {
			return new JsonEntries(file);
		}

	};

	abstract Changes changes(OutputStream file) throws IOException;

	abstract Events events(OutputStream file) throws IOException;

	/** Returns how names of such files end. */
	String extension() {
		return HistoryJson.lower(this);
	}

	static Optional<EntryFormat> of(String name) {
		return Arrays.stream(values()).filter((format) -> format.extension().equals(name)).findFirst();
	}

	/** Writes changes, one after another. */
	interface Changes {

		void begin(Change change) throws IOException;

		void record(RecordView record) throws IOException;

		void end() throws IOException;

		/** Ends the file, and leaves the stream open. */
		void close() throws IOException;

	}

	/** Writes events, one after another. */
	interface Events {

		void event(AuditEntry entry) throws IOException;

		/** Ends the file, and leaves the stream open. */
		void close() throws IOException;

	}

}
