package io.usher.web.management;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.usher.core.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a client asks of a list: which objects, in what order, which page of them.
 */
final class ListQuery {

	/** The objects on a page unless the client says otherwise. */
	static final int DEFAULT_LIMIT = 20;

	/** The most objects on a page. */
	static final int MAX_LIMIT = 10_000;

	private static final String LIMIT = "limit";

	private static final String OFFSET = "offset";

	private static final String ORDER = "order_by";

	private static final Set<String> NO_FILTERS = Set.of(LIMIT, OFFSET, ORDER, "format");

	private final ManagementResource resource;

	private final MultiValueMap<String, String> parameters;

	private final int limit;

	private final int offset;

	private final List<ItemFilter> filters = new ArrayList<>();

	private final List<ItemOrder> orders = new ArrayList<>();

	/**
	 * Reads the parameters of a request.
	 * @throws MalformedRequestException when they make no sense
	 */
	ListQuery(ManagementResource resource, MultiValueMap<String, String> parameters, boolean readsSecrets) {
		this.resource = resource;
		this.parameters = parameters;
		int wanted = number(LIMIT, DEFAULT_LIMIT);
		this.limit = (wanted == 0) ? MAX_LIMIT : Math.min(wanted, MAX_LIMIT);
		this.offset = number(OFFSET, 0);
		parameters.forEach((name, values) -> values.forEach((value) -> {
			if (!NO_FILTERS.contains(name)) {
				ItemFilter.of(resource, name, Objects.requireNonNullElse(value, ""), readsSecrets)
					.ifPresent(this.filters::add);
			}
			else if (name.equals(ORDER)) {
				this.orders.add(ItemOrder.of(resource, Objects.requireNonNullElse(value, ""), readsSecrets));
			}
		}));
	}

	private int number(String name, int otherwise) {
		String text = this.parameters.getFirst(name);
		if (text == null) {
			return otherwise;
		}
		try {
			int number = Integer.parseInt(text.strip());
			if (number >= 0) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Told below, as a negative number is.
		}
		throw new MalformedRequestException(
				"Invalid " + name + " '" + text + "' provided. Please provide a positive integer.");
	}

	/** Returns the page with its envelope. */
	Map<String, @Nullable Object> page(Presentation presentation) {
		Configuration configuration = presentation.configuration();
		List<Item> items;
		int total;
		if (this.filters.isEmpty() && this.orders.isEmpty()) {
			total = Item.count(configuration, this.resource);
			items = Item.some(configuration, this.resource, this.offset, this.limit).toList();
		}
		else {
			List<Item> all = ordered(filtered(presentation), presentation).toList();
			total = all.size();
			items = all.subList(Math.min(this.offset, total), (int) Math.min((long) this.offset + this.limit, total));
		}
		Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
		envelope.put("meta", meta(total));
		envelope.put("objects", items.stream().map(presentation::showAmongMany).toList());
		return envelope;
	}

	private Stream<Item> filtered(Presentation presentation) {
		Configuration configuration = presentation.configuration();
		Stream<Item> candidates = this.filters.stream()
			.map(ItemFilter::lookup)
			.filter(Objects::nonNull)
			.findFirst()
			.map((lookup) -> lookup.candidates(configuration, this.resource))
			.orElseGet(() -> Item.all(configuration, this.resource));
		return candidates
			.filter((item) -> this.filters.stream().allMatch((filter) -> filter.test().test(item, presentation)));
	}

	private Stream<Item> ordered(Stream<Item> items, Presentation presentation) {
		return this.orders.isEmpty() ? items : ItemOrder.sort(items, this.orders, presentation);
	}

	private Map<String, @Nullable Object> meta(int total) {
		long next = (long) this.offset + this.limit;
		int previous = this.offset - this.limit;
		Map<String, @Nullable Object> meta = new LinkedHashMap<>();
		meta.put(LIMIT, this.limit);
		meta.put("next", (next < total) ? link(next) : null);
		meta.put(OFFSET, this.offset);
		meta.put("previous", (previous >= 0) ? link(previous) : null);
		meta.put("total_count", total);
		return meta;
	}

	private String link(long to) {
		StringBuilder link = new StringBuilder(this.resource.path());
		link.append('?').append(LIMIT).append('=').append(this.limit);
		link.append('&').append(OFFSET).append('=').append(to);
		this.parameters.forEach((name, values) -> {
			if (!name.equals(LIMIT) && !name.equals(OFFSET)) {
				values.forEach((value) -> link.append('&').append(encoded(name)).append('=').append(encoded(value)));
			}
		});
		return link.toString();
	}

	private static String encoded(@Nullable String text) {
		return (text != null) ? URLEncoder.encode(text, StandardCharsets.UTF_8) : "";
	}

}
