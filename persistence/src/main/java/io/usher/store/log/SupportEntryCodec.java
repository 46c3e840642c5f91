package io.usher.store.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.RequestType;
import io.usher.core.log.SupportEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries of the support log as stored text.
 */
class SupportEntryCodec {

	private final ObjectMapper json = JsonMapper.builder().build();

	String encode(SupportEntry entry) {
		Map<String, Object> stored = new LinkedHashMap<>();
		stored.put("decision", entry.decisionId());
		stored.put("type", entry.type().name());
		stored.put("profile", entry.profile());
		stored.put("location", entry.location());
		stored.put("lines", entry.lines());
		return this.json.writeValueAsString(stored);
	}

	SupportEntry decode(long id, String text) {
		try {
			JsonNode stored = this.json.readTree(text);
			List<String> lines = new ArrayList<>();
			stored.path("lines").forEach((line) -> lines.add(line.asString("")));
			return new SupportEntry(id, stored.path("decision").asString(""),
					RequestType.valueOf(stored.path("type").asString("")), stored.path("profile").asString(""),
					stored.path("location").asString(""), lines);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(id + ": not a stored entry of the support log", ex);
		}
	}

}
