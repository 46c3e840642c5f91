package io.usher.core.export;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes records, field by field in the order of their names.
 */
final class RecordWriter {

	private final JsonGenerator json;

	private final @Nullable PassphraseCipher cipher;

	/**
	 * Begins to write.
	 * @param cipher encrypts secrets, null to leave them out
	 */
	RecordWriter(JsonGenerator json, @Nullable PassphraseCipher cipher) {
		this.json = json;
		this.cipher = cipher;
	}

	void write(ConfigurationRecord record) {
		this.json.writeStartObject();
		this.json.writeNumberProperty(ExportFormat.ID, record.id().number());
		// What counts changes is no configuration.
		sorted(record.document().with(AccountFields.CREDENTIAL_VERSION, null)).forEach((name, value) -> {
			this.json.writeName(name);
			write(ExportFormat.place(record.id(), name), value);
		});
		this.json.writeEndObject();
	}

	private void write(String place, Object value) {
		if (value instanceof Secret secret) {
			this.json.writeRawValue(secret(place, secret));
		}
		else if (value instanceof Document document) {
			this.json.writeStartObject();
			sorted(document).forEach((name, nested) -> {
				this.json.writeName(name.startsWith("$") ? "$" + name : name);
				write(place + "/" + name, nested);
			});
			this.json.writeEndObject();
		}
		else if (value instanceof List<?> list) {
			this.json.writeStartArray();
			list.forEach((element) -> write(place, element));
			this.json.writeEndArray();
		}
		else if (value instanceof String text && text.indexOf('\n') >= 0) {
			this.json.writeStartObject();
			this.json.writeArrayPropertyStart(ExportFormat.LINES);
			for (String line : text.split("\n", -1)) {
				this.json.writeString(line);
			}
			this.json.writeEndArray();
			this.json.writeEndObject();
		}
		else {
			this.json.writePOJO(value);
		}
	}

	/** On one line, since a secret is one value. */
	private String secret(String place, Secret secret) {
		if (secret instanceof Secret.Known known && this.cipher != null) {
			return "{\"" + ExportFormat.ENCRYPTED + "\": \"" + this.cipher.encrypt(known.value(), place) + "\"}";
		}
		String why = (secret instanceof Secret.Known) ? ExportFormat.LEFT_OUT : ExportFormat.UNKNOWN;
		return "{\"" + ExportFormat.SECRET + "\": \"" + why + "\"}";
	}

	private static Map<String, Object> sorted(Document document) {
		return new TreeMap<>(document.values());
	}

}
