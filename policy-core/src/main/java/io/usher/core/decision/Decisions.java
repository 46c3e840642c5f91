package io.usher.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.usher.core.configuration.Configuration;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import io.usher.core.location.SystemLocation;
import io.usher.core.profile.PolicyProfile;
import org.jspecify.annotations.Nullable;
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
		List<Step> steps = new ArrayList<>();
		Answer answer;
		try {
			answer = answer(request, configuration, context, steps);
		}
		catch (RuntimeException | StackOverflowError | LinkageError ex) {
			log.error("Decision {} failed; Infinity is told to fall back", id, ex);
			answer = new Answer.Continue("Usher could not decide because of a fault; its log has decision " + id);
		}
		steps.add(new Step.Concluded(answer.title(), answer.reason()));
		return new Decision(id, request, answer, new Trace(steps), configuration.revision(), StageTimes.NONE);
	}

	private static Answer answer(PolicyRequest request, Configuration configuration, DecisionContext context,
			List<Step> steps) {
		PolicyProfile profile = chooseProfile(request, configuration, steps);
		if (request instanceof ServiceRequest service) {
			return new OwnServices(service, configuration, profile, context, steps).find();
		}
		return new Answer.Continue(request.type().title() + " requests are left to Infinity");
	}

	private static @Nullable PolicyProfile chooseProfile(PolicyRequest request, Configuration configuration,
			List<Step> steps) {
		SystemLocation location = configuration.location(request.location()).orElse(null);
		PolicyProfile profile = (location != null) ? configuration.profileOf(location) : null;
		steps.add(new Step.ProfileChosen(request.location(), (location != null) ? location.name() : null,
				(profile != null) ? profile.name() : null));
		return profile;
	}

}
