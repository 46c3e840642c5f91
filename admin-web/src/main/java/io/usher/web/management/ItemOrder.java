package io.usher.web.management;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One of the orders that a client asks for.
 *
 * @param path what to order by
 * @param descending whether the greatest comes first
 */
record ItemOrder(ItemPath path, boolean descending) {

	/**
	 * Reads {@code order_by}.
	 * @throws MalformedRequestException when the field is not there or has no order
	 */
	static ItemOrder of(ManagementResource resource, String text, boolean readsSecrets) {
		boolean descending = text.startsWith("-");
		String name = descending ? text.substring(1) : text;
		ItemPath path = ItemPath.of(resource, name).orElseThrow(() -> unknown(name));
		if (!path.isOrderable(readsSecrets)) {
			throw refused(name);
		}
		return new ItemOrder(path, descending);
	}

	static MalformedRequestException unknown(String name) {
		return new MalformedRequestException("No matching '" + name + "' field for ordering on.");
	}

	static MalformedRequestException refused(String name) {
		return new MalformedRequestException("The '" + name + "' field does not allow ordering.");
	}

	/** Sorts; equals keep their order. */
	static Stream<Item> sort(Stream<Item> items, List<ItemOrder> orders, Presentation presentation) {
		List<Sorted> sorted = new ArrayList<>();
		items.forEach((item) -> {
			@Nullable Object[] keys = new Object[orders.size()];
			for (int i = 0; i < keys.length; i++) {
				keys[i] = orders.get(i).path().value(item, presentation);
			}
			sorted.add(new Sorted(item, keys));
		});
		sorted.sort(comparator(orders));
		return sorted.stream().map(Sorted::item);
	}

	private static Comparator<Sorted> comparator(List<ItemOrder> orders) {
		return (one, other) -> {
			for (int i = 0; i < orders.size(); i++) {
				int order = compare(one.keys()[i], other.keys()[i]);
				if (order != 0) {
					return orders.get(i).descending() ? -order : order;
				}
			}
			return 0;
		};
	}

	/** Compares two values of a field; nothing comes first. */
	@SuppressWarnings("unchecked")
	static int compare(@Nullable Object one, @Nullable Object other) {
		if (one == null || other == null) {
			return Boolean.compare(one != null, other != null);
		}
		return ((Comparable<Object>) one).compareTo(other);
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Sorted(Item item, @Nullable Object[] keys) {

	}

}
