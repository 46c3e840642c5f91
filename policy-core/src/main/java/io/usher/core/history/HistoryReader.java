package io.usher.core.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.ChangeView.FieldView;
import io.usher.core.history.ChangeView.RecordView;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Reads the archive as people see it: records by name, references as they were called at
 * the time, secrets only as changed.
 */
public final class HistoryReader {

	/** The most names that one page looks up. */
	private static final int MAX_NAMES = 2000;

	private final ChangeArchive archive;

	private final DocumentCodec codec;

	public HistoryReader(ChangeArchive archive, DocumentCodec codec) {
		this.archive = archive;
		this.codec = codec;
	}

	/** Returns what records were called at a revision; it remembers what it looked up. */
	public RecordNames namesAt(long revision) {
		Map<RecordId, Optional<String>> known = new HashMap<>();
		return (kind, number) -> {
			RecordId id = new RecordId(kind, number);
			if (known.size() >= MAX_NAMES && !known.containsKey(id)) {
				return null;
			}
			return known.computeIfAbsent(id, (wanted) -> lastDocument(wanted, revision).map((it) -> nameOf(id, it)))
				.orElse(null);
		};
	}

	/** Returns what people see of one record of a change. */
	public RecordView record(long revision, RecordVersion version, RecordNames names) {
		Document before = (version.operation() != Operation.CREATED)
				? documentAt(version.id(), revision - 1).orElse(Document.empty()) : Document.empty();
		Document after = decode(version.id(), version.document()).orElse(Document.empty());
		return new RecordView(version.id(), nameOf(version.id(), (version.document() != null) ? after : before),
				version.operation(), compare(version.id().kind(), before, after, names));
	}

	/** Returns what a record of a change is called, without its fields. */
	public String name(long revision, RecordVersion version) {
		Optional<Document> document = (version.document() != null) ? decode(version.id(), version.document())
				: documentAt(version.id(), revision - 1);
		return nameOf(version.id(), document.orElse(Document.empty()));
	}

	/** Returns the fields in which two documents of a kind differ. */
	public static List<FieldView> compare(RecordKind kind, Document before, Document after, RecordNames names) {
		return RecordWords.fields(kind, before, after, names);
	}

	/** Returns what a record with a document is called. */
	public static String nameOf(RecordId id, Document document) {
		return RecordWords.name(id, document);
	}

	/**
	 * Returns the document of a record at a revision, when it was there. A secret that
	 * cannot be read any more is unknown.
	 */
	public Optional<Document> documentAt(RecordId id, long revision) {
		return this.archive.recordAt(id, revision).flatMap((stored) -> decode(id, stored.document()));
	}

	/** Returns the document that a record had last, up to a revision. */
	private Optional<Document> lastDocument(RecordId id, long revision) {
		Optional<StoredRecord> last = this.archive.recordAt(id, revision);
		if (last.isPresent() && last.get().document() == null) {
			last = this.archive.recordAt(id, last.get().revision() - 1);
		}
		return last.flatMap((stored) -> decode(id, stored.document()));
	}

	/** Reads a stored text; a secret that cannot be read any more is unknown. */
	public Optional<Document> decode(RecordId id, @Nullable String stored) {
		return Optional.ofNullable(stored).map((text) -> this.codec.decodeReadable(id, text));
	}

}
