package io.usher.core.script.gallery;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.script.answer.ScriptKind;
import org.jspecify.annotations.Nullable;

/**
 * A local policy script to start from.
 *
 * @param id its name in links and in the administration API, which stays
 * @param title what it does, in a few words
 * @param purpose what it is for, in a sentence or two
 * @param guideTitle the heading of the guide's example that it stands for, or null
 * @param kind the kind of script
 * @param parameters the variables that it sets first and that are to be changed, and what
 * each means, in the order of the script
 * @param source the script
 * @param examples inputs that together show each of its branches
 */
public record GalleryScript(String id, String title, String purpose, @Nullable String guideTitle, ScriptKind kind,
		Map<String, String> parameters, String source, List<Example> examples) {

	public GalleryScript {
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
		examples = List.copyOf(examples);
	}

	/**
	 * An input, and what comes of it.
	 *
	 * @param shows what it shows, in a sentence
	 * @param input the variables that the script reads
	 * @param at the time that the script sees, or null where that does not matter
	 * @param result what Infinity is told
	 * @param debugLog the lines that the script logs
	 * @param warnings what a tester has to say about script and answer
	 */
	public record Example(String shows, Map<String, @Nullable Object> input, @Nullable Instant at,
			Map<String, @Nullable Object> result, List<String> debugLog, List<String> warnings) {

		public Example {
			input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
			result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
			debugLog = List.copyOf(debugLog);
			warnings = List.copyOf(warnings);
		}

	}

}
