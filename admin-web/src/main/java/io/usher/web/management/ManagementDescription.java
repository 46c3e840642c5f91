package io.usher.web.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.web.openapi.OpenApiPart;
import io.usher.web.openapi.OpenApiText;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Describes each resource for the OpenAPI document: its operations from a text that all
 * share, its fields from the catalogue.
 */
@Component
class ManagementDescription implements OpenApiPart {

	private static final String ONE = "{id}/";

	@Override
	public List<Map<String, Object>> describe() {
		String text = OpenApiText.of(new ClassPathResource("resource.yaml", ManagementDescription.class));
		List<Map<String, Object>> pieces = new ArrayList<>();
		for (ManagementResource resource : ManagementResource.everyOne()) {
			Map<String, Object> operations = operations(text, resource.name(), resource.title(), created(resource));
			if (resource.isSingleton()) {
				leaveOut(operations, resource.path(), "post", "patch");
				leaveOut(operations, resource.path() + ONE, "put", "delete");
			}
			pieces.add(operations);
			pieces.add(Map.of("components", schemas(resource)));
		}
		for (RoleResource resource : RoleResource.everyOne()) {
			Map<String, Object> operations = operations(text, resource.name(), "What administrators may do", "Created");
			leaveOut(operations, resource.path(), "post", "patch");
			leaveOut(operations, resource.path() + ONE, "put", "patch", "delete");
			pieces.add(operations);
		}
		return pieces;
	}

	private static Map<String, Object> operations(String text, String name, String title, String created) {
		return OpenApiText
			.read(text.replace("<resource>", name).replace("<title>", title).replace("<created>", created));
	}

	/** Leaves out operations that are refused. */
	private static void leaveOut(Map<String, Object> described, String path, String... methods) {
		if (described.get("paths") instanceof Map<?, ?> paths && paths.get(path) instanceof Map<?, ?> operations) {
			operations.keySet().removeAll(List.of(methods));
		}
	}

	private static Map<String, Object> schemas(ManagementResource resource) {
		Map<String, Object> schemas = new LinkedHashMap<>(ObjectSchemas.of(resource));
		schemas.putAll(QuerySchemas.of(resource));
		return Map.of("schemas", schemas);
	}

	/** A POST of an account may tell a secret that Usher made. */
	private static String created(ManagementResource resource) {
		return switch (resource.kind()) {
			case NODE_CREDENTIAL -> "NodeCredentialCreated";
			case API_TOKEN -> "TokenCreated";
			case OAUTH2_CLIENT -> "ClientCreated";
			default -> "Created";
		};
	}

}
