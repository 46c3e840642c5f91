package io.usher.web.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The whole description, made when somebody first asks for it.
 */
@Component
class OpenApiDocument {

	private static final String PARTS = "classpath*:io/usher/web/*/openapi.yaml";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** What any operation for those who log in may answer, by the response's name. */
	private static final Map<String, String> ANY = Map.of("401", "Unauthorized", "403", "Forbidden", "429",
			"TooManyRequests", "503", "Unavailable");

	/** What any of them that reads a body may answer besides. */
	private static final Map<String, String> ANY_WITH_BODY = Map.of("413", "TooLarge", "415", "UnsupportedMediaType");

	private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "patch");

	private final List<OpenApiPart> parts;

	private final Supplier<Written> written = SingletonSupplier.of(this::write);

	OpenApiDocument(List<OpenApiPart> parts) {
		this.parts = parts;
	}

	/** Returns the document as JSON. */
	byte[] json() {
		return this.written.get().json();
	}

	/** Returns what tells this document from others. */
	String tag() {
		return this.written.get().tag();
	}

	private Written write() {
		ObjectNode document = JSON.createObjectNode();
		pieces().forEach((piece) -> JSON.readerForUpdating(document).readValue(JSON.<JsonNode>valueToTree(piece)));
		((ObjectNode) document.path("info")).put("version", version());
		document.path("paths").forEach(OpenApiDocument::addWhatAnyMayAnswer);
		byte[] json = JSON.writeValueAsBytes(document);
		return new Written(json, DigestUtils.md5DigestAsHex(json));
	}

	private List<Map<String, Object>> pieces() {
		List<Map<String, Object>> pieces = new ArrayList<>();
		pieces.add(OpenApiText.read(OpenApiText.of(new ClassPathResource("document.yaml", OpenApiDocument.class))));
		files().forEach((file) -> pieces.add(OpenApiText.read(OpenApiText.of(file))));
		this.parts.forEach((part) -> pieces.addAll(part.describe()));
		return pieces;
	}

	private static List<Resource> files() {
		try {
			Resource[] files = new PathMatchingResourcePatternResolver().getResources(PARTS);
			return Arrays.stream(files).sorted(Comparator.comparing(Resource::getDescription)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String version() {
		String version = OpenApiDocument.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "development";
	}

	private static void addWhatAnyMayAnswer(JsonNode path) {
		path.properties()
			.stream()
			.filter((entry) -> METHODS.contains(entry.getKey()))
			.map(Map.Entry::getValue)
			.filter((operation) -> !operation.has("security"))
			.forEach((operation) -> {
				ObjectNode responses = (ObjectNode) operation.path("responses");
				add(responses, ANY);
				if (operation.has("requestBody")) {
					add(responses, ANY_WITH_BODY);
				}
			});
	}

	private static void add(ObjectNode responses, Map<String, String> names) {
		names.forEach((status, name) -> {
			if (!responses.has(status)) {
				responses.putObject(status).put("$ref", "#/components/responses/" + name);
			}
		});
	}

	/**
	 * The document that was made.
	 *
	 * @param json the document
	 * @param tag what tells it from others
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record Written(byte[] json, String tag) {

	}

}
