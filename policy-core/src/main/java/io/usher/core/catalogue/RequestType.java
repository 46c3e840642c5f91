package io.usher.core.catalogue;

/**
 * The six requests that Conferencing Nodes make of a policy server (guide: "Request types
 * summary").
 */
public enum RequestType {

	/** What to do with a call. */
	SERVICE_CONFIGURATION("service/configuration", false, "Service configuration"),

	/** Who a participant is. */
	PARTICIPANT_PROPERTIES("participant/properties", false, "Participant properties"),

	/** Where media is handled. */
	MEDIA_LOCATION("participant/location", false, "Media location"),

	/** A picture of a participant or contact. */
	AVATAR("participant/avatar", true, "Participant avatar"),

	/** The phone book. */
	DIRECTORY("registrations", false, "Directory information"),

	/** Whether a device may register. */
	REGISTRATION("registrations", true, "Registration alias");

	private final String path;

	private final boolean aliasInPath;

	private final String title;

	RequestType(String path, boolean aliasInPath, String title) {
		this.path = path;
		this.aliasInPath = aliasInPath;
		this.title = title;
	}

	/** Returns the path after {@code /policy/v1/}, without the alias. */
	public String path() {
		return this.path;
	}

	/** Tells whether an alias follows the path. */
	public boolean hasAliasInPath() {
		return this.aliasInPath;
	}

	/** Tells whether its answer may reject what is asked. */
	public boolean canBeRejected() {
		return this == SERVICE_CONFIGURATION || this == PARTICIPANT_PROPERTIES || this == REGISTRATION;
	}

	/** Returns the words for pages and messages. */
	public String title() {
		return this.title;
	}

}
