package io.usher.web.external;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

import io.usher.api.external.UpstreamProbe;
import io.usher.api.external.UpstreamServers;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.RequestType;
import io.usher.core.catalogue.Violation;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.decision.ServedServices;
import io.usher.core.decision.Step;
import io.usher.core.external.UpstreamReply;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.log.LoggedDecision;
import io.usher.core.log.MadeDecision;
import io.usher.core.log.Transcriber;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.script.answer.ScriptKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Asks the external policy server of a profile one request, as a live decision would, and
 * tells all that came of it. Nothing of it is logged or remembered.
 */
@Component
class UpstreamTrial {

	private static final int AT_A_TIME = 2;

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Semaphore turns = new Semaphore(AT_A_TIME);

	private final UpstreamServers servers;

	private final Configurations configurations;

	private final Transcriber transcriber;

	private final Clock clock;

	private final RandomGenerator random;

	UpstreamTrial(UpstreamServers servers, Configurations configurations, ServedServices served, Clock clock,
			RandomGenerator random) {
		this.servers = servers;
		this.configurations = configurations;
		this.transcriber = new Transcriber(served);
		this.clock = clock;
		this.random = random;
	}

	/** Asks; takes five seconds at most. */
	TrialResult run(PolicyProfile profile, RequestType type, String alias) {
		if (!this.turns.tryAcquire()) {
			return TrialResult.failed("Not tried", "Others are being tested. Try again in a moment.");
		}
		try {
			return tried(profile, type, alias);
		}
		finally {
			this.turns.release();
		}
	}

	private TrialResult tried(PolicyProfile profile, RequestType type, String alias) {
		Configuration configuration = this.configurations.current();
		AtomicReference<@Nullable UpstreamProbe> heard = new AtomicReference<>();
		DecisionContext context = DecisionContext.of(this.clock, this.random).with((upstream, question, budget) -> {
			UpstreamProbe probe = this.servers.probe(upstream, question, budget);
			heard.set(probe);
			return probe.reply();
		});
		Configuration trying = trying(profile, type, configuration);
		Decision decision = Decisions.decide(request(profile, type, alias, configuration), trying, context);
		LoggedDecision told = this.transcriber.transcribe(new MadeDecision(0, decision, 0, ""), trying);
		UpstreamProbe probe = heard.get();
		List<String> lines = told.trace()
			.stream()
			.filter((step) -> step.stage().equalsIgnoreCase(Step.Stage.EXTERNAL.name()))
			.map(LoggedDecision.LoggedStep::sentence)
			.toList();
		if (probe == null) {
			return new TrialResult("rejected", "Not asked", String.join(" ", lines), List.of(), List.of(), List.of(),
					"");
		}
		List<TrialResult.Fact> facts = facts(probe, profile);
		if (probe.reply() instanceof UpstreamReply.Failed failed) {
			return new TrialResult("rejected", "No answer", failed.detail() + ".", facts, List.of(), List.of(), "");
		}
		return answered(decision, told, facts, lines);
	}

	private static TrialResult answered(Decision decision, LoggedDecision told, List<TrialResult.Fact> facts,
			List<String> lines) {
		boolean decided = decision.trace()
			.steps()
			.stream()
			.anyMatch((step) -> step instanceof Step.UpstreamUnderstood understood && understood.decided());
		List<String> violations = decision.trace()
			.steps()
			.stream()
			.filter(Step.AnswerChecked.class::isInstance)
			.flatMap((step) -> ((Step.AnswerChecked) step).violations().all().stream())
			.map(Violation::message)
			.toList();
		if (!decided) {
			boolean unusable = lines.stream().anyMatch((line) -> line.contains("cannot be used"));
			return unusable
					? new TrialResult("rejected", "Unusable", "It answers, but not what Infinity would take.", facts,
							lines, List.of(), "")
					: new TrialResult("fallback", "Answers",
							"It leaves this request to Usher's own data. Try an alias that it knows.", facts, lines,
							List.of(), "");
		}
		return violations.isEmpty()
				? new TrialResult("served", "Works", "It answers, and its answer is used.", facts, lines, List.of(),
						pretty(told.answered().body()))
				: new TrialResult("fallback", "Faulty", "It answers, but not all of it is as Infinity expects it.",
						facts, lines, violations, pretty(told.answered().body()));
	}

	private static String pretty(String json) {
		return JSON.writeValueAsString(JSON.readTree(json));
	}

	/** The same configuration, but that this profile's server decides this request. */
	private static Configuration trying(PolicyProfile profile, RequestType type, Configuration configuration) {
		Document document = profile.document()
			.with(PolicyProfile.lookup(type), true)
			.with(ProfileFields.PREFER_LOCAL_AVATAR_CONFIGURATION, false)
			.with(ProfileFields.EXTERNAL_FAILURE_ACTION, null);
		for (ScriptKind kind : ScriptKind.values()) {
			document = document.with(PolicyProfile.scriptSwitch(kind), false);
		}
		Document settings = configuration.settings()
			.document()
			.with(GlobalFields.DEFAULT_POLICY_SERVER, profile.id().number());
		return configuration.with(configuration.revision(),
				List.of(new RecordEdit(profile.id(), document), new RecordEdit(GlobalSettings.ID, settings)));
	}

	/** A location that has the profile asks, where there is one. */
	private static PolicyRequest request(PolicyProfile profile, RequestType type, String alias,
			Configuration configuration) {
		List<String> parameters = new ArrayList<>();
		configuration.all(RecordKind.SYSTEM_LOCATION)
			.filter((location) -> Long.valueOf(profile.id().number())
				.equals(location.document().number(LocationFields.POLICY_SERVER)))
			.findFirst()
			.map(ConfigurationRecord::name)
			.ifPresent((name) -> parameters.addAll(List.of(RequestParameter.LOCATION.wireName(), name)));
		parameters.addAll(
				List.of(RequestParameter.VERSION_ID.wireName(), configuration.settings().infinityVersion().label()));
		if (type == RequestType.DIRECTORY) {
			parameters.addAll(List.of(RequestParameter.Q.wireName(), alias, RequestParameter.LIMIT.wireName(), "10"));
		}
		else if (type == RequestType.AVATAR) {
			parameters
				.addAll(List.of(RequestParameter.WIDTH.wireName(), "100", RequestParameter.HEIGHT.wireName(), "100"));
		}
		else if (type != RequestType.REGISTRATION) {
			parameters.addAll(
					List.of(RequestParameter.LOCAL_ALIAS.wireName(), alias, RequestParameter.REMOTE_ALIAS.wireName(),
							"sip:usher-test@example.com", RequestParameter.REMOTE_DISPLAY_NAME.wireName(),
							"Usher's test", RequestParameter.CALL_DIRECTION.wireName(), "dial_in",
							RequestParameter.PROTOCOL.wireName(), "sip"));
		}
		return PolicyRequest.of(type, alias, Parameters.of(parameters.toArray(String[]::new)));
	}

	private static List<TrialResult.Fact> facts(UpstreamProbe probe, PolicyProfile profile) {
		List<TrialResult.Fact> facts = new ArrayList<>();
		if (probe.reply() instanceof UpstreamReply.Answered answered) {
			facts.add(new TrialResult.Fact("Status", "HTTP " + answered.status()
					+ (answered.contentType().isEmpty() ? "" : ", " + answered.contentType())));
		}
		long millis = probe.reply().took().toMillis();
		facts.add(new TrialResult.Fact("Time", millis + " ms, of " + profile.timeout().toMillis() + " ms that it has"));
		if (probe.protocol().isEmpty()) {
			return facts;
		}
		facts.add(new TrialResult.Fact("Secured by", probe.protocol()));
		String anchors = profile.document().text(ProfileFields.TRUST_ANCHORS, "");
		facts.add(new TrialResult.Fact("Trusted by", anchors.isBlank() ? "the authorities that the system trusts"
				: "the certificates that the profile names"));
		if (!probe.chain().isEmpty()) {
			X509Certificate own = probe.chain().get(0);
			facts.add(new TrialResult.Fact("Certificate",
					own.getSubjectX500Principal().getName() + ", issued by " + own.getIssuerX500Principal().getName()));
			facts.add(new TrialResult.Fact("Expires",
					LocalDate.ofInstant(own.getNotAfter().toInstant(), ZoneOffset.UTC).toString()));
		}
		return facts;
	}

}
