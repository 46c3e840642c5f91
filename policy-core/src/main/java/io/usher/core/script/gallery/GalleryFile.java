package io.usher.core.script.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.gallery.GalleryScript.Example;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a script of the gallery: its source, and beside it its description as JSON.
 */
final class GalleryFile {

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.USE_LONG_FOR_INTS)
		.build();

	private GalleryFile() {
	}

	static GalleryScript read(String id) {
		Described described = JSON.readValue(bytes(id + ".json"), Described.class);
		ScriptKind kind = ScriptKind.named(described.kind)
			.orElseThrow(() -> new IllegalStateException(id + ": no kind " + described.kind));
		return new GalleryScript(id, described.title, described.purpose, described.guide, kind, described.parameters,
				new String(bytes(id + ".jinja"), StandardCharsets.UTF_8),
				described.examples.stream().map(DescribedExample::complete).toList());
	}

	private static byte[] bytes(String name) {
		try (InputStream in = GalleryFile.class.getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalStateException(name + ": no such script in the gallery");
			}
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A description as the file has it. */
	private record Described(String title, String purpose, @Nullable String guide, String kind,
			Map<String, String> parameters, List<DescribedExample> examples) {

	}

	/** An example as the file has it: without what is empty. */
	private record DescribedExample(String shows, @Nullable Instant at, Map<String, @Nullable Object> input,
			Map<String, @Nullable Object> result, @Nullable List<String> debugLog, @Nullable List<String> warnings) {

		Example complete() {
			return new Example(this.shows, this.input, this.at, this.result, orNone(this.debugLog),
					orNone(this.warnings));
		}

		private static List<String> orNone(@Nullable List<String> lines) {
			return (lines != null) ? lines : List.of();
		}

	}

}
