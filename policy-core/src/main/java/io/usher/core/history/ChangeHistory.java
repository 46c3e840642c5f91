package io.usher.core.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.history.ChangeView.FieldView;
import io.usher.core.history.ChangeView.RecordView;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
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

	private static final List<Field> NAMES = List.of(CommonFields.NAME, DeviceFields.ALIAS,
			PersonFields.PRIMARY_EMAIL_ADDRESS, AdpFields.REMOTE_ALIAS, AccountFields.USERNAME);

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
			return new RecordView(id, name(id, (version.document() != null) ? after : before), version.operation(),
					fields(id.kind(), before, after, names));
		}
		catch (UnreadableSecretException ex) {
			return new RecordView(id, id.toString(), version.operation(), List.of());
		}
	}

	private Document decode(RecordId id, @Nullable String stored) {
		return (stored != null) ? this.codec.decode(id, stored) : Document.empty();
	}

	private static String name(RecordId id, Document document) {
		if (id.kind() == RecordKind.GLOBAL) {
			return id.kind().title();
		}
		return NAMES.stream()
			.map((field) -> (document.get(field) instanceof String name) ? name : "")
			.filter((name) -> !name.isEmpty())
			.findFirst()
			.orElse(id.toString());
	}

	private static List<FieldView> fields(RecordKind kind, Document before, Document after, RecordNames names) {
		return FieldCatalogue.of(Table.of(kind), InfinityVersion.V35)
			.values()
			.stream()
			.filter((field) -> !Objects.equals(before.get(field), after.get(field)))
			.map((field) -> new FieldView(field, shown(field, before.get(field), names),
					shown(field, after.get(field), names)))
			.toList();
	}

	private static @Nullable Object shown(Field field, @Nullable Object value, RecordNames names) {
		if (value == null || field.isSecret()) {
			return null;
		}
		if (field.kind() instanceof FieldKind.Reference reference) {
			return named(reference.target(), value, names);
		}
		if (field.kind() instanceof FieldKind.References references && value instanceof List<?> list) {
			return list.stream().map((number) -> named(references.target(), number, names)).toList();
		}
		return (field.kind() instanceof FieldKind.Text text && value instanceof String stated)
				? text.format().shown(stated) : plain(value);
	}

	private static Object named(RecordKind target, Object number, RecordNames names) {
		String name = (number instanceof Long known) ? names.nameOf(target, known) : null;
		return (name != null) ? name : target.title() + " " + number;
	}

	/** Nothing nested is a secret today; if it ever is, it stays one. */
	private static Object plain(Object value) {
		if (value instanceof Document document) {
			Map<String, Object> map = new TreeMap<>();
			document.values().forEach((name, nested) -> map.put(name, plain(nested)));
			return map;
		}
		if (value instanceof List<?> list) {
			return list.stream().map((element) -> plain(element)).toList();
		}
		return (value instanceof Secret) ? Secret.MASK : value;
	}

	/** Returns the test of changes to records of a kind, of which null is any. */
	public static Predicate<Change> ofKind(@Nullable RecordKind kind) {
		return (change) -> kind == null || kinds(change).anyMatch(kind::equals);
	}

	private static Stream<RecordKind> kinds(Change change) {
		return change.versions().stream().map((version) -> version.id().kind());
	}

}
