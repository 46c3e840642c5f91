package io.usher.web.management;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a client asks of a list of roles or permissions: which ones, in what order.
 */
final class RoleQuery {

	private final RoleResource resource;

	private final List<Predicate<Map<String, Object>>> filters = new ArrayList<>();

	private final List<String> orders = new ArrayList<>();

	/**
	 * Reads the parameters of a request.
	 * @throws MalformedRequestException when they make no sense
	 */
	RoleQuery(RoleResource resource, MultiValueMap<String, String> parameters) {
		this.resource = resource;
		parameters.forEach((name, values) -> values.forEach((value) -> {
			String text = Objects.requireNonNullElse(value, "");
			if (name.equals(ListQuery.ORDER)) {
				this.orders.add(order(text));
			}
			else {
				filter(name, text);
			}
		}));
	}

	private void filter(String parameter, String text) {
		List<String> parts = new ArrayList<>(Arrays.asList(parameter.split("__")));
		String field = parts.isEmpty() ? "" : parts.remove(0);
		if (!isField(field)) {
			return;
		}
		boolean relation = field.equals(RoleResource.PERMISSIONS);
		String within = (relation && !parts.isEmpty() && Operator.named(parts.get(0)).isEmpty()) ? parts.remove(0)
				: null;
		Operator operator = ItemFilter.operator(field, parts);
		boolean number = (within != null) ? within.equals(ManagementResource.ID)
				: relation || field.equals(ManagementResource.ID);
		Predicate<@Nullable Object> test = operator.test(text, (read) -> number ? number(read) : read);
		this.filters.add((object) -> RoleResource.values(object, field, within).anyMatch((value) -> test.test(value)));
	}

	private static Long number(String text) {
		try {
			return Long.valueOf(text.replaceFirst("^.*/([0-9]{1,18})/?$", "$1").strip());
		}
		catch (NumberFormatException ex) {
			throw ItemPath.mismatched();
		}
	}

	private boolean isField(String name) {
		return name.equals(ManagementResource.ID) || this.resource.fields().containsKey(name);
	}

	private String order(String text) {
		String field = text.startsWith("-") ? text.substring(1) : text;
		if (!isField(field)) {
			throw ItemOrder.unknown(field);
		}
		if (field.equals(RoleResource.PERMISSIONS)) {
			throw ItemOrder.refused(field);
		}
		return text;
	}

	/** Tells whether the client wants the object. */
	boolean takes(Map<String, Object> object) {
		return this.filters.stream().allMatch((filter) -> filter.test(object));
	}

	/** Compares two objects in the client's order. */
	int compare(Map<String, Object> one, Map<String, Object> other) {
		for (String order : this.orders) {
			boolean descending = order.startsWith("-");
			String field = descending ? order.substring(1) : order;
			int compared = ItemOrder.compare(one.get(field), other.get(field));
			if (compared != 0) {
				return descending ? -compared : compared;
			}
		}
		return 0;
	}

}
