package io.usher.core.log;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.log.LoggedDecision.Answered;
import io.usher.core.log.LoggedDecision.AskedUpstream;
import io.usher.core.log.LoggedDecision.Deciders;
import io.usher.core.log.LoggedDecision.LoggedStep;
import io.usher.core.log.LoggedDecision.Micros;
import io.usher.core.log.LoggedDecision.RanScript;
import io.usher.core.log.LoggedRequest.Parameter;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries of the log as stored text: compact JSON. Written by hand: a log is written a
 * thousand times a second and read now and then. The lines of scripts are not in it.
 */
public final class LoggedDecisionCodec {

	private final ObjectMapper json = JsonMapper.builder().build();

	/** Returns the text to store. */
	public String encode(LoggedDecision decision) {
		StringWriter text = new StringWriter(3_000);
		try (JsonGenerator out = this.json.createGenerator(text)) {
			out.writeStartObject();
			write(out, "decision", decision.decisionId());
			write(out, decision.asked());
			write(out, decision.answered());
			write(out, decision.deciders());
			out.writeNumberProperty("revision", decision.revision());
			Micros micros = decision.micros();
			out.writeArrayPropertyStart("micros");
			out.writeNumber(micros.total()).writeNumber(micros.external());
			out.writeNumber(micros.own()).writeNumber(micros.script());
			out.writeEndArray();
			out.writeArrayPropertyStart("trace");
			for (LoggedStep step : decision.trace()) {
				out.writeStartArray().writeString(step.stage()).writeString(step.sentence());
				out.writeNumber(step.decided() ? 1 : 0).writeEndArray();
			}
			out.writeEndArray().writeEndObject();
		}
		return text.toString();
	}

	private static void write(JsonGenerator out, LoggedRequest asked) {
		write(out, "type", asked.type().name());
		write(out, "node", asked.node());
		write(out, "nodeIp", asked.nodeIp());
		write(out, "location", asked.location());
		write(out, "alias", asked.alias());
		write(out, "caller", asked.caller());
		write(out, "callerName", asked.displayName());
		write(out, "service", asked.service());
		write(out, "call", asked.callUuid());
		write(out, "protocol", asked.protocol());
		write(out, "direction", asked.direction());
		write(out, "remote", asked.remoteAddress());
		out.writeArrayPropertyStart("parameters");
		for (Parameter parameter : asked.parameters()) {
			out.writeString(parameter.name()).writeString(parameter.value());
		}
		out.writeEndArray();
		if (asked.leftOut() > 0) {
			out.writeNumberProperty("leftOut", asked.leftOut());
		}
		if (asked.cut()) {
			out.writeBooleanProperty("cut", true);
		}
	}

	private static void write(JsonGenerator out, Answered answered) {
		write(out, "outcome", answered.outcome());
		out.writeNumberProperty("status", answered.status());
		write(out, "title", answered.title());
		write(out, "reason", answered.reason());
		out.writeName("answer").writeRawValue(answered.body());
	}

	private static void write(JsonGenerator out, Deciders deciders) {
		RecordId record = deciders.record();
		if (record != null) {
			out.writeArrayPropertyStart("record").writeString(record.kind().resource());
			out.writeNumber(record.number()).writeEndArray();
			write(out, "recordName", deciders.recordName());
		}
		write(out, "profile", deciders.profile());
		RanScript script = deciders.script();
		if (script != null) {
			out.writeArrayPropertyStart("script").writeString(script.kind()).writeNumber(script.profile());
			out.writeString(script.profileName()).writeNumber(script.revision());
			out.writeString(script.outcome()).writeEndArray();
		}
		AskedUpstream upstream = deciders.upstream();
		if (upstream != null) {
			out.writeArrayPropertyStart("upstream").writeNumber(upstream.status());
			out.writeString(upstream.cause()).writeEndArray();
		}
	}

	private static void write(JsonGenerator out, String name, String text) {
		if (!text.isEmpty()) {
			out.writeStringProperty(name, text);
		}
	}

	/**
	 * Reads a stored text.
	 * @throws IllegalArgumentException when it is none
	 */
	public LoggedDecision decode(long id, String text) {
		try {
			JsonNode stored = this.json.readTree(text);
			JsonNode micros = stored.path("micros");
			List<LoggedStep> trace = new ArrayList<>();
			stored.path("trace")
				.forEach((step) -> trace.add(new LoggedStep(step.path(0).asString(""), step.path(1).asString(""),
						step.path(2).asInt(0) == 1)));
			return new LoggedDecision(id, text(stored, "decision"), asked(stored), answered(stored), deciders(stored),
					stored.path("revision").asLong(0), new Micros(micros.path(0).asLong(0), micros.path(1).asLong(0),
							micros.path(2).asLong(0), micros.path(3).asLong(0)),
					trace, List.of());
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(id + ": not a stored entry of the log", ex);
		}
	}

	private static LoggedRequest asked(JsonNode stored) {
		List<Parameter> parameters = new ArrayList<>();
		JsonNode pairs = stored.path("parameters");
		for (int i = 0; i + 1 < pairs.size(); i += 2) {
			parameters.add(new Parameter(pairs.path(i).asString(""), pairs.path(i + 1).asString("")));
		}
		return new LoggedRequest(RequestType.valueOf(text(stored, "type")), text(stored, "node"),
				text(stored, "nodeIp"), text(stored, "location"), text(stored, "alias"), text(stored, "caller"),
				text(stored, "callerName"), text(stored, "service"), text(stored, "call"), text(stored, "protocol"),
				text(stored, "direction"), text(stored, "remote"), parameters, stored.path("leftOut").asInt(0),
				stored.path("cut").asBoolean(false));
	}

	private static Answered answered(JsonNode stored) {
		return new Answered(text(stored, "outcome"), stored.path("status").asInt(0), text(stored, "title"),
				text(stored, "reason"), stored.path("answer").toString());
	}

	private static Deciders deciders(JsonNode stored) {
		JsonNode script = stored.path("script");
		JsonNode upstream = stored.path("upstream");
		return new Deciders(record(stored.path("record")), text(stored, "recordName"), text(stored, "profile"),
				script.isArray()
						? new RanScript(script.path(0).asString(""), script.path(1).asLong(0),
								script.path(2).asString(""), script.path(3).asLong(0), script.path(4).asString(""))
						: null,
				upstream.isArray() ? new AskedUpstream(upstream.path(0).asInt(0), upstream.path(1).asString(""))
						: null);
	}

	private static @Nullable RecordId record(JsonNode stored) {
		return RecordKind.ofResource(stored.path(0).asString(""))
			.map((kind) -> new RecordId(kind, stored.path(1).asLong(1)))
			.orElse(null);
	}

	private static String text(JsonNode stored, String name) {
		return stored.path(name).asString("");
	}

}
