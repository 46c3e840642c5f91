package io.usher.web.script;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.configuration.Configurations;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.decision.ScriptInput;
import io.usher.core.decision.ServedServices;
import io.usher.core.log.DecisionLog;
import io.usher.core.log.DecisionQuery;
import io.usher.core.log.LoggedDecision;
import io.usher.core.log.LoggedRequest;
import io.usher.core.log.TextPattern;
import io.usher.core.script.answer.ScriptKind;
import io.usher.web.decision.EvaluationTurns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Real requests of the decision log, as inputs of scripts. Secrets are replaced, since a
 * test is no place for them.
 */
@Component
class RecentRequests {

	private static final int SHOWN = 25;

	private static final Set<String> SECRETS = Stream
		.concat(FieldCatalogue.all().stream().filter(Field::isSecret).map(Field::name),
				Arrays.stream(RequestParameter.values())
					.filter(RequestParameter::isSecret)
					.map(RequestParameter::scriptName))
		.collect(Collectors.toUnmodifiableSet());

	/** What stands in for the first PIN; the next one is another. */
	private static final int STAND_IN = 111_111;

	private final DecisionLog log;

	private final Configurations configurations;

	private final ServedServices served;

	private final EvaluationTurns turns;

	private final RandomGenerator random = new SecureRandom();

	RecentRequests(DecisionLog log, Configurations configurations, ServedServices served, EvaluationTurns turns) {
		this.log = log;
		this.configurations = configurations;
		this.served = served;
		this.turns = turns;
	}

	/**
	 * Returns the newest requests that run a script of the kind.
	 * @param alias a part of the alias that they are about, empty for any
	 */
	List<Recent> newest(ScriptKind kind, String alias) {
		DecisionQuery.Builder query = DecisionQuery.newest().type(kind.requestType()).limit(SHOWN);
		String part = alias.strip().replace("*", "");
		if (!part.isEmpty()) {
			query.alias(TextPattern.of("*" + part + "*"));
		}
		return this.turns.take(() -> this.log.search(query.build()).entries()).stream().map(Recent::of).toList();
	}

	/** Returns the input that a logged request gives to a script of the kind. */
	Optional<Taken> take(ScriptKind kind, String decisionId) {
		return this.log.find(decisionId)
			.filter((decision) -> decision.asked().type() == kind.requestType())
			.flatMap(this::take);
	}

	private Optional<Taken> take(LoggedDecision decision) {
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		decision.asked()
			.parameters()
			.forEach((parameter) -> parameters.computeIfAbsent(parameter.name(), (name) -> new ArrayList<>())
				.add(parameter.value()));
		PolicyRequest request = PolicyRequest.of(decision.asked().type(), "", Parameters.of(parameters));
		DecisionContext context = DecisionContext.of(Clock.fixed(decision.at(), ZoneOffset.UTC), this.random)
			.with(this.served);
		return this.turns.take(() -> ScriptInput.of(request, this.configurations.current(), context))
			.map((variables) -> taken(decision, variables));
	}

	private static Taken taken(LoggedDecision decision, Map<String, @Nullable Object> variables) {
		int[] replaced = { 0 };
		Object input = withoutSecrets(variables, replaced);
		List<String> remarks = new ArrayList<>();
		if (replaced[0] > 0) {
			remarks.add("PINs and other secrets are replaced by made-up ones.");
		}
		if (decision.asked().leftOut() > 0) {
			remarks
				.add("Attributes of the Identity Provider are not in the log; add them where the script reads them.");
		}
		if (decision.asked().cut()) {
			remarks.add("Very long values are cut.");
		}
		return new Taken(input, decision.at(), String.join(" ", remarks));
	}

	private static @Nullable Object withoutSecrets(@Nullable Object value, int[] replaced) {
		if (value instanceof List<?> list) {
			return list.stream().map((element) -> withoutSecrets(element, replaced)).toList();
		}
		if (!(value instanceof Map<?, ?> map)) {
			return value;
		}
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		map.forEach((name, inner) -> {
			boolean secret = SECRETS.contains(String.valueOf(name)) && inner != null && !"".equals(inner);
			copy.put(String.valueOf(name),
					secret ? String.valueOf(STAND_IN * (1 + replaced[0]++ % 8)) : withoutSecrets(inner, replaced));
		});
		return copy;
	}

	/**
	 * A request to choose.
	 *
	 * @param decision the decision's id
	 * @param at when it was answered
	 * @param alias the alias that it is about
	 * @param caller the caller's alias
	 * @param location the location that asked
	 * @param outcome what Infinity was told, in a word
	 */
	record Recent(String decision, Instant at, String alias, String caller, String location, String outcome) {

		static Recent of(LoggedDecision decision) {
			LoggedRequest asked = decision.asked();
			return new Recent(decision.decisionId(), decision.at(), asked.alias(), asked.caller(), asked.location(),
					decision.answered().outcome());
		}

		/** Returns when it was answered, in UTC, for people. */
		public String time() {
			return TesterForm.written(this.at).replace('T', ' ');
		}

	}

	/**
	 * An input that was taken from a request.
	 *
	 * @param input the variables
	 * @param at when the request was answered
	 * @param remark what differs from the request, empty when nothing does
	 */
	record Taken(@Nullable Object input, Instant at, String remark) {

	}

}
