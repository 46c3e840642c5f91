package io.usher.core.script.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.usher.core.catalogue.RequestType;

/**
 * The three kinds of local policy scripts, by the request that they take part in.
 */
public enum ScriptKind {

	/** Service configuration. */
	SERVICE("service", RequestType.SERVICE_CONFIGURATION, ScriptVariable.CALL_INFO, ScriptVariable.SERVICE_CONFIG),

	/** Participant properties. */
	PARTICIPANT("participant", RequestType.PARTICIPANT_PROPERTIES, ScriptVariable.CALL_INFO,
			ScriptVariable.SERVICE_CONFIG, ScriptVariable.PARTICIPANT),

	/** Media location. */
	MEDIA_LOCATION("media_location", RequestType.MEDIA_LOCATION, ScriptVariable.CALL_INFO,
			ScriptVariable.SERVICE_CONFIG, ScriptVariable.SUGGESTED_MEDIA_OVERFLOW_LOCATIONS);

	private final String wireName;

	private final RequestType requestType;

	private final List<ScriptVariable> variables;

	ScriptKind(String wireName, RequestType requestType, ScriptVariable... variables) {
		this.wireName = wireName;
		this.requestType = requestType;
		this.variables = List.of(variables);
	}

	/** Returns the name in the administration API. */
	public String wireName() {
		return this.wireName;
	}

	/** Returns the request whose answer it may change. */
	public RequestType requestType() {
		return this.requestType;
	}

	/** Returns the variables that exist in it. */
	public List<ScriptVariable> variables() {
		return this.variables;
	}

	/** Finds the kind by its name in the administration API. */
	public static Optional<ScriptKind> named(String wireName) {
		return Arrays.stream(values()).filter((kind) -> kind.wireName.equals(wireName)).findFirst();
	}

	/** Finds the kind that takes part in a type of request. */
	public static Optional<ScriptKind> of(RequestType requestType) {
		return Arrays.stream(values()).filter((kind) -> kind.requestType == requestType).findFirst();
	}

}
