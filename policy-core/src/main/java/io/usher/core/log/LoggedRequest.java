package io.usher.core.log;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import io.usher.core.catalogue.RequestType;

/**
 * A policy request in the log.
 *
 * @param type the type of request
 * @param node the address that the request came from
 * @param nodeIp the address that the node calls its own
 * @param location the location that it names
 * @param alias the alias that it is about: the one in the path, else the one that was
 * dialled
 * @param caller the alias of the participant, or the one with which who asks is
 * registered
 * @param displayName what the participant is called
 * @param service the name of the service
 * @param callUuid identifies the participant's call
 * @param protocol how the call reached Infinity
 * @param direction whether the call comes in or goes out
 * @param remoteAddress the address of the participant
 * @param parameters every parameter that may be kept, in order
 * @param leftOut how many parameters were left out as personal data
 * @param cut whether a parameter, or the alias in the path, was too long and was cut
 */
public record LoggedRequest(RequestType type, String node, String nodeIp, String location, String alias, String caller,
		String displayName, String service, String callUuid, String protocol, String direction, String remoteAddress,
		List<Parameter> parameters, int leftOut, boolean cut) {

	public LoggedRequest {
		parameters = List.copyOf(parameters);
	}

	/**
	 * Returns the path and query that ask the same, for the simulator: exactly the same
	 * when nothing was left out, cut or masked.
	 */
	public String line() {
		String path = "/policy/v1/" + this.type.path()
				+ (this.type.hasAliasInPath() ? "/" + encoded(this.alias).replace("+", "%20") : "");
		return path + this.parameters.stream()
			.map((parameter) -> encoded(parameter.name) + "=" + encoded(parameter.value))
			.collect(Collectors.joining("&", "?", ""));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * A parameter.
	 *
	 * @param name its name, as it came
	 * @param value its value
	 */
	public record Parameter(String name, String value) {

	}

}
