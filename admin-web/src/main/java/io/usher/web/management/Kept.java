package io.usher.web.management;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.KeptFields;
import org.jspecify.annotations.Nullable;

/**
 * How the Management API shows references to objects that Usher does not hold: as they
 * came, or as objects with the address that came.
 */
enum Kept {

	/** A list of addresses. */
	ADDRESSES {
		@Override
		Object shown(String text) {
			return text;
		}
	},

	/** A list of objects. */
	OBJECTS {
		@Override
		Object shown(String text) {
			Matcher number = NUMBER.matcher(text);
			return number.find()
					? Map.of(ManagementResource.ID, Long.valueOf(number.group(1)), ManagementResource.URI, text)
					: Map.of(ManagementResource.URI, text);
		}
	},

	/** A list of objects that hold a value. */
	VALUES {
		@Override
		Object shown(String text) {
			return Map.of(VALUE, text);
		}
	};

	private static final String VALUE = "value";

	private static final Pattern NUMBER = Pattern.compile("/([0-9]{1,18})/?$");

	private static final Map<Field, Kept> SHAPES = Map.of(KeptFields.DISABLED_CODECS, VALUES, KeptFields.DNS_SERVERS,
			OBJECTS, KeptFields.NTP_SERVERS, OBJECTS, KeptFields.SYSLOG_SERVERS, OBJECTS, KeptFields.EVENT_SINKS,
			OBJECTS, KeptFields.PLAYLIST_ENTRIES, OBJECTS);

	static Kept of(Field field) {
		return SHAPES.getOrDefault(field, ADDRESSES);
	}

	/** Returns one element as it is shown. */
	abstract Object shown(String text);

	/** Returns the elements as they are shown. */
	List<Object> shown(List<String> texts) {
		return texts.stream().map(this::shown).toList();
	}

	/** Returns the text to keep of an element, or of a single reference. */
	static @Nullable Object read(@Nullable Object given) {
		if (given instanceof Map<?, ?> object) {
			Object uri = object.get(ManagementResource.URI);
			return read((uri != null) ? uri : object.get(VALUE));
		}
		if (given instanceof String text) {
			int start = text.indexOf("/api/");
			return (text.startsWith("http") && start > 0) ? text.substring(start) : text;
		}
		return given;
	}

}
