package io.usher.web.management;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which page of a list a client asks for, and the envelope that pages come in.
 *
 * @param parameters all parameters of the request
 * @param limit the most objects on the page
 * @param offset how many objects stand before the page
 */
record Paging(MultiValueMap<String, String> parameters, int limit, int offset) {

	/** The objects on a page unless the client says otherwise. */
	static final int DEFAULT_LIMIT = 20;

	/** The most objects on a page. */
	static final int MAX_LIMIT = 10_000;

	/** The parameter for the most objects on the page. */
	static final String LIMIT = "limit";

	/** The parameter for how many objects stand before the page. */
	static final String OFFSET = "offset";

	/**
	 * Reads the parameters of a request.
	 * @throws MalformedRequestException when they make no sense
	 */
	static Paging of(MultiValueMap<String, String> parameters) {
		int wanted = number(parameters, LIMIT, DEFAULT_LIMIT);
		int limit = (wanted == 0) ? MAX_LIMIT : Math.min(wanted, MAX_LIMIT);
		return new Paging(parameters, limit, number(parameters, OFFSET, 0));
	}

	private static int number(MultiValueMap<String, String> parameters, String name, int otherwise) {
		String text = parameters.getFirst(name);
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

	/** Returns those of all objects that are on the page. */
	<T> List<T> cut(List<T> all) {
		int total = all.size();
		return all.subList(Math.min(this.offset, total), (int) Math.min((long) this.offset + this.limit, total));
	}

	/**
	 * Returns the page in its envelope.
	 * @param path the path of the list
	 * @param total how many objects there are on all pages
	 * @param shown the objects of this page
	 */
	Map<String, @Nullable Object> envelope(String path, int total, List<?> shown) {
		long next = (long) this.offset + this.limit;
		int previous = this.offset - this.limit;
		Map<String, @Nullable Object> meta = new LinkedHashMap<>();
		meta.put(LIMIT, this.limit);
		meta.put("next", (next < total) ? link(path, next) : null);
		meta.put(OFFSET, this.offset);
		meta.put("previous", (previous >= 0) ? link(path, previous) : null);
		meta.put("total_count", total);
		Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
		envelope.put("meta", meta);
		envelope.put("objects", shown);
		return envelope;
	}

	private String link(String path, long to) {
		StringBuilder link = new StringBuilder(path);
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
