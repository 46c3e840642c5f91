package io.usher.core.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Table;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Finds changes by the names of their records and by text, which no index knows: it reads
 * a bounded number of changes, and says where to go on.
 */
public final class ChangeSearch {

	/** The most changes that one search reads. */
	public static final int BUDGET = 20_000;

	/** The most records of a change that are read. */
	private static final int RECORDS = 500;

	private static final int WINDOW = 200;

	private final ChangeArchive archive;

	private final HistoryReader reader;

	public ChangeSearch(ChangeArchive archive, HistoryReader reader) {
		this.archive = archive;
		this.reader = reader;
	}

	/**
	 * Finds changes, newest first.
	 * @param query what an index finds; its limit is the most changes to return
	 * @param object only changes of a record with this in its name, in any case of
	 * letters; empty for all
	 * @param text only changes with this in their reason, in a name or in a value that is
	 * no secret, in any case of letters; empty for all
	 * @param records the most records that each change comes with
	 */
	public Found search(ChangeQuery query, String object, String text, int records) {
		if (object.isBlank() && text.isBlank()) {
			List<ArchivedChange> changes = this.archive.search(query.limit(query.limit() + 1), records);
			if (changes.size() <= query.limit()) {
				return new Found(changes, 0, true);
			}
			return new Found(changes.subList(0, query.limit()), revision(changes.get(query.limit() - 1)), true);
		}
		return scan(query, lower(object), lower(text));
	}

	private Found scan(ChangeQuery query, String object, String text) {
		List<ArchivedChange> found = new ArrayList<>();
		long before = query.before();
		for (int read = 0; read < BUDGET; read += WINDOW) {
			List<ArchivedChange> window = this.archive.search(query.before(before).limit(WINDOW), RECORDS);
			for (ArchivedChange change : window) {
				before = revision(change);
				if (fits(change.change(), query, object, text)) {
					found.add(change);
				}
				if (found.size() == query.limit()) {
					return new Found(found, before, true);
				}
			}
			if (window.size() < WINDOW) {
				return new Found(found, 0, true);
			}
		}
		return new Found(found, before, false);
	}

	private static long revision(ArchivedChange change) {
		return change.change().revision();
	}

	private boolean fits(Change change, ChangeQuery query, String object, String text) {
		return (object.isEmpty() || change.versions()
			.stream()
			.filter((version) -> query.kind() == null || query.kind() == version.id().kind())
			.anyMatch((version) -> isNamed(change.revision(), version, object)))
				&& (text.isEmpty() || hasText(change, text));
	}

	private boolean isNamed(long revision, RecordVersion version, String object) {
		String stored = stored(revision, version);
		if (stored == null) {
			return false;
		}
		RecordId id = version.id();
		return mayHave(stored, object) && this.reader.decode(id, stored)
			.filter((document) -> lower(RecordWords.name(id, document)).contains(object))
			.isPresent();
	}

	private boolean hasText(Change change, String text) {
		String reason = change.reason();
		if (reason != null && lower(reason).contains(text)) {
			return true;
		}
		return change.versions().stream().anyMatch((version) -> {
			String stored = stored(change.revision(), version);
			return stored != null && mayHave(stored, text)
					&& this.reader.decode(version.id(), stored)
						.filter((document) -> hasValue(version.id(), document, text))
						.isPresent();
		});
	}

	private static boolean hasValue(RecordId id, Document document, String text) {
		return FieldCatalogue.of(Table.of(id.kind()), InfinityVersion.V35)
			.values()
			.stream()
			.filter((field) -> !field.isSecret())
			.map(document::get)
			.filter(Objects::nonNull)
			.anyMatch((value) -> lower(value.toString()).contains(text));
	}

	/** A deleted record is found by what it was before. */
	private @Nullable String stored(long revision, RecordVersion version) {
		if (version.document() != null) {
			return version.document();
		}
		return this.archive.recordAt(version.id(), revision - 1).map(StoredRecord::document).orElse(null);
	}

	/**
	 * Saves most of the reading: texts with letters that JSON escapes are read always.
	 */
	private static boolean mayHave(String stored, String text) {
		boolean plain = text.chars().noneMatch((letter) -> letter == '"' || letter == '\\' || letter < ' ');
		return !plain || lower(stored).contains(text);
	}

	private static String lower(String text) {
		return text.strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * What a search found.
	 *
	 * @param changes the changes, newest first
	 * @param next the revision to go on before, 0 when there are no more
	 * @param complete whether the search ended because it had enough, and not because it
	 * had read enough
	 */
	public record Found(List<ArchivedChange> changes, long next, boolean complete) {

		public Found {
			changes = List.copyOf(changes);
		}

	}

}
