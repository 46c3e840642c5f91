package io.usher.core.script.answer;

/**
 * The variables that scripts read (guide: "Supported variables").
 */
public enum ScriptVariable {

	/** What the request says. */
	CALL_INFO("call_info"),

	/** The service so far, null when there is none. */
	SERVICE_CONFIG("service_config"),

	/** The participant so far. */
	PARTICIPANT("participant"),

	/** The media location so far. */
	SUGGESTED_MEDIA_OVERFLOW_LOCATIONS("suggested_media_overflow_locations");

	private final String scriptName;

	ScriptVariable(String scriptName) {
		this.scriptName = scriptName;
	}

	/** Returns the name that scripts use. */
	public String scriptName() {
		return this.scriptName;
	}

}
