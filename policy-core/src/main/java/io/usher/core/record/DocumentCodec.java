package io.usher.core.record;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.usher.core.secret.SecretKey;
import io.usher.core.secret.UnreadableSecretException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents as stored text: JSON with sorted keys, in which a secret is encrypted and
 * bound to its record and field. Equal documents without secrets give equal texts. A name
 * that begins with {@code $} is stored with a second one, so that nothing that people set
 * is ever taken for a secret.
 */
public final class DocumentCodec {

	private static final String SECRET = "$secret";

	private static final String UNKNOWN = "unknown";

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private final ObjectMapper json = JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

	private final SecretKey key;

	public DocumentCodec(SecretKey key) {
		this.key = key;
	}

	/** Returns the text to store. */
	public String encode(RecordId id, Document document) {
		return this.json.writeValueAsString(plain(id, "", document));
	}

	/**
	 * Reads a stored text.
	 * @throws io.usher.core.secret.UnreadableSecretException when a secret cannot be read
	 * @throws IllegalArgumentException when the text is no stored document
	 */
	public Document decode(RecordId id, String text) {
		return decode(id, text, false);
	}

	/**
	 * Reads a stored text; a secret that cannot be read, because its key is gone, is
	 * unknown.
	 * @throws IllegalArgumentException when the text is no stored document
	 */
	public Document decodeReadable(RecordId id, String text) {
		return decode(id, text, true);
	}

	private Document decode(RecordId id, String text, boolean lenient) {
		try {
			return document(id, "", this.json.readValue(text, OBJECT), lenient);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(id + ": not a stored document", ex);
		}
	}

	private Map<String, Object> plain(RecordId id, String path, Document document) {
		Map<String, Object> sorted = new TreeMap<>();
		document.values()
			.forEach((name, value) -> sorted.put(name.startsWith("$") ? "$" + name : name,
					plain(id, path + "/" + name, value)));
		return sorted;
	}

	private Object plain(RecordId id, String path, Object value) {
		if (value instanceof Secret.Known secret) {
			return Map.of(SECRET, Base64.getEncoder().encodeToString(this.key.encrypt(secret.value(), id + path)));
		}
		if (value instanceof Secret.Unknown) {
			return Map.of(SECRET, UNKNOWN);
		}
		if (value instanceof Document nested) {
			return plain(id, path, nested);
		}
		if (value instanceof List<?> list) {
			return list.stream().map((element) -> plain(id, path, element)).toList();
		}
		return value;
	}

	private Document document(RecordId id, String path, Map<String, Object> stored, boolean lenient) {
		Map<String, Object> values = new HashMap<>();
		stored.forEach((key, value) -> {
			String name = key.startsWith("$") ? key.substring(1) : key;
			if (value != null) {
				values.put(name, value(id, path + "/" + name, value, lenient));
			}
		});
		return Document.of(values);
	}

	@SuppressWarnings("unchecked")
	private Object value(RecordId id, String path, Object stored, boolean lenient) {
		if (stored instanceof Map<?, ?> map) {
			Object secret = map.get(SECRET);
			return (secret instanceof String text) ? secret(id + path, text, lenient)
					: document(id, path, (Map<String, Object>) map, lenient);
		}
		if (stored instanceof List<?> list) {
			return list.stream().map((element) -> value(id, path, element, lenient)).toList();
		}
		return stored;
	}

	private Secret secret(String place, String text, boolean lenient) {
		if (text.equals(UNKNOWN)) {
			return Secret.unknown();
		}
		try {
			return Secret.of(this.key.decrypt(bytes(place, text), place));
		}
		catch (UnreadableSecretException ex) {
			if (lenient) {
				return Secret.unknown();
			}
			throw ex;
		}
	}

	private static byte[] bytes(String place, String text) {
		try {
			return Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(place + ": not a stored secret", ex);
		}
	}

}
