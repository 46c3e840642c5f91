package io.usher.web.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the bodies of writes.
 */
final class RequestBodies {

	/** The most objects that one bulk change creates and changes, and that it deletes. */
	static final int MAX_OBJECTS = 10_000;

	private static final int MAX_DEPTH = 32;

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
			.build())
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final String OBJECTS = "objects";

	private static final String DELETED_OBJECTS = "deleted_objects";

	/** What the parser says of a place, in terms of its own. */
	private static final Pattern PLACE = Pattern.compile("(?s) \\(start marker at \\[.*");

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
			if (body == null || body.length == 0) {
				throw expected("empty");
			}
			Object value = JSON.readValue(body, Object.class);
			if (value instanceof Map<?, ?> object) {
				return named(object);
			}
			throw expected((value instanceof List) ? "a list" : "a single value");
		}
		catch (StreamConstraintsException ex) {
			throw new MalformedRequestException("The body holds too much in one another, or too long a text or number "
					+ "(expected: a JSON object of at most " + MAX_DEPTH + " levels).");
		}
		catch (StreamReadException ex) {
			String fault = String.valueOf(ex.getOriginalMessage());
			throw new MalformedRequestException("The body is not JSON: " + PLACE.matcher(fault).replaceAll("") + ".");
		}
		catch (JacksonException ex) {
			throw expected("not readable");
		}
	}

	private static MalformedRequestException expected(String found) {
		return new MalformedRequestException("The body is " + found + " (expected: a JSON object).");
	}

	private static Map<String, @Nullable Object> named(Map<?, ?> map) {
		Map<String, @Nullable Object> object = new LinkedHashMap<>();
		map.forEach((name, value) -> object.put(String.valueOf(name), value));
		return object;
	}

	/**
	 * Returns the objects of a bulk change.
	 * @throws MalformedRequestException when there are none
	 */
	static List<Map<String, @Nullable Object>> objects(Map<String, @Nullable Object> body) {
		if (!(body.get(OBJECTS) instanceof List<?> list)) {
			throw new MalformedRequestException("Invalid data sent: missing '" + OBJECTS + "'");
		}
		refuseTooMany(OBJECTS, list);
		List<Map<String, @Nullable Object>> objects = new ArrayList<>();
		for (Object element : list) {
			if (!(element instanceof Map<?, ?> map)) {
				throw new MalformedRequestException("Invalid data sent: '" + OBJECTS + "' holds more than objects");
			}
			objects.add(named(map));
		}
		return objects;
	}

	/** Returns the addresses of the objects that a bulk change deletes. */
	static List<String> deleted(Map<String, @Nullable Object> body) {
		Object told = body.get(DELETED_OBJECTS);
		if (told == null) {
			return List.of();
		}
		if (!(told instanceof List<?> list)) {
			throw new MalformedRequestException("Invalid data sent: '" + DELETED_OBJECTS + "' is no list");
		}
		refuseTooMany(DELETED_OBJECTS, list);
		return list.stream().map(String::valueOf).toList();
	}

	private static void refuseTooMany(String name, List<?> list) {
		if (list.size() > MAX_OBJECTS) {
			throw new MalformedRequestException("Invalid data sent: '" + name + "' holds " + list.size()
					+ " (expected: at most " + MAX_OBJECTS + ")");
		}
	}

}
