package io.usher.core.history;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What people see of documents: names, and the fields that differ; secrets never.
 */
final class RecordWords {

	private static final List<Field> NAMES = List.of(CommonFields.NAME, DeviceFields.ALIAS,
			PersonFields.PRIMARY_EMAIL_ADDRESS, AdpFields.REMOTE_ALIAS, AccountFields.USERNAME);

	private RecordWords() {
	}

	static String name(RecordId id, Document document) {
		if (id.kind() == RecordKind.GLOBAL) {
			return id.kind().title();
		}
		return NAMES.stream()
			.map((field) -> (document.get(field) instanceof String name) ? name : "")
			.filter((name) -> !name.isEmpty())
			.findFirst()
			.orElse(id.toString());
	}

	static List<FieldView> fields(RecordKind kind, Document before, Document after, RecordNames names) {
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

}
