package io.usher.core.decision;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.usher.core.alias.DialledAlias;
import io.usher.core.catalogue.BreakoutFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.decision.DecisionContext.Detail;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import io.usher.core.gateway.CallRoutingRule;
import io.usher.core.gateway.DialledCall;
import io.usher.core.gateway.FailedCondition;
import io.usher.core.gateway.GatewayServiceName;
import io.usher.core.gateway.RuleAttempt;
import io.usher.core.gateway.RuleMatch;
import io.usher.core.location.SystemLocation;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.Document;
import io.usher.core.regex.Steps;
import io.usher.core.regex.StepsExhaustedException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the service that a request is about in Usher's own data: an existing service by
 * its name, a breakout room, a conference by its alias, a Call Routing Rule, in this
 * order.
 */
final class OwnServices {

	/**
	 * Characters that all rules of one request together may look at: some milliseconds.
	 */
	private static final long STEPS = 1_000_000;

	/** And so many more for each rule, so that many ordinary rules do not use them up. */
	private static final long STEPS_FOR_A_RULE = 1_000;

	/** How much more it may be for people, who want every rule explained, and wait. */
	private static final long EXPLANATION_FACTOR = 100;

	private static final String TOO_LONG = "the patterns of the Call Routing Rules take too long, "
			+ "so that no rule was applied";

	/** The service name of a breakout room: main room and UUID. */
	private static final Pattern BREAKOUT = Pattern.compile("(.+)_breakout_([0-9a-fA-F-]{36})");

	private final ServiceRequest request;

	private final Configuration configuration;

	private final DecisionContext context;

	private final List<Step> steps;

	private final @Nullable PolicyProfile profile;

	private final ServiceAnswers answers;

	private @Nullable GatewayName gatewayName;

	OwnServices(ServiceRequest request, Inquiry inquiry, List<Step> steps) {
		this.request = request;
		this.configuration = inquiry.configuration();
		this.profile = inquiry.profile();
		this.context = inquiry.context();
		this.steps = steps;
		this.answers = new ServiceAnswers(this.configuration, inquiry.version(), steps);
	}

	/**
	 * Returns the names of the gateway call that was found, null when it was none.
	 */
	@Nullable GatewayName gatewayName() {
		return this.gatewayName;
	}

	/**
	 * Finds the service that the request names, whatever alias it has: what the scripts
	 * of participants and media locations see.
	 */
	Optional<Answer> named() {
		String uuid = breakoutUuid();
		if (uuid != null && serviceName() != null) {
			return Optional.of(breakoutRoom(uuid));
		}
		return namedService();
	}

	Answer find() {
		String uuid = breakoutUuid();
		if (uuid != null) {
			return breakoutRoom(uuid);
		}
		return existingService().orElseGet(() -> isFromNamedService() ? callFromForeignService() : dialledService());
	}

	private Answer dialledService() {
		try {
			return conference().or(this::gatewayCall).orElseGet(() -> unmatched("nothing in Usher matches"));
		}
		catch (StepsExhaustedException ex) {
			return unmatched(TOO_LONG);
		}
	}

	/**
	 * Answers a call out of a service of Infinity's own: the service has to stay what it
	 * is, so that only a rule for outgoing calls may take the call, and nothing rejects
	 * it.
	 */
	private Answer callFromForeignService() {
		try {
			return gatewayCall().orElseGet(() -> new Answer.Continue("the call goes out from \"" + serviceName()
					+ "\", which is no service of Usher's, and no rule for outgoing calls takes it"));
		}
		catch (StepsExhaustedException ex) {
			return new Answer.Continue(TOO_LONG);
		}
	}

	private Answer unmatched(String why) {
		if (this.profile != null && "reject".equals(this.profile.document().text(ProfileFields.NO_MATCH_ACTION))) {
			return new Answer.Reject(why + ", and policy profile \"" + this.profile.name() + "\" rejects such calls");
		}
		return new Answer.Continue(why);
	}

	private @Nullable String breakoutUuid() {
		String uuid = this.request.parameters().text(RequestParameter.BREAKOUT_UUID);
		String serviceName = serviceName();
		if (uuid != null || serviceName == null) {
			return uuid;
		}
		Matcher breakout = BREAKOUT.matcher(serviceName);
		return breakout.matches() ? breakout.group(2) : null;
	}

	private Answer breakoutRoom(String uuid) {
		Conference conference = mainRoom(serviceName());
		if (conference == null) {
			return new Answer.Continue("breakout room " + uuid + " is beside no conference of Usher's");
		}
		Document room = conference.breakout(uuid).filter((found) -> conference.hasBreakouts()).orElse(null);
		this.steps.add(new Step.BreakoutLookedUp(conference.name(), uuid,
				(room != null) ? room.text(BreakoutFields.BREAKOUT_NAME) : null));
		return (room != null) ? this.answers.breakoutRoom(conference, room)
				: new Answer.Continue("\"" + conference.name() + "\" has no breakout room " + uuid);
	}

	private @Nullable Conference mainRoom(@Nullable String serviceName) {
		if (serviceName == null) {
			return lookUpAlias();
		}
		Matcher breakout = BREAKOUT.matcher(serviceName);
		String name = breakout.matches() ? breakout.group(1) : serviceName;
		Conference named = lookUpService(name);
		if (named == null) {
			this.steps.add(new Step.ServiceLookedUp(name, null, ""));
		}
		return (named != null) ? named : lookUpAlias();
	}

	/**
	 * Finds the service that the request names: calls out of one do, and requests without
	 * an alias may.
	 */
	private Optional<Answer> existingService() {
		if (!this.request.isOutgoing() && !dialled().raw().isEmpty()) {
			return Optional.empty();
		}
		return namedService();
	}

	private Optional<Answer> namedService() {
		return Stream.of(RequestParameter.SERVICE_NAME, RequestParameter.UNIQUE_SERVICE_NAME)
			.flatMap((parameter) -> Optional.ofNullable(this.request.parameters().text(parameter)).stream())
			.distinct()
			.flatMap((name) -> existingService(name).stream())
			.findFirst();
	}

	private Optional<Answer> existingService(String serviceName) {
		Conference conference = lookUpService(serviceName);
		if (conference != null) {
			return Optional.of(this.answers.conference(conference,
					"the request is about the existing service \"" + conference.name() + "\""));
		}
		CallNames.Parties parties = this.context.callNames().recall(serviceName);
		CallRoutingRule rule = rule(serviceName, parties);
		if (rule == null) {
			this.steps.add(new Step.ServiceLookedUp(serviceName, null, ""));
			return Optional.empty();
		}
		this.steps.add(new Step.ServiceLookedUp(serviceName, rule.id(),
				"a call by Call Routing Rule \"" + rule.name() + "\""));
		CallNames.Parties known = (parties != null) ? parties : parties(rule);
		this.gatewayName = new GatewayName(rule.name(), serviceName);
		return Optional.of(this.answers.gateway(rule, serviceName, known.localAlias(), known.remoteAlias(),
				"the call belongs to Call Routing Rule \"" + rule.name() + "\""));
	}

	/**
	 * Reads who calls whom from the request itself: of a call into Infinity, the local
	 * alias is the one that was dialled.
	 */
	private CallNames.Parties parties(CallRoutingRule rule) {
		String local = text(this.request.localAlias());
		String remote = text(this.request.remoteAlias());
		boolean incoming = !this.request.isOutgoing() && !local.isEmpty();
		return new CallNames.Parties(rule.id().number(), incoming ? remote : local, incoming ? local : remote);
	}

	/**
	 * Finds the rule of a gateway call: the one that is remembered, whatever it is called
	 * now, else the one with the name.
	 */
	private @Nullable CallRoutingRule rule(String serviceName, CallNames.@Nullable Parties parties) {
		CallRoutingRule remembered = (parties != null)
				? (CallRoutingRule) this.configuration.record(RecordKind.CALL_ROUTING_RULE, parties.rule()) : null;
		return (remembered != null) ? remembered : this.configuration.rules().byServiceName(serviceName);
	}

	private boolean isFromNamedService() {
		return this.request.isOutgoing() && serviceName() != null;
	}

	private @Nullable String serviceName() {
		String name = this.request.parameters().text(RequestParameter.SERVICE_NAME);
		return (name != null) ? name : this.request.parameters().text(RequestParameter.UNIQUE_SERVICE_NAME);
	}

	private @Nullable Conference lookUpService(String name) {
		Conference conference = this.configuration.conferenceNamed(name).orElse(null);
		if (conference != null) {
			this.steps.add(new Step.ServiceLookedUp(name, conference.id(), conference.table().title()));
		}
		return conference;
	}

	private Optional<Answer> conference() {
		Conference conference = lookUpAlias();
		if (conference == null) {
			return Optional.empty();
		}
		return Optional.of(this.answers.conference(conference, "\"" + dialled().raw() + "\" is an alias of "
				+ conference.table().title() + " \"" + conference.name() + "\""));
	}

	private @Nullable Conference lookUpAlias() {
		List<DialledAlias.Form> forms = dialled().forms();
		for (DialledAlias.Form form : forms) {
			Conference conference = this.configuration.conferenceWithAlias(form.value());
			this.steps.add(lookedUp(form, form.how(), conference));
			if (conference != null) {
				return conference;
			}
		}
		for (DialledAlias.Form form : forms) {
			Conference conference = this.configuration.conferenceWithParsedAlias(form.value());
			if (conference != null) {
				this.steps.add(lookedUp(form, form.how() + ", the conference's alias too", conference));
				return conference;
			}
		}
		return null;
	}

	private static Step lookedUp(DialledAlias.Form form, String how, @Nullable Conference conference) {
		return new Step.AliasLookedUp(form.value(), how, (conference != null) ? conference.id() : null,
				(conference != null) ? conference.name() : "");
	}

	private Optional<Answer> gatewayCall() {
		for (Call call : calls()) {
			Optional<Answer> answer = gatewayCall(call);
			if (answer.isPresent()) {
				return answer;
			}
		}
		return Optional.empty();
	}

	/**
	 * Returns who may be calling whom. The guide has the alias that was dialled as the
	 * local one; but when Infinity calls out of a service that it names, and that Usher
	 * does not know, the local alias is the service's own, and the remote one is called.
	 * An outgoing call that names no service may be read either way.
	 */
	private List<Call> calls() {
		DialledAlias remote = DialledAlias.of(text(this.request.remoteAlias()));
		Call dialled = new Call(dialled(), remote.raw());
		Call called = new Call(remote, dialled().raw());
		List<Call> calls = !this.request.isOutgoing() ? List.of(dialled)
				: isFromNamedService() ? List.of(called) : List.of(dialled, called);
		return calls.stream().filter((call) -> !call.to.raw().isEmpty()).toList();
	}

	private Optional<Answer> gatewayCall(Call call) {
		if (this.context.detail() == Detail.EVERYTHING) {
			explainRules(call);
		}
		RuleMatch match;
		try {
			match = this.configuration.rules().first(dialledCall(call), Steps.of(steps()));
		}
		catch (StepsExhaustedException ex) {
			this.steps.add(new Step.RulesGivenUp(call.to.raw()));
			throw ex;
		}
		if (match == null) {
			this.steps.add(new Step.NoRuleMatched(call.to.raw(), this.configuration.rules().inOrder().size()));
			return Optional.empty();
		}
		CallRoutingRule rule = match.rule();
		this.steps
			.add(new Step.RuleMatched(rule.id(), rule.name(), rule.priority(), match.alias(), match.remoteAlias()));
		String name = GatewayServiceName.of(rule.name(), this.context.callNames().suffixFor(this.request));
		this.context.callNames()
			.remember(name, new CallNames.Parties(rule.id().number(), call.from, match.remoteAlias()));
		this.gatewayName = new GatewayName(rule.name(), name);
		return Optional.of(this.answers.gateway(rule, name, call.from, match.remoteAlias(),
				"Call Routing Rule \"" + rule.name() + "\" takes \"" + match.alias() + "\""));
	}

	/**
	 * Says of each rule before the one that decided why it did not; that one is found by
	 * the index alone.
	 */
	private void explainRules(Call call) {
		List<RuleAttempt> attempts = this.configuration.rules()
			.explain(dialledCall(call), (number) -> text(this.configuration.nameOf(RecordKind.SYSTEM_LOCATION, number)),
					Steps.of(EXPLANATION_FACTOR * steps()));
		for (RuleAttempt attempt : attempts) {
			FailedCondition failed = attempt.failed();
			CallRoutingRule rule = attempt.rule();
			if (failed != null) {
				this.steps.add(new Step.RulePassed(rule.id(), rule.name(), rule.priority(), failed.field().label(),
						failed.actual(), failed.expected()));
			}
		}
	}

	private DialledCall dialledCall(Call call) {
		String protocol = this.request.parameters().text(RequestParameter.PROTOCOL);
		SystemLocation location = this.configuration.location(this.request.location()).orElse(null);
		return new DialledCall(call.to.raw(), call.to.parsed(), this.request.isOutgoing(),
				(protocol != null) ? protocol.toLowerCase(Locale.ROOT) : null,
				this.request.parameters().flag(RequestParameter.REGISTERED), this.request.location(),
				(location != null) ? location.id().number() : null);
	}

	private long steps() {
		return STEPS + STEPS_FOR_A_RULE * this.configuration.rules().inOrder().size();
	}

	private DialledAlias dialled() {
		return DialledAlias.of(text(this.request.localAlias()));
	}

	private static String text(@Nullable String text) {
		return Objects.requireNonNullElse(text, "");
	}

	/**
	 * The names of a gateway call. Scripts see the rule's; the other one is told to
	 * Infinity, and no other call has it.
	 *
	 * @param rule the rule's name
	 * @param service the service's name
	 */
	record GatewayName(String rule, String service) {

	}

	/**
	 * A call that rules may take.
	 *
	 * @param to the alias that is called
	 * @param from the alias that calls, empty when it is not known
	 */
	private record Call(DialledAlias to, String from) {

	}

}
