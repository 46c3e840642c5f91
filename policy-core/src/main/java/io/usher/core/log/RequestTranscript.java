package io.usher.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.RequestType;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.decision.PolicyRequest.AvatarRequest;
import io.usher.core.decision.PolicyRequest.RegistrationRequest;
import io.usher.core.log.LoggedRequest.Parameter;

/**
 * Writes down what the log keeps of a request.
 */
final class RequestTranscript {

	private final PolicyRequest request;

	private final PersonalAttributes attributes;

	private boolean cut;

	private RequestTranscript(PolicyRequest request, PersonalAttributes attributes) {
		this.request = request;
		this.attributes = attributes;
	}

	/**
	 * Writes a request down.
	 * @param answer the body of its answer, which names the service where the request
	 * does not
	 */
	static LoggedRequest of(PolicyRequest request, String node, PersonalAttributes attributes,
			Map<String, Object> answer) {
		return new RequestTranscript(request, attributes).write(node, answer);
	}

	private LoggedRequest write(String node, Map<String, Object> answer) {
		List<Parameter> parameters = new ArrayList<>();
		int leftOut = 0;
		for (Map.Entry<String, List<String>> parameter : this.request.parameters().all().entrySet()) {
			String name = parameter.getKey();
			if (this.attributes.contain(name)) {
				leftOut++;
			}
			else {
				boolean secret = SecretNames.contain(name);
				for (String value : parameter.getValue()) {
					parameters.add(new Parameter(kept(name), (secret && !value.isEmpty()) ? Field.MASK : kept(value)));
				}
			}
		}
		String alias = kept(alias());
		return new LoggedRequest(this.request.type(), node, text(RequestParameter.NODE_IP),
				text(RequestParameter.LOCATION), alias, caller(), text(RequestParameter.REMOTE_DISPLAY_NAME),
				service(answer), text(RequestParameter.CALL_UUID), text(RequestParameter.PROTOCOL),
				text(RequestParameter.CALL_DIRECTION), text(RequestParameter.REMOTE_ADDRESS), parameters, leftOut,
				this.cut);
	}

	private String alias() {
		if (this.request instanceof AvatarRequest avatar) {
			return avatar.alias();
		}
		return (this.request instanceof RegistrationRequest registration) ? registration.alias()
				: text(RequestParameter.LOCAL_ALIAS);
	}

	private String caller() {
		String caller = text(RequestParameter.REMOTE_ALIAS);
		return caller.isEmpty() ? text(RequestParameter.REGISTRATION_ALIAS) : caller;
	}

	private String service(Map<String, Object> answer) {
		String name = text(RequestParameter.SERVICE_NAME);
		if (name.isEmpty()) {
			name = text(RequestParameter.UNIQUE_SERVICE_NAME);
		}
		if (name.isEmpty() && this.request.type() == RequestType.SERVICE_CONFIGURATION
				&& answer.get("result") instanceof Map<?, ?> result
				&& result.get(CommonFields.NAME.name()) instanceof String served) {
			return LogText.bounded(served);
		}
		return name;
	}

	private String text(RequestParameter parameter) {
		return LogText.bounded(Objects.requireNonNullElse(this.request.parameters().text(parameter), ""));
	}

	private String kept(String text) {
		String bounded = LogText.bounded(text);
		this.cut |= !bounded.equals(text);
		return bounded;
	}

}
