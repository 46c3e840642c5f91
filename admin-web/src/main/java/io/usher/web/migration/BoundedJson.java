package io.usher.web.migration;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON object by object, each of a bounded size: a document of lists may be much
 * larger than memory, and nobody vouches for what it holds.
 */
final class BoundedJson {

	private static final int MAX_DEPTH = 32;

	private static final int MAX_VALUES = 100_000;

	private static final int MAX_CHARACTERS = 4 * 1024 * 1024;

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(
					StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_CHARACTERS).build())
			.build())
		.build();

	private int values;

	private int characters;

	private BoundedJson() {
	}

	/** Begins to read a document. */
	static JsonParser parser(InputStream document) {
		return JSON.createParser(document);
	}

	/**
	 * Reads the value at which a parser stands, as maps, lists, texts, {@link Long}s,
	 * {@link Double}s, flags and null.
	 * @throws TooLargeException when it holds too much
	 * @throws tools.jackson.core.JacksonException when it is no JSON
	 */
	static @Nullable Object value(JsonParser parser) {
		return new BoundedJson().read(parser);
	}

	/**
	 * Reads a page of a list, whose size is bounded already.
	 * @return the object, or null when it is none
	 */
	static @Nullable Object page(JsonParser parser) {
		BoundedJson reading = new BoundedJson();
		reading.values = Integer.MIN_VALUE;
		reading.characters = Integer.MIN_VALUE;
		return reading.read(parser);
	}

	private @Nullable Object read(JsonParser parser) {
		if (++this.values > MAX_VALUES) {
			throw new TooLargeException();
		}
		JsonToken token = parser.currentToken();
		if (token == JsonToken.START_OBJECT) {
			Map<String, @Nullable Object> object = new LinkedHashMap<>();
			while (parser.nextToken() != JsonToken.END_OBJECT) {
				String name = counted(parser.currentName());
				parser.nextToken();
				object.put(name, read(parser));
			}
			return object;
		}
		if (token == JsonToken.START_ARRAY) {
			List<@Nullable Object> list = new ArrayList<>();
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				list.add(read(parser));
			}
			return list;
		}
		return scalar(parser, token);
	}

	private @Nullable Object scalar(JsonParser parser, @Nullable JsonToken token) {
		if (token == JsonToken.VALUE_STRING) {
			return counted(parser.getString());
		}
		if (token == JsonToken.VALUE_NUMBER_INT) {
			return switch (parser.getNumberType()) {
				case INT, LONG -> parser.getLongValue();
				default -> counted(parser.getString());
			};
		}
		if (token == JsonToken.VALUE_NUMBER_FLOAT) {
			return parser.getDoubleValue();
		}
		return (token == JsonToken.VALUE_NULL) ? null : Boolean.valueOf(token == JsonToken.VALUE_TRUE);
	}

	private String counted(String text) {
		this.characters += text.length();
		if (this.characters > MAX_CHARACTERS) {
			throw new TooLargeException();
		}
		return text;
	}

	/** An object holds too much. */
	static final class TooLargeException extends RuntimeException {

		private static final long serialVersionUID = 1;

		TooLargeException() {
			super("an object that holds too much (expected: at most " + MAX_VALUES + " values and " + MAX_CHARACTERS
					+ " characters)");
		}

	}

}
