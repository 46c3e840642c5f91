package io.usher.core.decision;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.usher.core.alias.DialledAlias;
import io.usher.core.catalogue.AnswerCheck;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RegistrationFields;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violations;
import io.usher.core.decision.ExternalStage.NoUseException;
import io.usher.core.decision.PolicyRequest.RegistrationRequest;
import io.usher.core.device.Device;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Decides registration alias requests: the upstream server, else the device with the
 * alias (guide: "Registration alias requests").
 */
final class RegistrationDecision {

	private final Inquiry inquiry;

	private final RegistrationRequest request;

	RegistrationDecision(Inquiry inquiry, RegistrationRequest request) {
		this.inquiry = inquiry;
		this.request = request;
	}

	Answer decide() {
		Heard heard = new ExternalStage(this.inquiry).hear(this::read);
		return (heard.answer() != null) ? heard.answer() : this.inquiry.own(this::ownData);
	}

	/** Reads the server's answer; its action counts before its result. */
	private Heard read(UpstreamAnswer answer) {
		if (UpstreamAnswer.REJECT.equals(answer.action())) {
			note("the server rejects the registration", true);
			return Heard.of(new Answer.Reject("the external policy server rejects the registration"), null);
		}
		if (!answer.successful()) {
			if (answer.leavesIt()) {
				note("the server leaves the registration to own data", false);
				return Heard.NOTHING;
			}
			throw new NoUseException(answer.shortcoming(), null);
		}
		Map<String, @Nullable Object> result = answer.object();
		if (result == null) {
			throw new NoUseException("result: missing or no object (expected: an object)", null);
		}
		if (result.isEmpty()) {
			note("the server leaves the registration to own data", false);
			return Heard.NOTHING;
		}
		Violations violations = AnswerCheck.check(Table.REGISTRATION, result, this.inquiry.version());
		this.inquiry.note(new Step.AnswerChecked(violations));
		if (violations.hasErrors()) {
			throw new NoUseException(violations.errors().get(0).message(), null);
		}
		note("the server gives credentials", true);
		return Heard.of(new Answer.Serve(Table.REGISTRATION, result, "the external policy server gives credentials"),
				null);
	}

	private void note(String words, boolean decided) {
		this.inquiry.note(new Step.UpstreamUnderstood(words, null, decided));
	}

	private Answer ownData() {
		Device device = device();
		if (device == null) {
			this.inquiry
				.note(new Step.OwnDataLookedUp("no device has the alias \"" + this.request.alias() + "\"", null));
			return unknownDevice();
		}
		this.inquiry.note(new Step.OwnDataLookedUp("device \"" + device.name() + "\" has the alias", device.id()));
		String whose = "device \"" + device.name() + "\" ";
		boolean sso = isSingleSignOn();
		String barred = barred(device.document(), sso);
		if (barred != null) {
			return new Answer.Reject(whose + "may not register " + barred);
		}
		if (sso) {
			return new Answer.Serve(Table.REGISTRATION, Map.of(), whose + "signs in with an Identity Provider");
		}
		Secret password = device.document().secret(DeviceFields.PASSWORD);
		if (password instanceof Secret.Unknown) {
			return new Answer.Continue(whose + "has a password that is unknown to Usher");
		}
		Map<String, @Nullable Object> credentials = new LinkedHashMap<>();
		credentials.put(RegistrationFields.USERNAME.name(), device.document().text(DeviceFields.USERNAME, ""));
		credentials.put(RegistrationFields.PASSWORD.name(),
				(password instanceof Secret.Known known) ? known.value() : "");
		boolean none = credentials.values().stream().allMatch(""::equals);
		return new Answer.Serve(Table.REGISTRATION, credentials,
				whose + (none ? "may register without credentials" : "must show its credentials"));
	}

	private @Nullable Device device() {
		return DialledAlias.of(this.request.alias())
			.forms()
			.stream()
			.map((form) -> this.inquiry.configuration().find(RecordKind.DEVICE, DeviceFields.ALIAS, form.value()))
			.flatMap((found) -> found.stream())
			.map(Device.class::cast)
			.findFirst()
			.orElse(null);
	}

	private Answer unknownDevice() {
		PolicyProfile profile = this.inquiry.profile();
		String why = "no device has the alias \"" + this.request.alias() + "\"";
		boolean rejects = profile != null
				&& "reject".equals(profile.document().text(ProfileFields.UNKNOWN_DEVICE_ACTION));
		if (profile != null && rejects) {
			return new Answer.Reject(why + ", and policy profile \"" + profile.name() + "\" rejects such devices");
		}
		return new Answer.Continue(why);
	}

	/** A sample of Infinity's shows the value in quotes. */
	private boolean isSingleSignOn() {
		String type = Objects.requireNonNullElse(this.request.parameters().text(RequestParameter.AUTH_TYPE), "");
		return type.replaceAll("^[\"']|[\"']$", "").strip().equalsIgnoreCase("sso");
	}

	/** Returns how the device may not register, in words, or null when it may. */
	private @Nullable String barred(Document device, boolean sso) {
		String protocol = Objects.requireNonNullElse(this.request.parameters().text(RequestParameter.PROTOCOL), "")
			.toLowerCase(Locale.ROOT);
		if (sso) {
			boolean may = device.flag(DeviceFields.ENABLE_STANDARD_SSO, false)
					|| device.flag(DeviceFields.ENABLE_INFINITY_CONNECT_SSO, false);
			return may ? null : "through single sign-on: " + DeviceFields.ENABLE_STANDARD_SSO + " is off";
		}
		return switch (protocol) {
			case "sip" -> barred(device, DeviceFields.ENABLE_SIP, "over SIP");
			case "h323" -> barred(device, DeviceFields.ENABLE_H323, "over H.323");
			case "webrtc", "api" ->
				barred(device, DeviceFields.ENABLE_INFINITY_CONNECT_NON_SSO, "from a Connect app with a password");
			default -> null;
		};
	}

	private static @Nullable String barred(Document device, Field field, String how) {
		return device.flag(field, false) ? null : how + ": " + field + " is off";
	}

}
