package io.usher.web.management;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.UnkeptField;
import io.usher.core.catalogue.Violation;
import io.usher.core.transfer.Link;
import io.usher.web.management.ManagementField.Access;
import org.jspecify.annotations.Nullable;

/**
 * An object as Infinity's Management API shows it, read for an import: the same names,
 * units and shapes as clients send, but that references lead into the source.
 */
public final class ShownObject {

	private static final int MAX_SHOWN = 100;

	private final ManagementResource resource;

	private final Map<String, @Nullable Object> object;

	private ShownObject(ManagementResource resource, Map<String, @Nullable Object> object) {
		this.resource = resource;
		this.object = object;
	}

	/** Returns an object of a resource that holds records of the kind. */
	public static ShownObject of(RecordKind kind, Map<?, ?> object) {
		return new ShownObject(ManagementResource.of(kind), named(object));
	}

	/** Returns an alias of a conference. */
	public static ShownObject alias(Map<?, ?> object) {
		return new ShownObject(ManagementResource.ALIAS, named(object));
	}

	/** Returns the name of the resource that has the aliases of conferences. */
	public static String aliasResource() {
		return ManagementResource.ALIAS.name();
	}

	/** Returns the path under which all resources stand. */
	public static String basePath() {
		return ManagementResource.BASE;
	}

	private static Map<String, @Nullable Object> named(Map<?, ?> map) {
		Map<String, @Nullable Object> object = new LinkedHashMap<>();
		map.forEach((name, value) -> object.put(String.valueOf(name), value));
		return object;
	}

	/** Returns the object's number, null when it tells none. */
	public @Nullable Long number() {
		if (this.object.get(ManagementResource.URI) instanceof String uri && this.resource.number(uri) != null) {
			return this.resource.number(uri);
		}
		return (this.object.get(ManagementResource.ID) instanceof Long number && number > 0) ? number : null;
	}

	/**
	 * Returns the address that an object of any resource tells, null when it has none.
	 */
	public static @Nullable String address(Map<?, ?> object) {
		return (object.get(ManagementResource.URI) instanceof String uri) ? uri : null;
	}

	/** Tells whether the object says something of a field, be it null. */
	public boolean tells(Field field) {
		return this.object.containsKey(name(field));
	}

	/** Returns what the object says of a field, as it is; null also for nothing. */
	public @Nullable Object told(Field field) {
		return this.object.get(name(field));
	}

	/** Returns the name that the object has for a field. */
	public String name(Field field) {
		return name(field.name());
	}

	/** Returns the object's name for a field in a path such as {@code rows[1].field}. */
	public String name(String path) {
		int end = path.replace('[', '.').indexOf('.');
		String head = (end < 0) ? path : path.substring(0, end);
		return this.resource.byCatalogueName(head)
			.map((field) -> field.name() + path.substring(head.length()))
			.orElse(path);
	}

	/** Returns the conference of an alias, null when it tells none that can be read. */
	public @Nullable Link owner() {
		try {
			Object owner = this.object.get(ManagementResource.OWNER);
			Long number = (owner != null) ? Interpretation.reference(RecordKind.CONFERENCE, owner) : null;
			return (number != null) ? Link.numbered(RecordKind.CONFERENCE, number) : null;
		}
		catch (MalformedRequestException ex) {
			return null;
		}
	}

	/** Returns the fields that Usher does not hold and of which something is said. */
	public Set<String> unheld() {
		Set<String> unheld = new LinkedHashSet<>();
		this.object.forEach((name, value) -> {
			boolean address = name.equals(ManagementResource.ID) || name.equals(ManagementResource.URI)
					|| this.resource.isAlias() && name.equals(ManagementResource.OWNER);
			if (!address && !isNothing(value) && isLost(this.resource.fields().get(name))) {
				unheld.add(name);
			}
		});
		return unheld;
	}

	/** What follows from other objects is no loss. */
	private static boolean isLost(@Nullable ManagementField field) {
		return field == null || field.access() == Access.FORGOTTEN || field.isFile()
				|| field.field() == UnkeptField.SCHEDULED_CONFERENCES.field();
	}

	private static boolean isNothing(@Nullable Object value) {
		return value == null || value.equals("") || value.equals(List.of()) || value.equals(Map.of());
	}

	/**
	 * Reads what an import takes: all but secrets and the lists that hold other objects,
	 * which are aliases and Automatically Dialed Participants.
	 */
	public Values values() {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		List<Violation> faults = new ArrayList<>();
		for (ManagementField field : this.resource.fields().values()) {
			if (field.access() != Access.DERIVED && field.access() != Access.FORGOTTEN && !field.field().isSecret()
					&& !holdsObjects(field) && this.object.containsKey(field.name())) {
				read(field, values, faults);
			}
		}
		return new Values(values, faults);
	}

	private static boolean holdsObjects(ManagementField field) {
		return field.field() == ConferenceFields.ALIASES || field.field() == ConferenceFields.AUTOMATIC_PARTICIPANTS;
	}

	private void read(ManagementField field, Map<String, @Nullable Object> values, List<Violation> faults) {
		Object given = this.object.get(field.name());
		String name = field.field().name();
		try {
			Object value = Interpretation.field(field, given);
			boolean text = field.kind() instanceof FieldKind.Text || field.kind() instanceof FieldKind.Choice;
			if (value != null && text && !(value instanceof String)) {
				faults.add(Violation.error(name, shown(given), "a text"));
				return;
			}
			values.put(name, linked(field.kind(), value));
		}
		catch (MalformedRequestException ex) {
			faults.add(Violation.error(name, shown(given), expected(field.kind())));
		}
	}

	private static @Nullable Object linked(FieldKind kind, @Nullable Object value) {
		if (kind instanceof FieldKind.Reference reference && value instanceof Long number) {
			return Link.numbered(reference.target(), number);
		}
		if (kind instanceof FieldKind.References references && value instanceof List<?> numbers) {
			return numbers.stream().map((number) -> Link.numbered(references.target(), (Long) number)).toList();
		}
		return value;
	}

	/**
	 * Reads the numbers of the objects to which a field refers.
	 * @return the numbers, empty when they cannot be read
	 */
	public List<Long> references(Field field) {
		try {
			return (field.kind() instanceof FieldKind.References references)
					? Interpretation.references(references.target(), told(field)) : List.of();
		}
		catch (MalformedRequestException ex) {
			return List.of();
		}
	}

	/**
	 * Reads an element of a list, or a single reference, to objects of a kind.
	 * @return the number, empty when it tells none
	 */
	public static Optional<Long> reference(RecordKind target, @Nullable Object element) {
		try {
			return Optional.ofNullable((element != null) ? Interpretation.reference(target, element) : null);
		}
		catch (MalformedRequestException ex) {
			return Optional.empty();
		}
	}

	private static String expected(FieldKind kind) {
		if (kind instanceof FieldKind.Reference reference) {
			return "the address of a " + reference.target().title();
		}
		if (kind instanceof FieldKind.References references) {
			return "a list of addresses of " + references.target().plural();
		}
		return (kind instanceof FieldKind.Rows) ? "a list of objects" : "addresses of objects";
	}

	/** Returns a value as a message tells it. */
	public static String shown(@Nullable Object value) {
		String text = String.valueOf(value).replaceAll("\\p{Cntrl}+", " ");
		return (text.length() <= MAX_SHOWN) ? text : text.substring(0, MAX_SHOWN) + "…";
	}

	/**
	 * What was read of an object.
	 *
	 * @param values the values by the catalogue's names, null where nothing is to be set
	 * @param faults what cannot be read
	 */
	public record Values(Map<String, @Nullable Object> values, List<Violation> faults) {

		public Values {
			values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
			faults = List.copyOf(faults);
		}

	}

}
