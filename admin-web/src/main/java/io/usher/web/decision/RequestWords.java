package io.usher.web.decision;

import io.usher.core.catalogue.RequestType;

/**
 * Short words for the types of requests, where the guide's are too long.
 */
public final class RequestWords {

	private RequestWords() {
	}

	/** Returns the word for tabs and lists. */
	public static String of(RequestType type) {
		return switch (type) {
			case SERVICE_CONFIGURATION -> "Call";
			case PARTICIPANT_PROPERTIES -> "Participant";
			case MEDIA_LOCATION -> "Media location";
			case AVATAR -> "Picture";
			case DIRECTORY -> "Directory";
			case REGISTRATION -> "Registration";
		};
	}

}
