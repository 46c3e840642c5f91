package io.usher.web.decision;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.RequestParameter;
import io.usher.core.decision.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody entered about a call. The page's own address holds the policy request's
 * parameters under their own names, so that a result can be kept and sent.
 *
 * @param parameters the request's parameters
 * @param requestLine the line that was pasted and cannot be read, empty when none
 * @param requestLineError what is wrong with it, null when nothing is
 * @param canonical whether the address is just the request's parameters
 */
record SimulatorForm(Parameters parameters, String requestLine, @Nullable String requestLineError, boolean canonical) {

	/** The name of the input that takes a request line. */
	static final String REQUEST_LINE = "request_line";

	/** The names of further parameters, one for each row. */
	static final String MORE_NAME = "more_name";

	/** The values of further parameters, one for each row. */
	static final String MORE_VALUE = "more_value";

	/** Asks for every rule that was tried. */
	static final String ALL_RULES = "all_rules";

	private static final Set<String> OWN = Set.of(REQUEST_LINE, MORE_NAME, MORE_VALUE, ALL_RULES);

	private static final Set<RequestParameter> INPUTS = Set.of(RequestParameter.LOCAL_ALIAS,
			RequestParameter.REMOTE_ALIAS, RequestParameter.REMOTE_DISPLAY_NAME, RequestParameter.PROTOCOL,
			RequestParameter.LOCATION, RequestParameter.CALL_DIRECTION, RequestParameter.REGISTERED,
			RequestParameter.VERSION_ID, RequestParameter.SERVICE_NAME);

	private static final String NO_ALIAS = "Enter the alias that was dialled, for example meet.alice@example.com.";

	/** Reads what came with the page's address. */
	static SimulatorForm read(MultiValueMap<String, String> query) {
		String line = Objects.requireNonNullElse(query.getFirst(REQUEST_LINE), "").strip();
		if (line.isEmpty()) {
			return new SimulatorForm(entered(query), "", null, isCanonical(query));
		}
		try {
			return new SimulatorForm(RequestLine.read(line), "", null, false);
		}
		catch (IllegalArgumentException ex) {
			return new SimulatorForm(entered(query), line, ex.getMessage(), true);
		}
	}

	private static boolean isCanonical(MultiValueMap<String, String> query) {
		return query.entrySet()
			.stream()
			.noneMatch((entry) -> !entry.getKey().equals(ALL_RULES)
					&& (OWN.contains(entry.getKey()) || entry.getValue().stream().anyMatch(SimulatorForm::isBlank)));
	}

	private static Parameters entered(MultiValueMap<String, String> query) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		query.forEach((name, all) -> {
			if (!OWN.contains(name)) {
				all.forEach((value) -> put(values, name, value));
			}
		});
		List<String> names = query.getOrDefault(MORE_NAME, List.of());
		List<String> more = query.getOrDefault(MORE_VALUE, List.of());
		for (int row = 0; row < Math.min(names.size(), more.size()); row++) {
			put(values, names.get(row).strip(), more.get(row));
		}
		return Parameters.of(values);
	}

	private static void put(Map<String, List<String>> values, String name, @Nullable String value) {
		if (!name.isEmpty() && value != null && !value.isBlank()) {
			values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value.strip());
		}
	}

	private static boolean isBlank(@Nullable String value) {
		return value == null || value.isBlank();
	}

	/** Tells whether nothing was asked yet. */
	boolean isUntouched() {
		return this.parameters.all().isEmpty() && this.requestLine.isEmpty();
	}

	/** Tells whether the request can be simulated. */
	boolean isComplete() {
		return this.requestLineError == null && !lacksAlias();
	}

	private boolean lacksAlias() {
		Stream<RequestParameter> enough = Stream.of(RequestParameter.LOCAL_ALIAS, RequestParameter.SERVICE_NAME,
				RequestParameter.UNIQUE_SERVICE_NAME);
		if (Direction.DIAL_OUT.value().equals(this.parameters.text(RequestParameter.CALL_DIRECTION))) {
			enough = Stream.concat(enough, Stream.of(RequestParameter.REMOTE_ALIAS));
		}
		return enough.allMatch((parameter) -> this.parameters.text(parameter) == null);
	}

	/** Returns the input of the alias that was dialled. */
	public Input alias() {
		Input input = input(RequestParameter.LOCAL_ALIAS);
		boolean missing = !isUntouched() && this.requestLineError == null && lacksAlias();
		return missing ? input.withError(NO_ALIAS) : input;
	}

	/** Returns the input of the other side's alias. */
	public Input caller() {
		return input(RequestParameter.REMOTE_ALIAS);
	}

	/** Returns the input of the caller's display name. */
	public Input displayName() {
		return input(RequestParameter.REMOTE_DISPLAY_NAME);
	}

	/** Returns the input of the protocol. */
	public Input protocol() {
		return input(RequestParameter.PROTOCOL);
	}

	/** Returns the input of the location that asks. */
	public Input location() {
		return input(RequestParameter.LOCATION);
	}

	/** Returns the input of the direction. */
	public Input direction() {
		Input input = input(RequestParameter.CALL_DIRECTION);
		return input.value().isEmpty() ? new Input(input.name(), Direction.DIAL_IN.value(), input.options(), null)
				: input;
	}

	/** Returns the input of whether the caller is registered. */
	public Input registered() {
		return input(RequestParameter.REGISTERED);
	}

	/** Tells whether the caller is registered. */
	public boolean isRegistered() {
		return this.parameters.flag(RequestParameter.REGISTERED);
	}

	/** Returns the input of Infinity's version. */
	public Input version() {
		return input(RequestParameter.VERSION_ID);
	}

	/** Returns the input of the existing service's name. */
	public Input serviceName() {
		return input(RequestParameter.SERVICE_NAME);
	}

	/** Returns the parameters that have no input of their own. */
	public List<Row> rows() {
		Set<String> inputs = INPUTS.stream().map(RequestParameter::wireName).collect(Collectors.toSet());
		List<Row> rows = new ArrayList<>();
		this.parameters.all()
			.forEach((name, values) -> values.stream()
				.filter((value) -> !inputs.contains(name))
				.forEach((value) -> rows.add(new Row(name, value))));
		return rows;
	}

	/** Returns the same, and an empty one to fill. */
	public List<Row> rowsToFill() {
		List<Row> rows = new ArrayList<>(rows());
		rows.add(new Row("", ""));
		return rows;
	}

	/** Returns the parameters as the query of the page's address. */
	public String query() {
		return query(this.parameters);
	}

	static String query(Parameters parameters) {
		return parameters.all()
			.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue()
				.stream()
				.filter((value) -> !value.isBlank())
				.map((value) -> encode(entry.getKey()) + "=" + encode(value)))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private Input input(RequestParameter parameter) {
		return Input.of(parameter, this.parameters);
	}

	/**
	 * A further parameter.
	 *
	 * @param name its name
	 * @param value its value
	 */
	record Row(String name, String value) {

	}

}
