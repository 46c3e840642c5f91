package io.usher.core.decision;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.usher.core.configuration.Configuration;
import io.usher.core.decision.PolicyRequest.AvatarRequest;
import io.usher.core.decision.PolicyRequest.DirectoryRequest;
import io.usher.core.decision.PolicyRequest.MediaLocationRequest;
import io.usher.core.decision.PolicyRequest.ParticipantRequest;
import io.usher.core.decision.PolicyRequest.RegistrationRequest;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import io.usher.core.location.SystemLocation;
import io.usher.core.profile.PolicyProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides policy requests: one function without side effects, which live calls, the
 * simulator and tests share.
 */
public final class Decisions {

	private static final Logger log = LoggerFactory.getLogger(Decisions.class);

	private Decisions() {
	}

	/**
	 * Decides what to answer. Never throws: a fault is a decision to fall back that says
	 * so.
	 */
	public static Decision decide(PolicyRequest request, Configuration configuration, DecisionContext context) {
		String id = new UUID(context.random().nextLong(), context.random().nextLong()).toString();
		SystemLocation location = configuration.location(request.location()).orElse(null);
		PolicyProfile profile = (location != null) ? configuration.profileOf(location) : configuration.defaultProfile();
		Inquiry inquiry = new Inquiry(request, configuration, profile, context);
		inquiry.note(new Step.ProfileChosen(request.location(), (location != null) ? location.name() : null,
				(profile != null) ? profile.name() : null));
		Answer answer;
		try {
			answer = answer(inquiry);
		}
		catch (ScriptStage.OverloadException ex) {
			inquiry.note(new Step.Shed(ex.waited().toMillis()));
			answer = shed(request, configuration, ex.waited());
		}
		catch (RuntimeException | StackOverflowError | LinkageError ex) {
			log.error("Decision {} failed; Infinity is told to fall back", id, ex);
			answer = new Answer.Continue("Usher could not decide because of a fault; its log has decision " + id);
		}
		inquiry.note(new Step.Concluded(answer.title(), answer.reason()));
		return new Decision(id, request, answer, new Trace(inquiry.steps()), configuration.revision(), inquiry.times());
	}

	/**
	 * Answers a request that waited too long in an overloaded instance to be decided: by
	 * what the settings say of it, fall back or reject.
	 * @param waited how long it waited
	 */
	public static Decision shed(PolicyRequest request, Configuration configuration, DecisionContext context,
			Duration waited) {
		String id = new UUID(context.random().nextLong(), context.random().nextLong()).toString();
		Answer answer = shed(request, configuration, waited);
		List<Step> steps = List.of(new Step.Shed(waited.toMillis()),
				new Step.Concluded(answer.title(), answer.reason()));
		return new Decision(id, request, answer, new Trace(steps), configuration.revision(), StageTimes.NONE);
	}

	private static Answer shed(PolicyRequest request, Configuration configuration, Duration waited) {
		String why = "Usher has more requests than it can decide; this one waited " + waited.toMillis() + " ms";
		boolean rejects = configuration.settings().rejectsWhenOverloaded() && request.type().canBeRejected();
		return rejects ? new Answer.Reject(why) : new Answer.Continue(why);
	}

	/** Answers an inquiry. */
	static Answer answer(Inquiry inquiry) {
		PolicyRequest request = inquiry.request();
		if (request instanceof ServiceRequest service) {
			return new ServiceDecision(inquiry, service).decide();
		}
		if (request instanceof ParticipantRequest participant) {
			return new ParticipantDecision(inquiry, participant).decide();
		}
		if (request instanceof MediaLocationRequest media) {
			return new MediaLocationDecision(inquiry, media).decide();
		}
		if (request instanceof RegistrationRequest registration) {
			return new RegistrationDecision(inquiry, registration).decide();
		}
		if (request instanceof DirectoryRequest directory) {
			return new DirectoryDecision(inquiry, directory).decide();
		}
		return new AvatarDecision(inquiry, (AvatarRequest) request).decide();
	}

}
