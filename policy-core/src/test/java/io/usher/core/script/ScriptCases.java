package io.usher.core.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scripts with what a real Jinja2 answers.
 */
final class ScriptCases {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JsonNode root;

	ScriptCases(String resource) {
		try (InputStream in = ScriptCases.class.getResourceAsStream(resource)) {
			this.root = JSON.readTree(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Stream<ScriptCase> all() {
		return StreamSupport.stream(this.root.get("cases").spliterator(), false).map(this::read);
	}

	@SuppressWarnings("unchecked")
	private ScriptCase read(JsonNode node) {
		JsonNode variables = this.root.get("contexts").get(node.get("context").asString());
		JsonNode error = node.get("error");
		return new ScriptCase(node.get("id").asString(), node.get("script").asString(),
				JSON.convertValue(variables, Map.class), (error == null) ? node.get("output").asString() : "",
				(error == null) ? 0 : error.get("line").asInt());
	}

	/** Returns what a run of a case sees. */
	ScriptContext context() {
		Clock clock = Clock.fixed(Instant.parse(this.root.get("at").asString()), ZoneOffset.UTC);
		return new ScriptContext(clock, new Random(1), ScriptLimits.DECISION);
	}

	/** Returns whether two texts are the same, or the same JSON. */
	static boolean agree(String expected, String found) {
		if (expected.equals(found)) {
			return true;
		}
		try {
			JsonNode json = JSON.readTree(expected);
			return json.isContainer() && json.equals(JSON.readTree(found));
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	/**
	 * A script and the answer to it.
	 *
	 * @param errorLine the line at which it fails, or 0 when it does not
	 */
	record ScriptCase(String id, String script, Map<String, Object> variables, String output, int errorLine) {

		@Override
		public String toString() {
			return this.id;
		}

	}

}
