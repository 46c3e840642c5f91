package io.usher.core.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.AnswerCheck;
import io.usher.core.catalogue.BreakoutFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.GatewayFields;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Option;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Use;
import io.usher.core.catalogue.Violations;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.gateway.CallRoutingRule;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Makes service configuration answers from records: what was set and what is required, in
 * policy names and units, as far as the asking version of Infinity knows it.
 */
final class ServiceAnswers {

	private final Configuration configuration;

	private final InfinityVersion version;

	private final List<Step> steps;

	ServiceAnswers(Configuration configuration, InfinityVersion version, List<Step> steps) {
		this.configuration = configuration;
		this.version = version;
		this.steps = steps;
	}

	Answer conference(Conference conference, String reason) {
		Optional<Answer> withheld = withheld(conference);
		if (withheld.isPresent()) {
			return withheld.get();
		}
		Map<String, Object> result = result(conference);
		if (conference.hasBreakouts() && conference.document().flag(ServiceFields.BREAKOUT_ROOMS, false)) {
			result.put(BreakoutFields.BREAKOUT_UUIDS.name(),
					conference.breakouts()
						.stream()
						.map((room) -> room.requiredText(BreakoutFields.BREAKOUT_UUID))
						.toList());
		}
		return serve(conference.table(), result, reason);
	}

	Answer breakoutRoom(Conference conference, Document room) {
		Optional<Answer> withheld = withheld(conference);
		if (withheld.isPresent()) {
			return withheld.get();
		}
		Map<String, Object> result = result(conference);
		result.remove(ServiceFields.AUTOMATIC_PARTICIPANTS.name());
		result.put(ServiceFields.BREAKOUT_ROOMS.name(), false);
		result.put(BreakoutFields.BREAKOUT.name(), true);
		result.putAll(fields(Table.BREAKOUT, room, Map.of()));
		return serve(conference.table(), result, "\"" + room.text(BreakoutFields.BREAKOUT_NAME)
				+ "\" is a breakout room of \"" + conference.name() + "\"");
	}

	Answer gateway(CallRoutingRule rule, String name, String localAlias, String remoteAlias, String reason) {
		if (remoteAlias.isEmpty()) {
			return new Answer.Continue(reason + ", but there is no alias to call");
		}
		Map<Field, Object> given = Map.of(CommonFields.NAME, name, ServiceFields.SERVICE_TYPE, "gateway",
				GatewayFields.LOCAL_ALIAS, localAlias, GatewayFields.REMOTE_ALIAS, remoteAlias,
				GatewayFields.OUTGOING_PROTOCOL, rule.document().text(GatewayFields.OUTGOING_PROTOCOL, "sip"));
		return serve(Table.GATEWAY, fields(Table.GATEWAY, rule.document(), given), reason);
	}

	/**
	 * An answer that Infinity would drop is not given: it is told to fall back, and why.
	 */
	private Answer serve(Table table, Map<String, Object> result, String reason) {
		Violations violations = AnswerCheck.checkService(new LinkedHashMap<>(result), this.version);
		this.steps.add(new Step.AnswerChecked(violations));
		if (violations.hasErrors()) {
			return new Answer.Continue(
					reason + ", but Infinity would not take the answer: " + violations.errors().get(0).message());
		}
		return new Answer.Serve(table, result, reason);
	}

	/**
	 * A conference with an unknown PIN is not served: taking unknown for none would admit
	 * everybody.
	 */
	private Optional<Answer> withheld(Conference conference) {
		return FieldCatalogue.of(conference.table(), this.version)
			.values()
			.stream()
			.filter((field) -> conference.document().get(field) instanceof Secret.Unknown)
			.findFirst()
			.map((field) -> new Answer.Continue("\"" + conference.name() + "\" is not served because its "
					+ field.label() + " is unknown to Usher"));
	}

	private Map<String, Object> result(Conference conference) {
		Map<Field, Object> given = new LinkedHashMap<>();
		given.put(ServiceFields.SERVICE_TYPE, String.valueOf(conference.table().serviceType()));
		List<Object> participants = participants(conference);
		if (!participants.isEmpty()) {
			given.put(ServiceFields.AUTOMATIC_PARTICIPANTS, participants);
		}
		Document document = conference.document().with(ServiceFields.AUTOMATIC_PARTICIPANTS, null);
		if (conference.table() == Table.CONFERENCE && document.has(ServiceFields.HOST_VIEW)) {
			document = document.with(ServiceFields.VIEW, document.get(ServiceFields.HOST_VIEW));
		}
		String seen = document.text(ServiceFields.GUESTS_CAN_SEE_GUESTS);
		if (seen != null && !this.version.isAtLeast(InfinityVersion.V35)) {
			document = document.with(ServiceFields.GUESTS_CAN_SEE_GUESTS_V34, !seen.equals("never"));
		}
		return fields(conference.table(), document, given);
	}

	private List<Object> participants(Conference conference) {
		List<Object> rows = new ArrayList<>();
		for (AutomaticParticipant participant : this.configuration.automaticParticipants(conference)) {
			String protocol = participant.document().text(AdpFields.PROTOCOL, "sip");
			if (!isKnown(AdpFields.PROTOCOL, Table.ADP, protocol)) {
				leaveOut(ServiceFields.AUTOMATIC_PARTICIPANTS.name(), "\"" + participant.remoteAlias()
						+ "\" is dialled by protocol " + protocol + ", which policy answers do not have");
				continue;
			}
			String own = conference.aliases().isEmpty() ? conference.name() : conference.aliases().get(0).alias();
			rows.add(fields(Table.ADP, participant.document(),
					Map.of(AdpFields.LOCAL_ALIAS, participant.document().text(AdpFields.LOCAL_ALIAS, own),
							AdpFields.PROTOCOL, protocol, AdpFields.ROLE,
							participant.document().text(AdpFields.ROLE, "guest"))));
		}
		return rows;
	}

	/** Returns a table's fields: what is given, else what the document has set. */
	private Map<String, Object> fields(Table table, Document document, Map<Field, Object> given) {
		Map<String, Object> fields = new LinkedHashMap<>();
		for (Field field : FieldCatalogue.of(table, this.version).values()) {
			Object value = given.get(field);
			if (value == null) {
				value = wire(field, table, document.get(field));
			}
			if (value != null) {
				fields.put(field.name(), value);
			}
			else if (field == ServiceFields.SERVICE_TAG) {
				fields.put(field.name(), "");
			}
		}
		return fields;
	}

	private @Nullable Object wire(Field field, Table table, @Nullable Object value) {
		if (value == null) {
			return null;
		}
		if (value instanceof Secret.Known secret) {
			return secret.value();
		}
		if (value instanceof Document object) {
			return object.toMap();
		}
		if (field.kind() instanceof FieldKind.Reference reference) {
			return this.configuration.nameOf(reference.target(), (Long) value);
		}
		if (field.kind() instanceof FieldKind.Choice && !isKnown(field, table, (String) value)) {
			leaveOut(field.name(), "\"" + value + "\" is not among the values of Infinity " + this.version.label());
			return null;
		}
		return value;
	}

	/**
	 * Tells whether the asking version has the value; of open choices, whether a later
	 * one has not.
	 */
	private boolean isKnown(Field field, Table table, String value) {
		Use use = field.in(table);
		if (!(field.kind() instanceof FieldKind.Choice choice) || use == null) {
			return true;
		}
		Option option = choice.options().stream().filter((each) -> each.value().equals(value)).findFirst().orElse(null);
		if (option == null) {
			return choice.open();
		}
		return this.version.isAtLeast(option.since()) && (use.choices() == null || use.choices().contains(value));
	}

	private void leaveOut(String field, String why) {
		this.steps.add(new Step.LeftOut(field, why));
	}

}
