package io.usher.core.regex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what Python said. */
final class JsonLines {

	private JsonLines() {
	}

	static Stream<JsonNode> of(String resource) {
		try (InputStream in = Objects.requireNonNull(JsonLines.class.getResourceAsStream(resource))) {
			JsonMapper mapper = new JsonMapper();
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(mapper::readTree);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static @Nullable List<@Nullable String> texts(JsonNode array) {
		if (array.isNull()) {
			return null;
		}
		List<@Nullable String> texts = new ArrayList<>();
		array.forEach((item) -> texts.add(item.isNull() ? null : item.asString()));
		return texts;
	}

}
