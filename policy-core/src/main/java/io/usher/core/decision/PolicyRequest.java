package io.usher.core.decision;

import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.RequestType;
import org.jspecify.annotations.Nullable;

/**
 * What a Conferencing Node asks. The policy guide, "Request types summary".
 */
public sealed interface PolicyRequest {

	/** Returns the type of request. */
	RequestType type();

	/** Returns every parameter of the request. */
	Parameters parameters();

	/** Returns the alias in the path, decoded; null for the types that have none. */
	default @Nullable String pathAlias() {
		return null;
	}

	/** Returns the name of the location that asks, or null. */
	default @Nullable String location() {
		return parameters().text(RequestParameter.LOCATION);
	}

	/** Returns the set of fields that the asking Infinity knows. */
	default InfinityVersion version(InfinityVersion otherwise) {
		return InfinityVersion.of(parameters().text(RequestParameter.VERSION_ID), otherwise);
	}

	/**
	 * Returns the request of a type.
	 * @param alias the alias in the path, for the types that have one
	 */
	static PolicyRequest of(RequestType type, String alias, Parameters parameters) {
		return switch (type) {
			case SERVICE_CONFIGURATION -> new ServiceRequest(parameters);
			case PARTICIPANT_PROPERTIES -> new ParticipantRequest(parameters);
			case MEDIA_LOCATION -> new MediaLocationRequest(parameters);
			case AVATAR -> new AvatarRequest(alias, parameters);
			case DIRECTORY -> new DirectoryRequest(parameters);
			case REGISTRATION -> new RegistrationRequest(alias, parameters);
		};
	}

	/**
	 * Asks what an alias is, or to repeat a service.
	 *
	 * @param parameters every parameter of the request
	 */
	record ServiceRequest(Parameters parameters) implements PolicyRequest {

		@Override
		public RequestType type() {
			return RequestType.SERVICE_CONFIGURATION;
		}

		/** Returns the alias that was dialled, or null. */
		public @Nullable String localAlias() {
			return this.parameters.text(RequestParameter.LOCAL_ALIAS);
		}

		/** Returns the alias of the other side: who calls, or who is called. */
		public @Nullable String remoteAlias() {
			return this.parameters.text(RequestParameter.REMOTE_ALIAS);
		}

		/** Tells whether Infinity places the call. */
		public boolean isOutgoing() {
			return "dial_out".equalsIgnoreCase(this.parameters.text(RequestParameter.CALL_DIRECTION));
		}

	}

	/**
	 * Asks under which name and role a participant joins.
	 *
	 * @param parameters every parameter of the request
	 */
	record ParticipantRequest(Parameters parameters) implements PolicyRequest {

		@Override
		public RequestType type() {
			return RequestType.PARTICIPANT_PROPERTIES;
		}

	}

	/**
	 * Asks where media is handled.
	 *
	 * @param parameters every parameter of the request
	 */
	record MediaLocationRequest(Parameters parameters) implements PolicyRequest {

		@Override
		public RequestType type() {
			return RequestType.MEDIA_LOCATION;
		}

	}

	/**
	 * Asks for a picture.
	 *
	 * @param alias the alias in the path, decoded
	 * @param parameters every parameter of the request
	 */
	record AvatarRequest(String alias, Parameters parameters) implements PolicyRequest {

		@Override
		public RequestType type() {
			return RequestType.AVATAR;
		}

		@Override
		public String pathAlias() {
			return this.alias;
		}

	}

	/**
	 * Searches the directory.
	 *
	 * @param parameters every parameter of the request
	 */
	record DirectoryRequest(Parameters parameters) implements PolicyRequest {

		@Override
		public RequestType type() {
			return RequestType.DIRECTORY;
		}

	}

	/**
	 * Asks whether a device may register.
	 *
	 * @param alias the alias in the path, decoded
	 * @param parameters every parameter of the request
	 */
	record RegistrationRequest(String alias, Parameters parameters) implements PolicyRequest {

		@Override
		public RequestType type() {
			return RequestType.REGISTRATION;
		}

		@Override
		public String pathAlias() {
			return this.alias;
		}

	}

}
