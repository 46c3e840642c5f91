package io.usher.core.script.answer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.script.ScriptProblem;
import io.usher.core.script.Stage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A script's output as JSON. Of keys that occur twice the last one counts, as in Python.
 */
final class OutputJson {

	private static final JsonFactory JSON = new JsonFactory();

	private final List<ScriptProblem> diagnostics = new ArrayList<>();

	private @Nullable Map<String, @Nullable Object> object;

	private boolean trailingComma;

	private OutputJson() {
	}

	/** Reads an output. */
	static OutputJson read(String output) {
		OutputJson json = new OutputJson();
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), output)) {
			json.read(output, parser);
		}
		catch (JacksonException ex) {
			JsonFault fault = JsonFault.find(output, ex);
			json.trailingComma = fault.isTrailingComma();
			json.diagnostics.add(fault.diagnostic());
			json.object = null;
		}
		return json;
	}

	/** Returns the object, or null when the output is none. */
	@Nullable Map<String, @Nullable Object> object() {
		return this.object;
	}

	/** Returns what is wrong with it, and odd. */
	List<ScriptProblem> diagnostics() {
		return this.diagnostics;
	}

	/** Tells whether a comma too many is what is wrong. */
	boolean hasTrailingComma() {
		return this.trailingComma;
	}

	private void read(String output, JsonParser parser) {
		JsonToken first = parser.nextToken();
		if (first == null) {
			this.diagnostics.add(ScriptProblem.error(Stage.JSON, 1, 1,
					"the script printed nothing (expected: a JSON object such as {\"action\": \"reject\", \"result\": {}})"));
			return;
		}
		if (first != JsonToken.START_OBJECT) {
			error(parser.currentTokenLocation(), "the output begins with \"" + excerpt(output.strip())
					+ "\" (expected: a JSON object, which begins with { and ends with })");
			return;
		}
		Map<String, @Nullable Object> read = object(parser);
		if (parser.nextToken() != null) {
			error(parser.currentTokenLocation(),
					"there is text after the closing } (expected: one JSON object, and nothing outside it)");
			return;
		}
		this.object = read;
	}

	private Map<String, @Nullable Object> object(JsonParser parser) {
		Map<String, @Nullable Object> read = new LinkedHashMap<>();
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			if (read.containsKey(name)) {
				TokenStreamLocation at = parser.currentTokenLocation();
				this.diagnostics.add(ScriptProblem.warning(Stage.JSON, at.getLineNr(), at.getColumnNr(),
						"\"" + name + "\" occurs twice (expected: once; the last one counts)"));
			}
			parser.nextToken();
			read.put(name, value(parser));
		}
		return read;
	}

	private @Nullable Object value(JsonParser parser) {
		return switch (parser.currentToken()) {
			case START_OBJECT -> object(parser);
			case START_ARRAY -> list(parser);
			case VALUE_STRING -> parser.getString();
			case VALUE_NUMBER_INT -> whole(parser.getBigIntegerValue());
			case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			default -> null;
		};
	}

	private List<@Nullable Object> list(JsonParser parser) {
		List<@Nullable Object> read = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			read.add(value(parser));
		}
		return read;
	}

	private static Object whole(BigInteger number) {
		return (number.bitLength() < Long.SIZE) ? (Object) number.longValue() : number;
	}

	private void error(TokenStreamLocation at, String message) {
		this.diagnostics.add(ScriptProblem.error(Stage.JSON, at.getLineNr(), at.getColumnNr(), message));
	}

	private static String excerpt(String text) {
		return (text.length() > 20) ? text.substring(0, 20) + "…" : text;
	}

}
