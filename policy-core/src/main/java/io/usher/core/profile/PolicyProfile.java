package io.usher.core.profile;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import io.usher.core.script.CompiledScript;
import io.usher.core.script.ScriptEngine;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult;
import io.usher.core.script.answer.ScriptResult.Effect;
import org.jspecify.annotations.Nullable;

/**
 * A policy profile: how requests from the locations that refer to it are decided (guide:
 * "Configuring policy profiles").
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name its name, unique
 * @param scripts the scripts that are written, compiled, whether they are switched on or
 * not
 */
public record PolicyProfile(RecordId id, long revision, Document document, String name,
		Map<ScriptKind, CompiledScript> scripts) implements ConfigurationRecord {

	private static final ScriptEngine ENGINE = new ScriptEngine();

	private static final Map<ScriptKind, Field> TEMPLATES = Map.of(ScriptKind.SERVICE,
			ProfileFields.INTERNAL_SERVICE_POLICY_TEMPLATE, ScriptKind.PARTICIPANT,
			ProfileFields.INTERNAL_PARTICIPANT_POLICY_TEMPLATE, ScriptKind.MEDIA_LOCATION,
			ProfileFields.INTERNAL_MEDIA_LOCATION_POLICY_TEMPLATE);

	private static final Map<ScriptKind, Field> SCRIPT_SWITCHES = Map.of(ScriptKind.SERVICE,
			ProfileFields.ENABLE_INTERNAL_SERVICE_POLICY, ScriptKind.PARTICIPANT,
			ProfileFields.ENABLE_INTERNAL_PARTICIPANT_POLICY, ScriptKind.MEDIA_LOCATION,
			ProfileFields.ENABLE_INTERNAL_MEDIA_LOCATION_POLICY);

	private static final Map<RequestType, Field> LOOKUP_SWITCHES = Map.of(RequestType.SERVICE_CONFIGURATION,
			ProfileFields.ENABLE_SERVICE_LOOKUP, RequestType.PARTICIPANT_PROPERTIES,
			ProfileFields.ENABLE_PARTICIPANT_LOOKUP, RequestType.MEDIA_LOCATION,
			ProfileFields.ENABLE_MEDIA_LOCATION_LOOKUP, RequestType.AVATAR, ProfileFields.ENABLE_AVATAR_LOOKUP,
			RequestType.DIRECTORY, ProfileFields.ENABLE_DIRECTORY_LOOKUP, RequestType.REGISTRATION,
			ProfileFields.ENABLE_REGISTRATION_LOOKUP);

	public PolicyProfile {
		scripts = Map.copyOf(scripts);
	}

	/** Reads a record. */
	public static PolicyProfile of(RecordId id, long revision, Document document) {
		Map<ScriptKind, CompiledScript> scripts = new EnumMap<>(ScriptKind.class);
		TEMPLATES.forEach((kind, field) -> {
			String source = document.text(field, "");
			if (!source.isBlank()) {
				scripts.put(kind, ENGINE.compile(source));
			}
		});
		return new PolicyProfile(id, revision, document, document.requiredText(CommonFields.NAME), scripts);
	}

	/** Returns the field that holds a kind of script. */
	public static Field template(ScriptKind kind) {
		return Objects.requireNonNull(TEMPLATES.get(kind));
	}

	/**
	 * Returns the switch that has the external policy server asked for a request type.
	 */
	public static Field lookup(RequestType type) {
		return Objects.requireNonNull(LOOKUP_SWITCHES.get(type));
	}

	/** Returns the switch that has a kind of script run. */
	public static Field scriptSwitch(ScriptKind kind) {
		return Objects.requireNonNull(SCRIPT_SWITCHES.get(kind));
	}

	/** Returns the script to run, empty when it is switched off or not written. */
	public Optional<CompiledScript> script(ScriptKind kind) {
		CompiledScript script = this.scripts.get(kind);
		return runs(kind) ? Optional.ofNullable(script) : Optional.empty();
	}

	/** Tells whether a kind of script is switched on, written or not. */
	public boolean runs(ScriptKind kind) {
		return this.document.flag(scriptSwitch(kind), false);
	}

	/** Returns what becomes of a live call after a run of its script. */
	public Effect live(ScriptKind kind, ScriptResult result) {
		return result.live(kind, effect(ProfileFields.SCRIPT_FAILURE_ACTION, Effect.REJECT),
				effect(ProfileFields.SCRIPT_INVALID_ACTION, Effect.KEEP));
	}

	private Effect effect(Field field, Effect otherwise) {
		String action = this.document.text(field);
		return (action == null) ? otherwise : action.equals("reject") ? Effect.REJECT : Effect.KEEP;
	}

	/** Tells whether the external policy server is asked for a type of request. */
	public boolean asksUpstream(RequestType type) {
		return this.document.flag(lookup(type), false) && url() != null;
	}

	/** Returns the external policy server's URL, null when there is none. */
	public @Nullable String url() {
		String url = this.document.text(ProfileFields.URL);
		return (url == null || url.isBlank()) ? null : url;
	}

	/** Returns how long the external policy server may take for its whole answer. */
	public Duration timeout() {
		return Duration.ofMillis(Objects.requireNonNullElse(this.document.number(ProfileFields.TIMEOUT), 3500L));
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of(UniqueKey.of(RecordKind.POLICY_PROFILE, CommonFields.NAME, this.name));
	}

}
