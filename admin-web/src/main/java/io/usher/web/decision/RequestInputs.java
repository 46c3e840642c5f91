package io.usher.web.decision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.RequestType;
import io.usher.core.decision.Parameters;

/**
 * Which parameters of each type of request the simulator's form shows first. All others
 * that the type has come below.
 */
final class RequestInputs {

	private static final Map<RequestType, List<RequestParameter>> FIRST = new EnumMap<>(Map.of(
			RequestType.SERVICE_CONFIGURATION, List.of(RequestParameter.LOCAL_ALIAS, RequestParameter.REMOTE_ALIAS,
					RequestParameter.PROTOCOL, RequestParameter.LOCATION, RequestParameter.CALL_DIRECTION,
					RequestParameter.SERVICE_NAME, RequestParameter.REGISTERED, RequestParameter.TRIGGER),
			RequestType.PARTICIPANT_PROPERTIES,
			List.of(RequestParameter.SERVICE_NAME, RequestParameter.LOCAL_ALIAS, RequestParameter.REMOTE_ALIAS,
					RequestParameter.REMOTE_DISPLAY_NAME, RequestParameter.PROTOCOL, RequestParameter.LOCATION,
					RequestParameter.PREAUTHENTICATED_ROLE, RequestParameter.PARTICIPANT_TYPE),
			RequestType.MEDIA_LOCATION,
			List.of(RequestParameter.LOCATION, RequestParameter.PROTOCOL, RequestParameter.REMOTE_ADDRESS,
					RequestParameter.MS_SUBNET, RequestParameter.LOCAL_ALIAS, RequestParameter.REMOTE_ALIAS,
					RequestParameter.SERVICE_NAME),
			RequestType.AVATAR,
			List.of(RequestParameter.WIDTH, RequestParameter.HEIGHT, RequestParameter.LOCATION, RequestParameter.ROLE),
			RequestType.DIRECTORY,
			List.of(RequestParameter.Q, RequestParameter.LIMIT, RequestParameter.LOCATION,
					RequestParameter.REGISTRATION_ALIAS),
			RequestType.REGISTRATION, List.of(RequestParameter.PROTOCOL, RequestParameter.LOCATION,
					RequestParameter.AUTH_TYPE, RequestParameter.REMOTE_ADDRESS)));

	private static final Set<RequestParameter> WIDE = EnumSet.of(RequestParameter.LOCAL_ALIAS,
			RequestParameter.REMOTE_ALIAS, RequestParameter.REMOTE_DISPLAY_NAME, RequestParameter.SERVICE_NAME,
			RequestParameter.CALL_DIRECTION, RequestParameter.Q, RequestParameter.REGISTRATION_ALIAS);

	private RequestInputs() {
	}

	/** Returns the inputs that are shown first. */
	static List<Input> first(RequestType type, Parameters parameters) {
		return FIRST.getOrDefault(type, List.of())
			.stream()
			.map((parameter) -> Input.of(parameter, WIDE.contains(parameter), parameters))
			.toList();
	}

	/** Returns the inputs of everything else that a request of the type may carry. */
	static List<Input> further(RequestType type, Parameters parameters) {
		List<RequestParameter> further = new ArrayList<>(of(type));
		further.removeAll(FIRST.getOrDefault(type, List.of()));
		return further.stream().map((parameter) -> Input.of(parameter, false, parameters)).toList();
	}

	/** Returns the parameters that have an input, whatever the asking version sends. */
	static Set<RequestParameter> of(RequestType type) {
		Set<RequestParameter> parameters = RequestParameter.of(type, InfinityVersion.V35);
		parameters.remove(RequestParameter.IDP_ATTRIBUTES);
		return parameters;
	}

}
