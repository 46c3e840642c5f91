package io.usher.web.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.usher.core.log.LoggedDecision;
import io.usher.core.log.LoggedDecision.AskedUpstream;
import io.usher.core.log.LoggedDecision.Deciders;
import io.usher.core.log.LoggedDecision.LoggedStep;
import io.usher.core.log.LoggedDecision.Micros;
import io.usher.core.log.LoggedDecision.RanScript;
import io.usher.core.log.LoggedRequest;
import io.usher.core.log.LostCount;
import io.usher.core.log.RefusedCount;
import io.usher.core.log.SupportEntry;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries of the logs as the administration API shows them.
 */
final class LogJson {

	private static final ObjectMapper JSON = JsonMapper.builder().build();

	private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {
	};

	private LogJson() {
	}

	/** Returns an entry as lists show it. */
	static Map<String, @Nullable Object> summary(LoggedDecision decision) {
		LoggedRequest asked = decision.asked();
		Deciders deciders = decision.deciders();
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("id", decision.decisionId());
		shown.put("at", decision.at().toString());
		shown.put("kind", word(asked.type()));
		shown.put("node", asked.node());
		shown.put("node_ip", text(asked.nodeIp()));
		shown.put("location", text(asked.location()));
		shown.put("alias", text(asked.alias()));
		shown.put("caller", text(asked.caller()));
		shown.put("display_name", text(asked.displayName()));
		shown.put("service", text(asked.service()));
		shown.put("call_uuid", text(asked.callUuid()));
		shown.put("protocol", text(asked.protocol()));
		shown.put("direction", text(asked.direction()));
		shown.put("remote_address", text(asked.remoteAddress()));
		shown.put("outcome", decision.answered().outcome());
		shown.put("status", decision.answered().status());
		shown.put("title", decision.answered().title());
		shown.put("reason", decision.answered().reason());
		shown.put("record", record(deciders.record(), deciders.recordName()));
		shown.put("profile", text(deciders.profile()));
		shown.put("script", script(deciders.script()));
		shown.put("upstream", upstream(deciders.upstream()));
		shown.put("configuration_revision", decision.revision());
		shown.put("micros", micros(decision.micros()));
		return shown;
	}

	/** Returns the whole entry. */
	static Map<String, @Nullable Object> whole(LoggedDecision decision) {
		Map<String, @Nullable Object> shown = summary(decision);
		LoggedRequest asked = decision.asked();
		Map<String, Object> request = new LinkedHashMap<>();
		request.put("line", asked.line());
		request.put("parameters", asked.parameters().stream().map((parameter) -> {
			Map<String, Object> pair = new LinkedHashMap<>();
			pair.put("name", parameter.name());
			pair.put("value", parameter.value());
			return pair;
		}).toList());
		request.put("personal_attributes_left_out", asked.leftOut());
		request.put("cut", asked.cut());
		shown.put("request", request);
		Map<String, @Nullable Object> answer = JSON.readValue(decision.answered().body(), OBJECT);
		answer.put("decision_id", decision.decisionId());
		answer.put("configuration_revision", decision.revision());
		answer.put("reason", decision.answered().reason());
		shown.put("answer", answer);
		shown.put("trace", decision.trace().stream().map(LogJson::step).toList());
		shown.put("debug_log", decision.debugLog());
		return shown;
	}

	static Map<String, @Nullable Object> support(SupportEntry entry) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("decision_id", entry.decisionId());
		shown.put("at", entry.at().toString());
		shown.put("kind", word(entry.type()));
		shown.put("profile", text(entry.profile()));
		shown.put("location", text(entry.location()));
		shown.put("lines", entry.lines());
		return shown;
	}

	static Map<String, Object> refused(RefusedCount count) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("minute", count.minute().toString());
		shown.put("address", count.address());
		shown.put("status", count.status());
		shown.put("reason", count.reason());
		shown.put("count", count.count());
		return shown;
	}

	static Map<String, Object> lost(List<LostCount> counts) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("count", counts.stream().mapToLong(LostCount::count).sum());
		shown.put("minutes", counts.stream().map((count) -> {
			Map<String, Object> minute = new LinkedHashMap<>();
			minute.put("minute", count.minute().toString());
			minute.put("reason", count.loss().word());
			minute.put("count", count.count());
			return minute;
		}).toList());
		return shown;
	}

	private static @Nullable Map<String, Object> record(@Nullable RecordId record, String name) {
		if (record == null) {
			return null;
		}
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("kind", record.kind().resource());
		shown.put("number", record.number());
		shown.put("name", name);
		return shown;
	}

	private static @Nullable Map<String, Object> script(@Nullable RanScript script) {
		if (script == null) {
			return null;
		}
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("kind", script.kind());
		shown.put("profile", script.profileName());
		shown.put("profile_number", script.profile());
		shown.put("revision", script.revision());
		shown.put("outcome", script.outcome());
		return shown;
	}

	private static @Nullable Map<String, @Nullable Object> upstream(@Nullable AskedUpstream upstream) {
		if (upstream == null) {
			return null;
		}
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("status", (upstream.status() > 0) ? upstream.status() : null);
		shown.put("cause", text(upstream.cause()));
		return shown;
	}

	private static Map<String, Object> micros(Micros micros) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("total", micros.total());
		shown.put("external", micros.external());
		shown.put("own", micros.own());
		shown.put("script", micros.script());
		return shown;
	}

	private static Map<String, Object> step(LoggedStep step) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("stage", step.stage());
		shown.put("sentence", step.sentence());
		shown.put("decided", step.decided());
		return shown;
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	private static @Nullable String text(String text) {
		return text.isEmpty() ? null : text;
	}

}
