package io.usher.core.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.ChangeView.RecordView;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.UnreadableSecretException;
import org.jspecify.annotations.Nullable;

/**
 * The change history as people see it, derived from the stored versions. Secrets are told
 * as changed, never more.
 */
public final class ChangeHistory {

	/** The most records that the view of one change shows. */
	public static final int MAX_RECORDS = 200;

	private static final int WINDOW = 100;

	private final ConfigurationStore store;

	private final DocumentCodec codec;

	public ChangeHistory(ConfigurationStore store, DocumentCodec codec) {
		this.store = store;
		this.codec = codec;
	}

	/**
	 * Returns changes, newest first.
	 * @param after only changes after this revision, 0 for all
	 * @param before only changes before this revision, {@link Long#MAX_VALUE} for all
	 * @param wanted which changes to return
	 * @param limit the most changes to return, 1 or more
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	public List<Change> changes(long after, long before, Predicate<Change> wanted, int limit) {
		List<Change> found = new ArrayList<>();
		long to = Math.min(this.store.head().revision(), before - 1);
		while (to > after && found.size() < limit) {
			long from = Math.max(after, to - WINDOW);
			List<Change> window = new ArrayList<>(this.store.changesAfter(from, (int) (to - from)));
			Collections.reverse(window);
			window.stream().filter(wanted).limit(limit - found.size()).forEach(found::add);
			to = from;
		}
		return found;
	}

	/** Returns what people see of a change. */
	public ChangeView view(Change change, RecordNames names) {
		List<RecordView> records = change.versions()
			.stream()
			.limit(MAX_RECORDS)
			.map((version) -> record(change.revision(), version, names))
			.toList();
		return new ChangeView(change.revision(), change.at(), change.actor(), change.reason(), records,
				change.versions().size());
	}

	private RecordView record(long revision, RecordVersion version, RecordNames names) {
		RecordId id = version.id();
		try {
			Document after = decode(id, version.document());
			Document before = (version.operation() != RecordVersion.Operation.CREATED)
					? decode(id, this.store.documentBefore(id, revision)) : Document.empty();
			return new RecordView(id, RecordWords.name(id, (version.document() != null) ? after : before),
					version.operation(), RecordWords.fields(id.kind(), before, after, names));
		}
		catch (UnreadableSecretException ex) {
			return new RecordView(id, id.toString(), version.operation(), List.of());
		}
	}

	private Document decode(RecordId id, @Nullable String stored) {
		return (stored != null) ? this.codec.decode(id, stored) : Document.empty();
	}

	/** Returns the test of changes to records of a kind, of which null is any. */
	public static Predicate<Change> ofKind(@Nullable RecordKind kind) {
		return (change) -> kind == null || kinds(change).anyMatch(kind::equals);
	}

	private static Stream<RecordKind> kinds(Change change) {
		return change.versions().stream().map((version) -> version.id().kind());
	}

}
