package io.usher.web.management;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.conference.Conference;
import org.jspecify.annotations.Nullable;

/**
 * A field that filters and orders name: of the object itself, or of an object that it
 * refers to.
 *
 * @param resource the resource whose objects are filtered
 * @param field the field, null for the number and for an alias' conference
 * @param name the name as clients say it
 * @param target the resource that the field leads to, null when it leads nowhere
 */
record ItemPath(ManagementResource resource, @Nullable ManagementField field, String name,
		@Nullable ManagementResource target) {

	/** Finds what a name stands for; empty for names that nobody knows. */
	static Optional<ItemPath> of(ManagementResource resource, String name) {
		boolean own = name.equals(ManagementResource.ID) || resource.isAlias() && name.equals(ManagementResource.OWNER);
		ManagementField field = resource.fields().get(name);
		return (own || field != null) ? Optional.of(new ItemPath(resource, field, name, target(field, name)))
				: Optional.empty();
	}

	private static @Nullable ManagementResource target(@Nullable ManagementField field, String name) {
		if (field == null) {
			return name.equals(ManagementResource.OWNER) ? ManagementResource.of(RecordKind.CONFERENCE) : null;
		}
		if (field.kind() instanceof FieldKind.Reference reference) {
			return ManagementResource.of(reference.target());
		}
		if (field.kind() instanceof FieldKind.References references) {
			return ManagementResource.of(references.target());
		}
		return (field.field() == ConferenceFields.ALIASES) ? ManagementResource.ALIAS : null;
	}

	private boolean isOwner() {
		return this.field == null && this.name.equals(ManagementResource.OWNER);
	}

	/** Tells whether people who read secrets, or not, may filter by it. */
	boolean isFilterable(boolean readsSecrets) {
		if (this.target != null || this.field == null) {
			return true;
		}
		if (this.field.field().isSecret()) {
			return this.field.isPin() && readsSecrets;
		}
		FieldKind kind = this.field.kind();
		return !(kind instanceof FieldKind.Rows || kind instanceof FieldKind.Texts
				|| kind instanceof FieldKind.JsonObject || this.field.isPicture());
	}

	boolean isOrderable(boolean readsSecrets) {
		return this.target == null && isFilterable(readsSecrets);
	}

	/** Returns the one value of an object, null when it has none. */
	@Nullable Object value(Item item, Presentation presentation) {
		if (this.field == null) {
			return isOwner() ? item.record().id().number() : (Object) item.number();
		}
		if (this.field.field().isSecret()) {
			return presentation.pin(this.field, item.document());
		}
		return Presentation.plain(this.field, item.document());
	}

	/** Returns the numbers of the objects that an object refers to. */
	private Stream<Long> numbers(Item item, Presentation presentation) {
		ManagementField relation = this.field;
		if (relation == null) {
			return Stream.of(item.record().id().number());
		}
		if (relation.field() == ConferenceFields.ALIASES) {
			return Item.aliases((Conference) item.record()).stream().map(Item::number);
		}
		if (relation.kind() instanceof FieldKind.References) {
			return presentation.numbers(relation, item);
		}
		return Stream.ofNullable(item.document().number(relation.field()));
	}

	/**
	 * Tells whether one of the values that a filter compares passes the test; a
	 * reference's are numbers, null when there is none.
	 */
	boolean hasValue(Item item, Presentation presentation, Predicate<@Nullable Object> test) {
		if (this.target == null) {
			return test.test(value(item, presentation));
		}
		List<Long> numbers = numbers(item, presentation).toList();
		return numbers.isEmpty() ? test.test(null) : numbers.stream().anyMatch(test);
	}

	/** Tells whether one of the objects that an object refers to passes the test. */
	boolean hasRelated(Item item, Presentation presentation, Predicate<Item> test) {
		if (isOwner()) {
			return test.test(Item.of(item.record()));
		}
		if (this.field != null && this.field.field() == ConferenceFields.ALIASES) {
			for (Item alias : Item.aliases((Conference) item.record())) {
				if (test.test(alias)) {
					return true;
				}
			}
			return false;
		}
		ManagementResource others = Objects.requireNonNull(this.target);
		return numbers(item, presentation)
			.flatMap((number) -> Item.find(presentation.configuration(), others, number).stream())
			.anyMatch(test);
	}

	/** Returns the value of the field that the text of a filter means. */
	@Nullable Object read(String text) {
		if (text.equals("None") || text.equals("none") || text.equals("nil")) {
			return (this.field != null && this.field.kind() instanceof FieldKind.Text && !this.field.use().nullable())
					? text : null;
		}
		if (this.field != null && RoleAddress.isShown(this.resource, this.field)) {
			return RoleAddress.read(text).orElse(text);
		}
		if (this.target != null && this.target.number(text) != null) {
			return this.target.number(text);
		}
		if (this.target != null || this.field == null || this.field.kind() instanceof FieldKind.WholeNumber) {
			try {
				return Long.valueOf(text.strip());
			}
			catch (NumberFormatException ex) {
				throw mismatched();
			}
		}
		if (this.field.kind() instanceof FieldKind.Flag) {
			return switch (text) {
				case "true", "True", "1" -> true;
				case "false", "False", "0" -> false;
				default -> throw mismatched();
			};
		}
		return text;
	}

	static MalformedRequestException mismatched() {
		return new MalformedRequestException("Invalid resource lookup data provided (mismatched type).");
	}

	/** Returns the field by which the snapshot finds objects at once, or null. */
	@Nullable Field uniqueField() {
		return (this.field != null && UniqueFields.isUnique(this.resource, this.field.field())) ? this.field.field()
				: null;
	}

}
