package io.usher.web.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;

/**
 * The configuration as JSON has it, secrets masked and pictures left out.
 */
final class MaskedConfiguration {

	private static final int MAX_RECORDS = 1000;

	private final Scrubbing scrubbing;

	MaskedConfiguration(Scrubbing scrubbing) {
		this.scrubbing = scrubbing;
	}

	Map<String, Object> of(Configuration configuration) {
		Map<String, Object> whole = new LinkedHashMap<>();
		whole.put("revision", configuration.revision());
		for (RecordKind kind : RecordKind.values()) {
			if (configuration.count(kind) > 0) {
				Map<String, Object> shown = new LinkedHashMap<>();
				shown.put("count", configuration.count(kind));
				shown.put("records", configuration.all(kind).limit(MAX_RECORDS).map(this::record).toList());
				whole.put(kind.resource(), shown);
			}
		}
		return whole;
	}

	private Map<String, Object> record(ConfigurationRecord record) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("number", record.id().number());
		shown.put("revision", record.revision());
		shown.put("fields", fields(record.document()));
		return shown;
	}

	private Map<String, Object> fields(Document document) {
		Map<String, Object> shown = new TreeMap<>();
		document.values()
			.forEach((name, value) -> shown.put(name,
					name.equals(PersonFields.PICTURE.name()) ? "left out" : shown(value)));
		return shown;
	}

	private Object shown(Object value) {
		if (value instanceof Document document) {
			return fields(document);
		}
		if (value instanceof List<?> list) {
			List<Object> shown = new ArrayList<>();
			list.forEach((element) -> shown.add(shown(element)));
			return shown;
		}
		if (value instanceof Secret secret) {
			return secret.toString();
		}
		return (value instanceof String text) ? this.scrubbing.scrub(text) : value;
	}

}
