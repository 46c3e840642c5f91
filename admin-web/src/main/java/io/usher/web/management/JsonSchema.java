package io.usher.web.management;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema in the making.
 *
 * @param keywords its keywords
 */
record JsonSchema(@JsonValue Map<String, Object> keywords) {

	JsonSchema {
		keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
	}

	static JsonSchema of(String type) {
		return new JsonSchema(Map.of("type", type));
	}

	static JsonSchema text() {
		return of("string");
	}

	/** Describes a whole number; bounds that are none are left out. */
	static JsonSchema number(long min, long max) {
		JsonSchema schema = of("integer").with("minimum", min);
		return (max < Long.MAX_VALUE) ? schema.with("maximum", max) : schema;
	}

	static JsonSchema list(JsonSchema element) {
		return of("array").with("items", element);
	}

	/** Refers to a schema of the document. */
	static JsonSchema named(String name) {
		return new JsonSchema(Map.of("$ref", "#/components/schemas/" + name));
	}

	static JsonSchema anyOf(JsonSchema... schemas) {
		return new JsonSchema(Map.of("anyOf", List.of(schemas)));
	}

	static JsonSchema oneOf(Collection<?> values) {
		return new JsonSchema(Map.of("enum", values));
	}

	static JsonSchema object(Map<String, JsonSchema> properties, Collection<String> required) {
		return of("object").with("required", required).with("properties", properties);
	}

	/** Returns this one with null as a value where that is wanted. */
	JsonSchema orNull(boolean wanted) {
		if (!wanted) {
			return this;
		}
		if (this.keywords.get("type") instanceof String type) {
			return with("type", List.of(type, "null"));
		}
		if (this.keywords.get("enum") instanceof Collection<?> values) {
			List<@Nullable Object> more = new ArrayList<>(values);
			more.add(null);
			return with("enum", more);
		}
		return anyOf(this, of("null"));
	}

	JsonSchema with(String keyword, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.keywords);
		more.put(keyword, value);
		return new JsonSchema(more);
	}

	JsonSchema describedAs(String description) {
		return description.isEmpty() ? this : with("description", description);
	}

}
