package io.usher.web.management;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lists of a resource are filtered and ordered by, as JSON Schema.
 */
final class QuerySchemas {

	private static final String OPERATORS = Arrays.stream(Operator.values())
		.map((operator) -> operator.name().toLowerCase(Locale.ROOT))
		.collect(Collectors.joining("|"));

	private QuerySchemas() {
	}

	static Map<String, JsonSchema> of(ManagementResource resource) {
		Map<String, JsonSchema> schemas = new LinkedHashMap<>();
		schemas.put(resource.name() + "_filters", filters(resource));
		schemas.put(resource.name() + "_order", order(resource));
		return schemas;
	}

	/** Describes the parameters of a list that are conditions. */
	private static JsonSchema filters(ManagementResource resource) {
		List<ItemPath> paths = paths(resource).filter((path) -> path.isFilterable(true)).toList();
		Map<String, JsonSchema> properties = new LinkedHashMap<>();
		paths.forEach((path) -> properties.put(path.name(), JsonSchema.text()));
		Map<String, JsonSchema> patterns = new LinkedHashMap<>();
		patterns.put("^(" + names(paths.stream()) + ")__(" + OPERATORS + ")$", JsonSchema.text());
		paths.forEach((path) -> {
			ManagementResource target = path.target();
			if (target != null) {
				patterns.put("^" + path.name() + "__(" + names(paths(target)) + ")(__(" + OPERATORS + "))?$",
						JsonSchema.text());
			}
		});
		return JsonSchema.of("object").with("properties", properties).with("patternProperties", patterns);
	}

	private static JsonSchema order(ManagementResource resource) {
		List<String> orders = new ArrayList<>();
		paths(resource).filter((path) -> path.isOrderable(true))
			.forEach((path) -> orders.addAll(List.of(path.name(), "-" + path.name())));
		return JsonSchema.oneOf(orders);
	}

	private static Stream<ItemPath> paths(ManagementResource resource) {
		return ResourceSchema.names(resource)
			.stream()
			.map((name) -> ItemPath.of(resource, name))
			.flatMap(Optional::stream);
	}

	private static String names(Stream<ItemPath> paths) {
		return paths.filter((path) -> path.isFilterable(true)).map(ItemPath::name).collect(Collectors.joining("|"));
	}

}
