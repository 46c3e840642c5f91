package io.usher.web.openapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI document, as tests hold answers against it.
 */
public final class ApiDescription {

	private static final String ADDRESS = "https://usher.example.com/openapi.json";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "patch");

	private final JsonNode document;

	private final SchemaRegistry schemas;

	private ApiDescription(String json) {
		this.document = JSON.readTree(json);
		this.schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
				(builder) -> builder.schemas(Map.of(ADDRESS, json))
					.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
	}

	static ApiDescription of(String json) {
		return new ApiDescription(json);
	}

	/** Makes the document with the given derived parts. */
	public static ApiDescription of(OpenApiPart... parts) {
		return of(new String(new OpenApiDocument(List.of(parts)).json(), StandardCharsets.UTF_8));
	}

	JsonNode document() {
		return this.document;
	}

	/** Returns every operation, such as {@code GET /api/usher/v1/changes}. */
	Set<String> operations() {
		Set<String> operations = new TreeSet<>();
		this.document.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.propertyNames()
				.stream()
				.filter(METHODS::contains)
				.forEach((method) -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
		return operations;
	}

	/** Finds the operation that a request is for. */
	Optional<Operation> operation(String method, String path) {
		return this.document.path("paths")
			.propertyNames()
			.stream()
			.filter((template) -> matches(template, path))
			// What is named goes before what has a variable in its place.
			.sorted((one, other) -> Integer.compare(variables(one), variables(other)))
			.map((template) -> new Operation(method.toLowerCase(Locale.ROOT), template))
			.filter((operation) -> this.document.at(operation.pointer()).isObject())
			.findFirst();
	}

	private static int variables(String template) {
		return template.split("\\{").length;
	}

	private static boolean matches(String template, String path) {
		String pattern = Pattern.compile("\\{[^}]*}").matcher(template).replaceAll("\\\\E[^/]+\\\\Q");
		return Pattern.matches("\\Q" + pattern + "\\E", path)
				|| Pattern.matches("\\Q" + pattern.replaceAll("/$", "") + "\\E", path.replaceAll("/$", ""));
	}

	/** Returns what is wrong with a value, held against a schema of the document. */
	public List<String> faults(String schema, Object value) {
		return faultsAt("/components/schemas/" + schema, JSON.valueToTree(value));
	}

	private List<String> faultsAt(String pointer, JsonNode value) {
		return this.schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer))
			.validate(value)
			.stream()
			.map(Error::toString)
			.toList();
	}

	/** Follows references until something is there. */
	private String resolved(String pointer) {
		JsonNode reference = this.document.at(pointer).path("$ref");
		return reference.isString() ? resolved(reference.asString().substring(1)) : pointer;
	}

	private static String escaped(String key) {
		return key.replace("~", "~0").replace("/", "~1");
	}

	/**
	 * An operation of the document.
	 */
	final class Operation {

		private final String path;

		private final String pointer;

		private Operation(String method, String template) {
			this.path = "/paths/" + escaped(template);
			this.pointer = this.path + "/" + method;
		}

		private String pointer() {
			return this.pointer;
		}

		String id() {
			return document().at(this.pointer).path("operationId").asString();
		}

		/** Tells what of an answer is not as described. */
		List<String> faults(int status, Map<String, String> headers, @Nullable String contentType, String body) {
			String response = resolved(this.pointer + "/responses/" + status);
			JsonNode described = document().at(response);
			if (described.isMissingNode()) {
				return List.of("status " + status + " is not described");
			}
			List<String> faults = new ArrayList<>();
			described.path("headers").propertyNames().forEach((name) -> {
				boolean required = document().at(resolved(response + "/headers/" + name)).path("required").asBoolean();
				if (required && !headers.containsKey(name.toLowerCase(Locale.ROOT))) {
					faults.add("header " + name + " is missing");
				}
			});
			if (body.isEmpty()) {
				if (described.has("content") && !described.path("x-body-optional").asBoolean()) {
					faults.add("the body is empty");
				}
				return faults;
			}
			String type = String.valueOf(contentType).replaceFirst(";.*", "");
			String content = response + "/content/" + escaped(type) + "/schema";
			JsonNode value = type.equals("application/json") ? JSON.readTree(body) : JSON.valueToTree(body);
			faults.addAll(document().at(content).isMissingNode() ? List.of("there is a body of " + type + ": " + body)
					: faultsAt(content, value));
			return faults;
		}

		/** Tells whether one has to log in for it. */
		boolean isForThoseLoggedIn() {
			return !document().at(this.pointer).has("security");
		}

		/**
		 * Tells what of a request that succeeded is not as described.
		 * @param body the body, with a form as an object; null for none
		 */
		List<String> requestFaults(Set<String> parameters, String contentType, @Nullable Object body) {
			List<String> faults = new ArrayList<>(
					parameters.stream().filter((name) -> !isParameter(name)).map("parameter "::concat).toList());
			String content = this.pointer + "/requestBody/content";
			String schema = content + "/" + escaped(contentType) + "/schema";
			if (body != null && !document().at(schema).isMissingNode()) {
				faults.addAll(
						faultsAt(schema, (body instanceof String json) ? JSON.readTree(json) : JSON.valueToTree(body)));
			}
			else if (!document().at(content).isMissingNode()) {
				faults.add((body != null) ? "a body of " + contentType : "no body");
			}
			return faults;
		}

		private boolean isParameter(String name) {
			JsonNode parameters = document().at(this.pointer).path("parameters");
			for (int i = 0; i < parameters.size(); i++) {
				JsonNode parameter = document().at(resolved(this.pointer + "/parameters/" + i));
				if (!parameter.path("in").asString().equals("query")) {
					continue;
				}
				String schema = resolved(schemaOf(i));
				boolean exploded = document().at(schema).path("type").asString("").equals("object");
				if (exploded ? isAmong(document().at(schema), name) : parameter.path("name").asString().equals(name)) {
					return true;
				}
			}
			return false;
		}

		private String schemaOf(int parameter) {
			return resolved(this.pointer + "/parameters/" + parameter) + "/schema";
		}

		private static boolean isAmong(JsonNode schema, String name) {
			return schema.path("properties").has(name) || schema.path("patternProperties")
				.propertyNames()
				.stream()
				.anyMatch((pattern) -> Pattern.compile(pattern).matcher(name).find());
		}

	}

}
