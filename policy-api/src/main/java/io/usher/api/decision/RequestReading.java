package io.usher.api.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.RequestType;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a node asks from the raw path and query, within bounds. Every parameter is
 * kept, known or not.
 */
final class RequestReading {

	/** The most characters of path and query together. */
	static final int MAX_LENGTH = 60_000;

	/** The most parameters. */
	static final int MAX_PARAMETERS = 500;

	/** The most characters of a parameter's name. */
	static final int MAX_NAME = 1024;

	/** The most characters of a parameter's value. */
	static final int MAX_VALUE = 16_384;

	/** The most characters of the alias that is asked for: regexes run over it. */
	static final int MAX_ALIAS = 2048;

	/** What a service request may be about. */
	private static final List<RequestParameter> SUBJECTS = List.of(RequestParameter.LOCAL_ALIAS,
			RequestParameter.SERVICE_NAME, RequestParameter.UNIQUE_SERVICE_NAME);

	private RequestReading() {
	}

	/**
	 * Reads a request.
	 * @param query the raw query, null when there is none
	 * @throws RefusedException when it cannot be understood or is too long
	 */
	static PolicyRequest read(String uri, PolicyPath path, @Nullable String query) {
		int length = uri.length() + ((query != null) ? query.length() : 0);
		if (length > MAX_LENGTH) {
			throw new RefusedException(414, "the path and query have " + length + " characters",
					"at most " + MAX_LENGTH, Map.of());
		}
		RequestType type = path.type();
		if (type == null) {
			throw new RefusedException(404, "no such request", "one of: " + PolicyPath.known(), Map.of());
		}
		String alias = EncodedText.ofPath(path.alias(), "the alias in the path");
		bound("the alias in the path", alias, MAX_ALIAS);
		Parameters parameters = Parameters.of(values((query != null) ? query : ""), query);
		String localAlias = parameters.text(RequestParameter.LOCAL_ALIAS);
		bound(RequestParameter.LOCAL_ALIAS.wireName(), (localAlias != null) ? localAlias : "", MAX_ALIAS);
		PolicyRequest request = PolicyRequest.of(type, alias, parameters);
		if (request instanceof ServiceRequest service) {
			requireSubject(service);
		}
		return request;
	}

	private static void requireSubject(ServiceRequest request) {
		Parameters parameters = request.parameters();
		boolean told = SUBJECTS.stream().anyMatch(parameters::has)
				|| request.isOutgoing() && parameters.has(RequestParameter.REMOTE_ALIAS);
		if (!told) {
			throw RefusedException.badRequest("the request says neither which alias nor which service it is about",
					"the parameter "
							+ SUBJECTS.stream().map(RequestParameter::wireName).collect(Collectors.joining(" or ")));
		}
	}

	private static Map<String, List<String>> values(String query) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		int count = 0;
		for (int from = 0; from < query.length();) {
			int end = query.indexOf('&', from);
			end = (end < 0) ? query.length() : end;
			if (end > from) {
				count++;
				if (count > MAX_PARAMETERS) {
					throw RefusedException.badRequest("the query has more than " + MAX_PARAMETERS + " parameters",
							"at most " + MAX_PARAMETERS);
				}
				add(values, query.substring(from, end));
			}
			from = end + 1;
		}
		return values;
	}

	private static void add(Map<String, List<String>> values, String pair) {
		int equals = pair.indexOf('=');
		String name = EncodedText.ofQuery((equals < 0) ? pair : pair.substring(0, equals), "a parameter's name");
		bound("a parameter's name", name, MAX_NAME);
		String value = (equals < 0) ? "" : EncodedText.ofQuery(pair.substring(equals + 1), name);
		bound(name, value, MAX_VALUE);
		values.computeIfAbsent(name, (key) -> new ArrayList<>(1)).add(value);
	}

	private static void bound(String what, String text, int most) {
		if (text.length() > most && text.codePointCount(0, text.length()) > most) {
			throw RefusedException.badRequest(what + ": " + text.codePointCount(0, text.length()) + " characters",
					"at most " + most);
		}
	}

}
