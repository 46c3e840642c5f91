package io.usher.web.management;

import java.util.ArrayList;
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

	/** The parameter for what to order by. */
	static final String ORDER = "order_by";

	private static final Set<String> NO_FILTERS = Set.of(Paging.LIMIT, Paging.OFFSET, ORDER, "format");

	private final ManagementResource resource;

	private final Paging paging;

	private final List<ItemFilter> filters = new ArrayList<>();

	private final List<ItemOrder> orders = new ArrayList<>();

	/**
	 * Reads the parameters of a request.
	 * @throws MalformedRequestException when they make no sense
	 */
	ListQuery(ManagementResource resource, MultiValueMap<String, String> parameters, boolean readsSecrets) {
		this.resource = resource;
		this.paging = Paging.of(parameters);
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

	/** Returns the page with its envelope. */
	Map<String, @Nullable Object> page(Presentation presentation) {
		Configuration configuration = presentation.configuration();
		List<Item> items;
		int total;
		if (this.filters.isEmpty() && this.orders.isEmpty()) {
			total = Item.count(configuration, this.resource);
			items = Item.some(configuration, this.resource, this.paging.offset(), this.paging.limit()).toList();
		}
		else {
			List<Item> all = ordered(filtered(presentation), presentation).toList();
			total = all.size();
			items = this.paging.cut(all);
		}
		return this.paging.envelope(this.resource.path(), total,
				items.stream().map(presentation::showAmongMany).toList());
	}

	private Stream<Item> filtered(Presentation presentation) {
		Configuration configuration = presentation.configuration();
		Stream<Item> candidates = this.filters.stream()
			.map(ItemFilter::lookup)
			.filter(Objects::nonNull)
			.findFirst()
			.map((lookup) -> lookup.candidates(configuration, this.resource))
			.orElseGet(() -> Item.all(configuration, this.resource));
		return candidates.filter((item) -> isWanted(item, presentation));
	}

	private boolean isWanted(Item item, Presentation presentation) {
		for (ItemFilter filter : this.filters) {
			if (!filter.test().test(item, presentation)) {
				return false;
			}
		}
		return true;
	}

	private Stream<Item> ordered(Stream<Item> items, Presentation presentation) {
		return this.orders.isEmpty() ? items : ItemOrder.sort(items, this.orders, presentation);
	}

}
