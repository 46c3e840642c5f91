package io.usher.web.management;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;
import org.jspecify.annotations.Nullable;

/**
 * One of the conditions that a client filters by.
 *
 * @param test tells whether an object meets it
 * @param lookup the unique value that every object that meets it has, null when there is
 * none
 */
record ItemFilter(BiPredicate<Item, Presentation> test, @Nullable Lookup lookup) {

	/**
	 * Reads a parameter such as {@code name__icontains}; empty when it names no field.
	 * @throws MalformedRequestException when the field cannot be filtered by, or not so
	 */
	static Optional<ItemFilter> of(ManagementResource resource, String parameter, String text, boolean readsSecrets) {
		List<String> parts = new ArrayList<>(Arrays.asList(parameter.split("__")));
		ItemPath first = parts.isEmpty() ? null : ItemPath.of(resource, parts.remove(0)).orElse(null);
		if (first == null) {
			return Optional.empty();
		}
		refuseUnfilterable(first, readsSecrets);
		ManagementResource target = first.target();
		if (target != null && !parts.isEmpty() && Operator.named(parts.get(0)).isEmpty()) {
			String name = parts.remove(0);
			ItemPath second = ItemPath.of(target, name)
				.orElseThrow(() -> new MalformedRequestException(
						"The '" + first.name() + "' field has no '" + name + "' to filter by."));
			refuseUnfilterable(second, readsSecrets);
			Operator operator = operator(second.name(), parts);
			Predicate<@Nullable Object> test = operator.test(text, second::read);
			return Optional.of(new ItemFilter(
					(item, presentation) -> first.hasRelated(item, presentation,
							(related) -> second.hasValue(related, presentation, test)),
					// Aliases are within the conference that the filter is for.
					target.isAlias() ? lookup(second, operator, text) : null));
		}
		Operator operator = operator(first.name(), parts);
		Predicate<@Nullable Object> test = operator.test(text, first::read);
		return Optional.of(new ItemFilter((item, presentation) -> first.hasValue(item, presentation, test),
				lookup(first, operator, text)));
	}

	private static void refuseUnfilterable(ItemPath path, boolean readsSecrets) {
		if (!path.isFilterable(readsSecrets)) {
			throw new MalformedRequestException("The '" + path.name() + "' field does not allow filtering.");
		}
	}

	/**
	 * Reads what is left of a parameter after the name of a field.
	 * @throws MalformedRequestException when it is more than an operator
	 */
	static Operator operator(String field, List<String> parts) {
		if (parts.isEmpty()) {
			return Operator.EXACT;
		}
		Optional<Operator> operator = Operator.named(parts.get(0));
		if (parts.size() > 1 || operator.isEmpty()) {
			throw new MalformedRequestException("The '" + field + "' field does not support relations.");
		}
		return operator.get();
	}

	private static @Nullable Lookup lookup(ItemPath path, Operator operator, String text) {
		Field unique = path.uniqueField();
		boolean whole = operator == Operator.EXACT || operator == Operator.IEXACT;
		return (unique != null && whole) ? new Lookup(path.resource().kind(), unique, text) : null;
	}

	/**
	 * A unique value.
	 *
	 * @param kind the kind of record that has it
	 * @param field the field
	 * @param value the value
	 */
	record Lookup(RecordKind kind, Field field, String value) {

		/** Returns the objects of the resource in the record that has the value. */
		Stream<Item> candidates(Configuration configuration, ManagementResource resource) {
			Optional<ConfigurationRecord> record = configuration.find(this.kind, this.field, this.value);
			return record.stream()
				.flatMap((found) -> resource.isAlias() ? Item.aliases((Conference) found).stream()
						: Stream.of(Item.of(found)));
		}

	}

}
