package io.usher.core.decision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.usher.core.catalogue.AnswerCheck;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violations;
import io.usher.core.decision.ExternalStage.NoUseException;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import io.usher.core.decision.ScriptStage.Scripted;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Decides service configuration requests: the upstream server, else own data, then the
 * script (guide: "Service configuration requests").
 */
final class ServiceDecision {

	/** The only field of a redirection. */
	private static final String NEW_ALIAS = "new_alias";

	private final Inquiry inquiry;

	private final ServiceRequest request;

	private OwnServices.@Nullable GatewayName gatewayName;

	private boolean fromOwnData;

	ServiceDecision(Inquiry inquiry, ServiceRequest request) {
		this.inquiry = inquiry;
		this.request = request;
	}

	Answer decide() {
		Heard heard = new ExternalStage(this.inquiry).hear(this::read);
		Answer before = (heard.answer() != null) ? heard.answer() : ownData();
		Answer answer = heard.end() ? before : scripted(before, heard.disposition());
		if (answer instanceof Answer.Serve serve && !(this.fromOwnData && answer == before)) {
			remember(serve);
		}
		return answer;
	}

	private Answer ownData() {
		OwnServices services = new OwnServices(this.request, this.inquiry, this.inquiry.steps());
		Answer answer = this.inquiry.own(services::find);
		this.gatewayName = services.gatewayName();
		this.fromOwnData = true;
		return answer;
	}

	/**
	 * Reads the server's answer. A valid service counts whatever the action says; without
	 * one the action decides.
	 */
	private Heard read(UpstreamAnswer answer) {
		String disposition = answer.disposition(true);
		Map<String, @Nullable Object> result = answer.object();
		Violations violations = null;
		if (answer.successful() && result != null && !result.isEmpty()) {
			violations = AnswerCheck.checkService(result, this.inquiry.version());
			if (!violations.hasErrors()) {
				return served(result, violations, disposition);
			}
		}
		if (UpstreamAnswer.REJECT.equals(answer.action())) {
			note("the server rejects the call", disposition, true);
			return Heard.of(new Answer.Reject("the external policy server rejects the call"), disposition);
		}
		if (UpstreamAnswer.REDIRECT.equals(answer.action())) {
			return redirected(result, disposition);
		}
		if (violations != null) {
			this.inquiry.note(new Step.AnswerChecked(violations));
			throw new NoUseException(violations.errors().get(0).message(), disposition);
		}
		if (!answer.leavesIt()) {
			throw new NoUseException(
					answer.successful() ? "result: no service (expected: one, or an action)" : answer.shortcoming(),
					null);
		}
		note("the server leaves the call to own data", disposition, false);
		return Heard.ownData(disposition);
	}

	private Heard served(Map<String, @Nullable Object> result, Violations violations, @Nullable String disposition) {
		this.inquiry.note(new Step.AnswerChecked(violations));
		String taken = (disposition != null) ? "CONTINUE" : null;
		note("the server gives the service \"" + result.get(CommonFields.NAME.name()) + "\"", taken, true);
		Table table = Table.ofService(String.valueOf(result.get(ServiceFields.SERVICE_TYPE.name()))).orElseThrow();
		return Heard.of(new Answer.Serve(table, result, "the external policy server gives the service"), taken);
	}

	private Heard redirected(@Nullable Map<String, @Nullable Object> result, @Nullable String disposition) {
		Object alias = (result != null) ? result.get(NEW_ALIAS) : null;
		if (!(alias instanceof String text) || text.isBlank()) {
			throw new NoUseException(
					"new_alias: " + ((alias != null) ? alias : "missing") + " (expected: the alias to dial instead)",
					disposition);
		}
		note("the server redirects the call to \"" + text + "\"", disposition, true);
		return Heard.of(new Answer.Redirect(text, "the external policy server redirects the call"), disposition);
	}

	private void note(String words, @Nullable String disposition, boolean decided) {
		this.inquiry.note(new Step.UpstreamUnderstood(words, disposition, decided));
	}

	private Answer scripted(Answer before, @Nullable String disposition) {
		ScriptStage stage = new ScriptStage(this.inquiry, ScriptKind.SERVICE);
		if (!stage.isOn()) {
			return before;
		}
		Map<String, @Nullable Object> service = (before instanceof Answer.Serve serve) ? scriptView(serve) : null;
		Optional<Scripted> ran = stage.run(new ScriptVariables.Known(service, Map.of(), null, disposition), null);
		return ran.map((scripted) -> answer(scripted, before)).orElse(before);
	}

	private Answer answer(Scripted scripted, Answer before) {
		if (scripted.effect() == Effect.KEEP) {
			return before;
		}
		if (scripted.effect() == Effect.REJECT || scripted.says(UpstreamAnswer.REJECT)) {
			return new Answer.Reject(scripted.words());
		}
		Map<String, @Nullable Object> result = scripted.result().result();
		if (scripted.says(UpstreamAnswer.REDIRECT)) {
			return new Answer.Redirect(String.valueOf(result.get(NEW_ALIAS)), scripted.words());
		}
		Table table = Table.ofService(String.valueOf(result.get(ServiceFields.SERVICE_TYPE.name()))).orElseThrow();
		String why = (before instanceof Answer.Serve) ? before.reason() + "; " : "";
		return new Answer.Serve(table, onWire(table, result), why + scripted.words());
	}

	/** Returns a service as scripts see it: a gateway call under its rule's bare name. */
	private Map<String, @Nullable Object> scriptView(Answer.Serve serve) {
		Map<String, @Nullable Object> view = new LinkedHashMap<>(serve.result());
		if (this.gatewayName != null && this.gatewayName.service().equals(view.get(CommonFields.NAME.name()))) {
			view.put(CommonFields.NAME.name(), this.gatewayName.rule());
		}
		return view;
	}

	/** Gives a gateway call that kept its rule's name the name that no other call has. */
	private Map<String, @Nullable Object> onWire(Table table, Map<String, @Nullable Object> result) {
		boolean bare = table == Table.GATEWAY && this.gatewayName != null
				&& this.gatewayName.rule().equals(result.get(CommonFields.NAME.name()));
		if (!bare || this.gatewayName == null) {
			return result;
		}
		Map<String, @Nullable Object> named = new LinkedHashMap<>(result);
		named.put(CommonFields.NAME.name(), this.gatewayName.service());
		return named;
	}

	private void remember(Answer.Serve serve) {
		Object name = serve.result().get(CommonFields.NAME.name());
		this.inquiry.context().served().remember(String.valueOf(name), scriptView(serve));
	}

}
