package io.usher.core.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * The service that a participant or media location request is about, as scripts see it:
 * from own data, else what was last served under its name.
 */
final class NamedService {

	private NamedService() {
	}

	/** Returns the service, or null when it is not known. */
	static @Nullable Map<String, @Nullable Object> of(Inquiry inquiry) {
		List<Step> steps = new ArrayList<>();
		OwnServices own = new OwnServices(new ServiceRequest(inquiry.request().parameters()), inquiry, steps);
		Answer answer = own.named().orElse(null);
		steps.stream().filter(Step.ServiceLookedUp.class::isInstance).forEach(inquiry::note);
		if (answer instanceof Answer.Serve serve) {
			Map<String, @Nullable Object> service = new LinkedHashMap<>(serve.result());
			OwnServices.GatewayName name = own.gatewayName();
			if (name != null) {
				service.put(CommonFields.NAME.name(), name.rule());
			}
			return service;
		}
		return (answer != null) ? null : served(inquiry);
	}

	private static @Nullable Map<String, @Nullable Object> served(Inquiry inquiry) {
		return Stream.of(RequestParameter.UNIQUE_SERVICE_NAME, RequestParameter.SERVICE_NAME)
			.map((parameter) -> inquiry.request().parameters().text(parameter))
			.filter(Objects::nonNull)
			.map((name) -> inquiry.context().served().recall(name))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
