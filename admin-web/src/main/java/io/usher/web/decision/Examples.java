package io.usher.web.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.RequestType;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.decision.Parameters;
import io.usher.core.gateway.CallRoutingRule;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.regex.Steps;
import io.usher.core.regex.StepsExhaustedException;

/**
 * Requests that are worth a try, from the configuration.
 */
final class Examples {

	private static final int OF_EACH = 4;

	private static final int RULES_READ = 50;

	private static final int STEPS = 10_000;

	private static final Pattern LEFT_AWAY = Pattern.compile("^\\(\\?i\\)|\\^|\\$|\\(\\?:|\\(\\?P<\\w+>|(?<!\\\\)[()]");

	private static final Map<Pattern, String> STAND_INS = standIns();

	private Examples() {
	}

	/** Returns a few requests of a type that are worth a try. */
	static List<Example> of(RequestType type, Configuration configuration) {
		return switch (type) {
			case SERVICE_CONFIGURATION -> calls(configuration);
			case PARTICIPANT_PROPERTIES -> participants(configuration);
			case MEDIA_LOCATION -> each(configuration, RecordKind.SYSTEM_LOCATION, (location) -> example(type, "",
					location.name(), "asks where media goes", RequestParameter.LOCATION, location.name()));
			case AVATAR -> each(configuration, RecordKind.PERSON,
					(person) -> example(type, email(person), email(person), "the picture of " + person.name(),
							RequestParameter.WIDTH, "100", RequestParameter.HEIGHT, "100"));
			case DIRECTORY -> each(configuration, RecordKind.CONFERENCE,
					(conference) -> example(type, "", conference.name(), "what the phone book finds",
							RequestParameter.Q, conference.name(), RequestParameter.LIMIT, "10"));
			case REGISTRATION -> each(configuration, RecordKind.DEVICE, (device) -> example(type, device.name(),
					device.name(), "may it register over SIP?", RequestParameter.PROTOCOL, "sip"));
		};
	}

	private static List<Example> each(Configuration configuration, RecordKind kind,
			Function<ConfigurationRecord, Example> example) {
		return configuration.all(kind).limit(OF_EACH).map(example).toList();
	}

	private static String email(ConfigurationRecord person) {
		return person.document().text(PersonFields.PRIMARY_EMAIL_ADDRESS, "");
	}

	private static List<Example> participants(Configuration configuration) {
		return configuration.all(RecordKind.CONFERENCE)
			.map(Conference.class::cast)
			.filter((conference) -> !conference.aliases().isEmpty())
			.limit(OF_EACH)
			.map((conference) -> example(RequestType.PARTICIPANT_PROPERTIES, "", "carol@example.com",
					"joins \u201c" + conference.name() + "\u201d", RequestParameter.SERVICE_NAME, conference.name(),
					RequestParameter.LOCAL_ALIAS, conference.aliases().get(0).alias(), RequestParameter.REMOTE_ALIAS,
					"carol@example.com", RequestParameter.REMOTE_DISPLAY_NAME, "Carol"))
			.toList();
	}

	private static Example example(RequestType type, String alias, String subject, String words, Object... pairs) {
		String[] texts = new String[pairs.length];
		for (int i = 0; i < pairs.length; i++) {
			texts[i] = (pairs[i] instanceof RequestParameter parameter) ? parameter.wireName() : pairs[i].toString();
		}
		return new Example(subject, words, SimulatorForm.query(type, alias, Parameters.of(texts)).toString());
	}

	/** Returns a few calls that conferences answer and that rules may take. */
	private static List<Example> calls(Configuration configuration) {
		String location = configuration.all(RecordKind.SYSTEM_LOCATION)
			.map(ConfigurationRecord::name)
			.findFirst()
			.orElse("");
		List<Example> examples = new ArrayList<>();
		configuration.all(RecordKind.CONFERENCE)
			.map(Conference.class::cast)
			.filter((conference) -> !conference.aliases().isEmpty())
			.limit(OF_EACH)
			.map((conference) -> example(conference.aliases().get(0).alias(), conference.table().title(),
					conference.name(), location, false))
			.forEach(examples::add);
		configuration.rules()
			.inOrder()
			.stream()
			.limit(RULES_READ)
			.filter((rule) -> rule.enabled() && rule.document().flag(RuleFields.MATCH_INCOMING_CALLS, true))
			.flatMap((rule) -> aliasFor(rule).stream()
				.map((alias) -> example(alias, RecordKind.CALL_ROUTING_RULE.title(), rule.name(), location,
						rule.document().flag(RuleFields.MATCH_INCOMING_ONLY_IF_REGISTERED, false))))
			.limit(OF_EACH)
			.forEach(examples::add);
		return examples;
	}

	private static Example example(String alias, String kind, String name, String location, boolean registered) {
		return example(RequestType.SERVICE_CONFIGURATION, "", alias, kind + " \u201c" + name + "\u201d",
				RequestParameter.LOCAL_ALIAS, alias, RequestParameter.LOCATION, location, RequestParameter.REGISTERED,
				registered ? "True" : "");
	}

	/** Guesses an alias that a simple pattern matches, and keeps it only if it does. */
	private static Optional<String> aliasFor(CallRoutingRule rule) {
		String alias = LEFT_AWAY.matcher(rule.pattern().pattern()).replaceAll("");
		for (Map.Entry<Pattern, String> standIn : STAND_INS.entrySet()) {
			alias = standIn.getKey().matcher(alias).replaceAll(standIn.getValue());
		}
		try {
			return (!alias.isBlank() && rule.pattern().fullMatch(alias, Steps.of(STEPS)) != null) ? Optional.of(alias)
					: Optional.empty();
		}
		catch (StepsExhaustedException ex) {
			return Optional.empty();
		}
	}

	private static Map<Pattern, String> standIns() {
		Map<Pattern, String> standIns = new LinkedHashMap<>();
		standIns.put(Pattern.compile("(?:\\\\d|\\[0-9\\])(?:\\{(?:9|1\\d)[^}]*})"), "123456789012");
		standIns.put(Pattern.compile("(?:\\\\d|\\[0-9\\])(?:\\{3[^}]*})"), "123");
		standIns.put(Pattern.compile("(?:\\\\d|\\[0-9\\])(?:\\{5[^}]*})"), "12345");
		standIns.put(Pattern.compile("(?:\\\\d|\\[0-9\\])(?:\\{6[^}]*})"), "123456");
		standIns.put(Pattern.compile("(?:\\\\d|\\[0-9\\])(?:\\{[^}]*}|[+*])"), "1234");
		standIns.put(Pattern.compile("\\\\d|\\[0-9\\]"), "1");
		standIns.put(Pattern.compile("(?:\\.|\\\\w|\\\\S|\\[[^\\]]+\\])(?:\\{[^}]*}|[+*]\\??)"), "alex");
		standIns.put(Pattern.compile("\\\\(.)"), "$1");
		return standIns;
	}

	/**
	 * A request to try.
	 *
	 * @param subject whom or what it is about
	 * @param words what should happen
	 * @param query the query of the simulator's address
	 */
	record Example(String subject, String words, String query) {

	}

}
