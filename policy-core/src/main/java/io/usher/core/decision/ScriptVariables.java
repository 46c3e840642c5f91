package io.usher.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptVariable;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a local policy script reads, made from a request and what is known
 * before the script runs (guide: "Supported variables").
 */
public final class ScriptVariables {

	/** What external policy answered, in {@code call_info}. */
	static final String DISPOSITION = "external_policy_disposition";

	/** What is null where it is absent; all else that is absent is an empty text. */
	private static final Set<RequestParameter> NULLABLE = Set.of(RequestParameter.PREAUTHENTICATED_ROLE,
			RequestParameter.REMOTE_DISPLAY_NAME);

	private static final Set<RequestParameter> LISTS = Set.of(RequestParameter.MS_SUBNET,
			RequestParameter.P_ASSERTED_IDENTITY);

	private static final List<RequestParameter> PARTICIPANT = List.of(RequestParameter.CALL_UUID,
			RequestParameter.IDP_ATTRIBUTES, RequestParameter.PARTICIPANT_TYPE, RequestParameter.PARTICIPANT_UUID,
			RequestParameter.PREAUTHENTICATED_ROLE, RequestParameter.REMOTE_ALIAS,
			RequestParameter.REMOTE_DISPLAY_NAME);

	/**
	 * What the participant variable has besides what an answer may have: facts of the
	 * call.
	 */
	static final Set<String> OF_THE_REQUEST = Stream
		.of(RequestParameter.CALL_UUID, RequestParameter.IDP_ATTRIBUTES, RequestParameter.PARTICIPANT_TYPE,
				RequestParameter.PARTICIPANT_UUID)
		.map(RequestParameter::scriptName)
		.collect(Collectors.toUnmodifiableSet());

	/** An element of a list as JSON or Python writes it, up to the next comma. */
	private static final Pattern ELEMENT = Pattern
		.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|'((?:[^'\\\\]|\\\\.)*+)')\\s*(,|$)", Pattern.DOTALL);

	private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

	private final PolicyRequest request;

	private final Known known;

	private ScriptVariables(PolicyRequest request, Known known) {
		this.request = request;
		this.known = known;
	}

	/**
	 * Returns the variables of a script.
	 * @param kind the kind of script
	 * @param request the request that it takes part in
	 * @param known what is known besides the request
	 */
	public static Map<String, @Nullable Object> of(ScriptKind kind, PolicyRequest request, Known known) {
		ScriptVariables variables = new ScriptVariables(request, known);
		Map<String, @Nullable Object> all = new LinkedHashMap<>();
		kind.variables().forEach((variable) -> all.put(variable.scriptName(), variables.value(variable)));
		return Collections.unmodifiableMap(all);
	}

	/** Returns what the participant variable has at least. */
	public static List<RequestParameter> ofParticipants() {
		return PARTICIPANT;
	}

	private @Nullable Object value(ScriptVariable variable) {
		return switch (variable) {
			case CALL_INFO -> callInfo();
			case SERVICE_CONFIG -> this.known.serviceConfig();
			case PARTICIPANT -> participant();
			case SUGGESTED_MEDIA_OVERFLOW_LOCATIONS -> this.known.locations();
		};
	}

	private Map<String, @Nullable Object> callInfo() {
		Map<String, @Nullable Object> info = new LinkedHashMap<>();
		this.request.parameters().all().forEach((name, values) -> {
			RequestParameter parameter = RequestParameter.find(name).orElse(null);
			if (parameter != RequestParameter.IDP_ATTRIBUTES && !name.equals(DISPOSITION)) {
				info.putIfAbsent((parameter != null) ? parameter.scriptName() : name, typed(parameter, values));
			}
		});
		if (this.known.disposition() != null) {
			info.put(DISPOSITION, this.known.disposition());
		}
		return Collections.unmodifiableMap(info);
	}

	private Map<String, @Nullable Object> participant() {
		Map<String, @Nullable Object> info = callInfo();
		Map<String, @Nullable Object> participant = new LinkedHashMap<>();
		for (RequestParameter parameter : PARTICIPANT) {
			String name = parameter.scriptName();
			Object absent = NULLABLE.contains(parameter) ? null : "";
			participant.put(name, (parameter == RequestParameter.IDP_ATTRIBUTES) ? idpAttributes()
					: info.containsKey(name) ? info.get(name) : absent);
		}
		participant.putAll(this.known.participant());
		return Collections.unmodifiableMap(participant);
	}

	/** Every attribute is a list, even one that has one value. */
	private Map<String, List<String>> idpAttributes() {
		Map<String, List<String>> attributes = new LinkedHashMap<>();
		int prefix = RequestParameter.IDP_ATTRIBUTE_PREFIX.length();
		this.request.parameters().all().forEach((name, values) -> {
			boolean attribute = RequestParameter.find(name).orElse(null) == RequestParameter.IDP_ATTRIBUTES;
			if (attribute && name.length() > prefix) {
				attributes.put(name.substring(prefix), values);
			}
		});
		return Collections.unmodifiableMap(attributes);
	}

	private static @Nullable Object typed(@Nullable RequestParameter parameter, List<String> values) {
		if (parameter == null) {
			return (values.size() == 1) ? values.get(0) : values;
		}
		if (LISTS.contains(parameter)) {
			return values.stream().flatMap(ScriptVariables::elements).toList();
		}
		String value = values.isEmpty() ? "" : values.get(0);
		if (value.isEmpty() || value.equalsIgnoreCase("none") || value.equalsIgnoreCase("null")) {
			return NULLABLE.contains(parameter) ? null : "";
		}
		if (parameter.kind() instanceof FieldKind.WholeNumber && WHOLE.matcher(value).matches()) {
			return Long.valueOf(value);
		}
		if (parameter.kind() instanceof FieldKind.Flag
				&& (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"))) {
			return Boolean.valueOf(value);
		}
		return value;
	}

	/** Infinity writes a SIP header as a list of texts; a bare value is one. */
	private static Stream<String> elements(String value) {
		String text = value.strip();
		if (text.isEmpty() || text.equals("[]")) {
			return Stream.empty();
		}
		List<String> elements = new ArrayList<>();
		if (text.startsWith("[") && text.endsWith("]")) {
			Matcher element = ELEMENT.matcher(text).region(1, text.length() - 1);
			while (element.lookingAt()) {
				String quoted = (element.group(1) != null) ? element.group(1) : element.group(2);
				elements.add(quoted.replaceAll("\\\\(.)", "$1"));
				if (element.group(3).isEmpty()) {
					return elements.stream();
				}
				element.region(element.end(), text.length() - 1);
			}
		}
		return Stream.of(value);
	}

	/**
	 * What is known before a script runs, besides the request.
	 *
	 * @param serviceConfig the service, null when there is none
	 * @param participant what external policy has changed of the participant
	 * @param locations the media location, null when there is none
	 * @param disposition what external policy answered, such as {@code CONTINUE}; null
	 * when it was not asked, or gave no valid action
	 */
	public record Known(@Nullable Map<String, ? extends @Nullable Object> serviceConfig,
			Map<String, ? extends @Nullable Object> participant,
			@Nullable Map<String, ? extends @Nullable Object> locations, @Nullable String disposition) {

		/** Returns nothing known. */
		public static Known nothing() {
			return new Known(null, Map.of(), null, null);
		}

	}

}
