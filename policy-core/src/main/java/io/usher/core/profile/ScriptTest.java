package io.usher.core.profile;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ScriptTestFields;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import io.usher.core.script.answer.ScriptKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A test that is kept for a profile's script: what the script reads, and what must come
 * of it.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name its name, unique among the tests of one script
 * @param profile the number of the policy profile
 * @param kind which of the profile's scripts it tests
 * @param input the script's variables
 * @param expected what Infinity must be told: an action, a result, or both
 * @param at the moment that the script sees, null for the one at which the test runs
 */
public record ScriptTest(RecordId id, long revision, Document document, String name, long profile, ScriptKind kind,
		Map<String, @Nullable Object> input, Map<String, @Nullable Object> expected,
		@Nullable Instant at) implements ConfigurationRecord {

	/** What an expected result may have. */
	private static final Set<String> PARTS = Set.of("action", "result");

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.build();

	private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {
	};

	/**
	 * Reads a record.
	 * @throws ViolationsException when the expected result expects nothing
	 */
	public static ScriptTest of(RecordId id, long revision, Document document) {
		ScriptKind kind = ScriptKind.named(document.requiredText(ScriptTestFields.KIND)).orElseThrow();
		String text = document.requiredText(ScriptTestFields.EXPECTED);
		Map<String, @Nullable Object> expected = object(text);
		if (expected.isEmpty() || !PARTS.containsAll(expected.keySet())) {
			throw new ViolationsException(Violations.of(Violation.error(ScriptTestFields.EXPECTED.name(), text,
					"an object with an action, a result or both, and nothing else")));
		}
		String at = document.text(ScriptTestFields.AT);
		return new ScriptTest(id, revision, document, document.requiredText(CommonFields.NAME),
				Objects.requireNonNull(document.number(ScriptTestFields.PROFILE)), kind,
				object(document.requiredText(ScriptTestFields.INPUT)), expected,
				(at != null) ? LocalDateTime.parse(at).toInstant(ZoneOffset.UTC) : null);
	}

	/** Returns a moment as a document has it. */
	public static @Nullable String written(@Nullable Instant at) {
		return (at != null) ? LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString() : null;
	}

	/**
	 * Reads a JSON object as scripts see its values.
	 * @throws JacksonException when the text is no JSON object
	 */
	public static Map<String, @Nullable Object> object(String json) throws JacksonException {
		return JSON.readValue(json, OBJECT);
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of(UniqueKey.of(RecordKind.SCRIPT_TEST, CommonFields.NAME,
				this.profile + "/" + this.kind.wireName() + "/" + this.name));
	}

}
