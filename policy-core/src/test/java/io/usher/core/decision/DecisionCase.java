package io.usher.core.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A decision case as a YAML file has it.
 *
 * @param description what the case shows, a sentence
 * @param include configurations that the case starts from, by file name
 * @param configuration records by resource name, added to the included ones
 * @param upstream what the upstream server answers, one after the other
 * @param request what is asked
 * @param expect what must be answered
 * @param next further requests that the same instance gets afterwards
 */
public record DecisionCase(@JsonProperty(required = true) String description, List<String> include,
		Map<String, List<Map<String, Object>>> configuration, List<Reply> upstream,
		@JsonProperty(required = true) Request request, @JsonProperty(required = true) Expected expect,
		List<Exchange> next) {

	public DecisionCase {
		include = (include != null) ? include : List.of();
		configuration = (configuration != null) ? configuration : Map.of();
		upstream = (upstream != null) ? upstream : List.of();
		next = (next != null) ? next : List.of();
	}

	/**
	 * Cases that share a configuration.
	 *
	 * @param include configurations that every case starts from
	 * @param configuration records that every case has
	 * @param cases the cases
	 */
	public record File(List<String> include, Map<String, List<Map<String, Object>>> configuration,
			@JsonProperty(required = true) List<DecisionCase> cases) {

		public File {
			include = (include != null) ? include : List.of();
			configuration = (configuration != null) ? configuration : Map.of();
		}

	}

	/**
	 * A further request and its answer.
	 *
	 * @param request what is asked
	 * @param expect what must be answered
	 */
	public record Exchange(@JsonProperty(required = true) Request request,
			@JsonProperty(required = true) Expected expect) {

	}

	/**
	 * What the upstream server answers.
	 *
	 * @param status the HTTP status, 200 when absent
	 * @param type the content type, JSON when absent
	 * @param body the body, an object that is written as JSON
	 * @param text the body as it is, instead
	 * @param picture the size of a JPEG that is the body, such as {@code 100x40}, instead
	 * @param fails why there is no answer, instead of all others
	 */
	public record Reply(Integer status, String type, Object body, String text, String picture, String fails) {

	}

	/**
	 * A policy request.
	 *
	 * @param type the type, a service configuration request when absent
	 * @param alias the alias in the path, for the types that have one
	 * @param query a query string as it comes on the wire
	 * @param parameters parameters, decoded, added to those of the query
	 */
	public record Request(String type, String alias, String query, Map<String, Object> parameters) {

		public Request {
			parameters = (parameters != null) ? parameters : new LinkedHashMap<>();
		}

	}

	/**
	 * What a decision must be. What is absent is not looked at.
	 *
	 * @param answer {@code serve}, {@code reject}, {@code redirect} or {@code continue}
	 * @param status the HTTP status
	 * @param result the whole result
	 * @param has values that the result holds among others
	 * @param absent names that the result does not hold
	 * @param reason words that the reason holds
	 * @param trace words of the trace's sentences, in order
	 * @param untold words that no sentence of the trace holds
	 * @param violations words of what the catalogue finds wrong, all of it
	 * @param suffixes how many names for gateway calls were made up to now
	 * @param asked the paths and queries with which the upstream server was asked, up to
	 * now
	 * @param debug the lines of {@code pex_debug_log}
	 */
	public record Expected(@JsonProperty(required = true) String answer, Integer status, Object result,
			Map<String, Object> has, List<String> absent, String reason, List<String> trace, List<String> untold,
			List<String> violations, Integer suffixes, List<String> asked, List<String> debug) {

		public Expected {
			has = (has != null) ? has : Map.of();
			absent = (absent != null) ? absent : List.of();
			trace = (trace != null) ? trace : List.of();
			untold = (untold != null) ? untold : List.of();
			violations = (violations != null) ? violations : List.of();
		}

	}

}
