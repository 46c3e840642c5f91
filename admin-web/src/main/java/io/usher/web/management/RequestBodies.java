package io.usher.web.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the bodies of writes.
 */
final class RequestBodies {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {
	};

	private static final String OBJECTS = "objects";

	private static final String DELETED_OBJECTS = "deleted_objects";

	private RequestBodies() {
	}

	static boolean isJson(HttpEntity<byte[]> request) {
		MediaType type = request.getHeaders().getContentType();
		return type != null && MediaType.APPLICATION_JSON.isCompatibleWith(type);
	}

	/**
	 * Reads one JSON object.
	 * @throws MalformedRequestException when the body is none
	 */
	static Map<String, @Nullable Object> object(HttpEntity<byte[]> request) {
		byte[] body = request.getBody();
		try {
			Map<String, @Nullable Object> object = JSON.readValue((body != null) ? body : new byte[0], OBJECT);
			if (object != null) {
				return object;
			}
		}
		catch (JacksonException ex) {
			throw new MalformedRequestException("The body is not a JSON object: " + ex.getOriginalMessage());
		}
		throw new MalformedRequestException("The body is not a JSON object: null");
	}

	/**
	 * Returns the objects of a bulk change.
	 * @throws MalformedRequestException when there are none
	 */
	static List<Map<String, @Nullable Object>> objects(Map<String, @Nullable Object> body) {
		if (!(body.get(OBJECTS) instanceof List<?> list)) {
			throw new MalformedRequestException("Invalid data sent: missing '" + OBJECTS + "'");
		}
		List<Map<String, @Nullable Object>> objects = new ArrayList<>();
		for (Object element : list) {
			if (!(element instanceof Map<?, ?> map)) {
				throw new MalformedRequestException("Invalid data sent: '" + OBJECTS + "' holds more than objects");
			}
			Map<String, @Nullable Object> object = new LinkedHashMap<>();
			map.forEach((name, value) -> object.put(String.valueOf(name), value));
			objects.add(object);
		}
		return objects;
	}

	/** Returns the addresses of the objects that a bulk change deletes. */
	static List<String> deleted(Map<String, @Nullable Object> body) {
		return (body.get(DELETED_OBJECTS) instanceof List<?> list) ? list.stream().map(String::valueOf).toList()
				: List.of();
	}

}
