package io.usher.web.decision;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.RequestType;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody entered about a request. The page's own address holds the policy
 * request's parameters under their own names, so that a result can be kept and sent.
 *
 * @param type the type of request
 * @param pathAlias the alias in the request's path, empty for types that have none
 * @param parameters the request's parameters
 * @param setting at what time and by which configuration it is decided
 * @param requestLine the line that was pasted and cannot be read, empty when none
 * @param requestLineError what is wrong with it, null when nothing is
 * @param stage whether it is to be filled, or decided
 * @param canonical whether the address is as short as it can be
 */
record SimulatorForm(RequestType type, String pathAlias, Parameters parameters, SimulatorSetting setting,
		String requestLine, @Nullable String requestLineError, Stage stage, boolean canonical) {

	/** The name of the input that takes a request line. */
	static final String REQUEST_LINE = "request_line";

	/** The name of the type of request. */
	static final String TYPE = "request_type";

	/** The name of the alias in the request's path. */
	static final String PATH_ALIAS = "path_alias";

	/** The names of further parameters, one for each row. */
	static final String MORE_NAME = "more_name";

	/** The values of further parameters, one for each row. */
	static final String MORE_VALUE = "more_value";

	/** Asks for every rule that was tried. */
	static final String ALL_RULES = "all_rules";

	/** Asks for a decision though nothing was entered. */
	static final String SIMULATE = "simulate";

	/** Asks for the form alone, as it is filled. */
	static final String DRAFT = "draft";

	private static final Set<String> ROWS = Set.of(REQUEST_LINE, MORE_NAME, MORE_VALUE);

	private static final Set<String> OWN = Set.of(REQUEST_LINE, MORE_NAME, MORE_VALUE, TYPE, PATH_ALIAS, ALL_RULES,
			SIMULATE, DRAFT, SimulatorSetting.AT, SimulatorSetting.OFFSET, SimulatorSetting.REVISION,
			SimulatorSetting.UPSTREAM);

	/** Reads what came with the page's address. */
	static SimulatorForm read(MultiValueMap<String, String> query) {
		String line = text(query, REQUEST_LINE);
		SimulatorSetting setting = SimulatorSetting.read(query);
		if (line.isEmpty()) {
			return entered(query, setting, "", null, isCanonical(query) || setting.hasErrors());
		}
		try {
			PolicyRequest request = RequestLine.read(line);
			return new SimulatorForm(request.type(), Objects.requireNonNullElse(request.pathAlias(), ""),
					request.parameters(), setting, "", null, Stage.DECIDED, false);
		}
		catch (IllegalArgumentException ex) {
			return entered(query, setting, line, ex.getMessage(), true);
		}
	}

	private static SimulatorForm entered(MultiValueMap<String, String> query, SimulatorSetting setting, String line,
			@Nullable String error, boolean canonical) {
		RequestType type = type(text(query, TYPE));
		String alias = type.hasAliasInPath() ? text(query, PATH_ALIAS) : "";
		Parameters parameters = parameters(query);
		boolean touched = !parameters.all().isEmpty() || !alias.isEmpty() || !line.isEmpty()
				|| query.containsKey(SIMULATE);
		Stage stage = !touched ? Stage.UNTOUCHED : query.containsKey(DRAFT) ? Stage.DRAFT : Stage.DECIDED;
		return new SimulatorForm(type, alias, parameters, setting, line, error, stage, canonical);
	}

	static RequestType type(String value) {
		return Arrays.stream(RequestType.values())
			.filter((type) -> type.name().equalsIgnoreCase(value))
			.findFirst()
			.orElse(RequestType.SERVICE_CONFIGURATION);
	}

	private static boolean isCanonical(MultiValueMap<String, String> query) {
		boolean entered = query.keySet().stream().anyMatch((name) -> !OWN.contains(name) || name.equals(PATH_ALIAS));
		return !query.containsKey(SimulatorSetting.OFFSET) && !(entered && query.containsKey(SIMULATE))
				&& query.entrySet()
					.stream()
					.noneMatch((entry) -> ROWS.contains(entry.getKey())
							|| entry.getValue().stream().anyMatch(SimulatorForm::isBlank));
	}

	private static Parameters parameters(MultiValueMap<String, String> query) {
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

	static String text(MultiValueMap<String, String> query, String name) {
		return Objects.requireNonNullElse(query.getFirst(name), "").strip();
	}

	private static boolean isBlank(@Nullable String value) {
		return value == null || value.isBlank();
	}

	/** Tells whether nothing was asked yet. */
	boolean isUntouched() {
		return this.stage == Stage.UNTOUCHED;
	}

	/** Tells whether the form is only being filled. */
	public boolean isDraft() {
		return this.stage == Stage.DRAFT;
	}

	/** Tells whether the request can be decided. */
	boolean isComplete() {
		return this.requestLineError == null && !this.setting.hasErrors() && missing() == null;
	}

	/** Returns the request. */
	PolicyRequest request() {
		return PolicyRequest.of(this.type, this.pathAlias, this.parameters);
	}

	/** Returns the same with a message beside the revision. */
	SimulatorForm withRevisionError(String message) {
		return new SimulatorForm(this.type, this.pathAlias, this.parameters, this.setting.withRevisionError(message),
				this.requestLine, this.requestLineError, this.stage, this.canonical);
	}

	/** Returns what has to be entered beside the alias, null when nothing is missing. */
	private @Nullable String missing() {
		if (this.type.hasAliasInPath()) {
			String whose = (this.type == RequestType.AVATAR) ? "whose picture is asked for" : "that registers";
			return this.pathAlias.isEmpty() ? "Enter the alias " + whose + ", for example alice@example.com." : null;
		}
		return (this.type == RequestType.SERVICE_CONFIGURATION && lacksSubject())
				? "Enter the alias that was dialed, for example meet.alice@example.com." : null;
	}

	private boolean lacksSubject() {
		Stream<RequestParameter> enough = Stream.of(RequestParameter.LOCAL_ALIAS, RequestParameter.SERVICE_NAME,
				RequestParameter.UNIQUE_SERVICE_NAME);
		if (Direction.DIAL_OUT.value().equals(this.parameters.text(RequestParameter.CALL_DIRECTION))) {
			enough = Stream.concat(enough, Stream.of(RequestParameter.REMOTE_ALIAS));
		}
		return enough.allMatch((parameter) -> this.parameters.text(parameter) == null);
	}

	private @Nullable String complaint() {
		return (this.stage == Stage.DECIDED && this.requestLineError == null) ? missing() : null;
	}

	/** Returns the input of the alias in the path, null for types that have none. */
	public @Nullable Input aliasInPath() {
		if (!this.type.hasAliasInPath()) {
			return null;
		}
		Input input = new Input(PATH_ALIAS, (this.type == RequestType.AVATAR) ? "Whose picture" : "Alias to register",
				"The alias in the request's path.", "text", true, this.pathAlias, List.of(), null);
		String complaint = complaint();
		return (complaint != null) ? input.withError(complaint) : input;
	}

	/** Returns the inputs that are shown first. */
	public List<Input> inputs() {
		return RequestInputs.first(this.type, this.parameters).stream().map(this::dressed).toList();
	}

	private Input dressed(Input input) {
		if (this.type != RequestType.SERVICE_CONFIGURATION) {
			return input;
		}
		if (input.name().equals(RequestParameter.CALL_DIRECTION.wireName())) {
			return input.withStyle("direction").withDefault(Direction.DIAL_IN.value());
		}
		if (input.name().equals(RequestParameter.SERVICE_NAME.wireName())) {
			return input.withStyle("service");
		}
		String complaint = complaint();
		return (complaint != null && input.name().equals(RequestParameter.LOCAL_ALIAS.wireName()))
				? input.withError(complaint) : input;
	}

	/** Returns the inputs of everything else that such requests carry. */
	public List<Input> furtherInputs() {
		return RequestInputs.further(this.type, this.parameters);
	}

	/** Tells whether one of them is filled. */
	public boolean hasFurther() {
		return !rows().isEmpty() || furtherInputs().stream().anyMatch((input) -> !input.value().isEmpty());
	}

	/** Returns the parameters, and values, that have no input of their own. */
	public List<Row> rows() {
		Set<RequestParameter> inputs = RequestInputs.of(this.type);
		List<Row> rows = new ArrayList<>();
		this.parameters.all().forEach((name, values) -> {
			boolean shown = RequestParameter.find(name).filter(inputs::contains).isPresent();
			values.stream().skip(shown ? 1 : 0).forEach((value) -> rows.add(new Row(name, value)));
		});
		return rows;
	}

	/** Returns the same, and an empty one to fill. */
	public List<Row> rowsToFill() {
		List<Row> rows = new ArrayList<>(rows());
		rows.add(new Row("", ""));
		return rows;
	}

	/** Returns the same request as the query of the page's address. */
	public String query() {
		boolean nothing = this.parameters.all().isEmpty() && this.pathAlias.isEmpty();
		StringJoiner query = query(this.type, this.pathAlias, this.parameters);
		if (nothing && this.stage == Stage.DECIDED) {
			query.add(SIMULATE + "=true");
		}
		this.setting.addTo(query);
		if (this.stage == Stage.DRAFT) {
			query.add(DRAFT + "=true");
		}
		return query.toString();
	}

	/** Returns the query of the same with other settings. */
	String query(SimulatorSetting other) {
		StringJoiner query = query(this.type, this.pathAlias, this.parameters);
		other.addTo(query);
		return query.toString();
	}

	/** Returns the query of another type's form, filled with what both types have. */
	String queryOf(RequestType other) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		Set<RequestParameter> inputs = RequestInputs.of(other);
		this.parameters.all().forEach((name, all) -> {
			if (RequestParameter.find(name).filter(inputs::contains).isPresent()) {
				values.put(name, all);
			}
		});
		String alias = other.hasAliasInPath() ? this.pathAlias : "";
		StringJoiner query = query(other, alias, Parameters.of(values));
		this.setting.addTo(query);
		if (!values.isEmpty() || !alias.isEmpty()) {
			query.add(DRAFT + "=true");
		}
		return query.toString();
	}

	static StringJoiner query(RequestType type, String alias, Parameters parameters) {
		StringJoiner query = new StringJoiner("&");
		if (type != RequestType.SERVICE_CONFIGURATION) {
			query.add(TYPE + "=" + type.name().toLowerCase(Locale.ROOT));
		}
		if (!alias.isEmpty()) {
			query.add(PATH_ALIAS + "=" + encode(alias));
		}
		parameters.all()
			.forEach((name, values) -> values.stream()
				.filter((value) -> !value.isBlank())
				.forEach((value) -> query.add(encode(name) + "=" + encode(value))));
		return query;
	}

	static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/** How far the form is. */
	enum Stage {

		/** Nothing was entered. */
		UNTOUCHED,

		/** It is being filled. */
		DRAFT,

		/** A decision is wanted. */
		DECIDED

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
