package io.usher.web.management;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.InfinityGlobalFields;
import io.usher.core.catalogue.KeptFields;
import io.usher.core.catalogue.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * How the Management API reads and shows references to objects that Usher does not hold:
 * as they came, or as objects with the address that came.
 */
enum Kept {

	/** No reference. */
	TEXTS {
		@Override
		@Nullable Object read(Field field, @Nullable Object given) {
			return given;
		}
	},

	/** One address. */
	ADDRESS,

	/** A list of addresses. */
	ADDRESSES,

	/** A list of objects. */
	OBJECTS {
		@Override
		Object shown(String text) {
			Matcher number = NUMBER.matcher(text);
			return number.find()
					? Map.of(ManagementResource.ID, Long.valueOf(number.group(1)), ManagementResource.URI, text)
					: Map.of(ManagementResource.URI, text);
		}

		@Override
		JsonSchema schema() {
			return JsonSchema.named("KeptReference");
		}
	},

	/** A list of objects that hold a value. */
	VALUES {
		@Override
		@Nullable Object read(Field field, @Nullable Object given) {
			return (given instanceof Map<?, ?> object) ? object.get(VALUE) : given;
		}

		@Override
		Object shown(String text) {
			return Map.of(VALUE, text);
		}

		@Override
		JsonSchema schema() {
			return JsonSchema.named("KeptValue");
		}
	};

	private static final String VALUE = "value";

	private static final Pattern NUMBER = Pattern.compile("/([0-9]{1,18})/?$");

	private static final Map<Field, Kept> SHAPES = Map.ofEntries(Map.entry(KeptFields.DISABLED_CODECS, VALUES),
			Map.entry(InfinityGlobalFields.DISABLED_CODECS, VALUES), Map.entry(KeptFields.DNS_SERVERS, OBJECTS),
			Map.entry(KeptFields.NTP_SERVERS, OBJECTS), Map.entry(KeptFields.SYSLOG_SERVERS, OBJECTS),
			Map.entry(KeptFields.EVENT_SINKS, OBJECTS), Map.entry(KeptFields.PLAYLIST_ENTRIES, OBJECTS),
			Map.entry(KeptFields.USER_GROUPS, ADDRESSES), Map.entry(KeptFields.IDENTITY_PROVIDER, ADDRESSES),
			Map.entry(KeptFields.HTTP_PROXY, ADDRESS), Map.entry(KeptFields.SNMP_NETWORK_MANAGEMENT_SYSTEM, ADDRESS),
			Map.entry(KeptFields.TELEHEALTH_PROFILE, ADDRESS), Map.entry(KeptFields.AZURE_TENANT, ADDRESS),
			Map.entry(InfinityGlobalFields.DEFAULT_WEBAPP_ALIAS, ADDRESS));

	static Kept of(Field field) {
		return SHAPES.getOrDefault(field, TEXTS);
	}

	/** Returns one element as it is shown. */
	Object shown(String text) {
		return text;
	}

	/** Returns the schema of one element. */
	JsonSchema schema() {
		return JsonSchema.text();
	}

	/** Returns the elements as they are shown. */
	List<Object> shown(List<String> texts) {
		return texts.stream().map(this::shown).toList();
	}

	/**
	 * Returns what to keep of an element, or of a single reference: of objects and
	 * numbers the address.
	 * @throws MalformedRequestException when an object has no address
	 */
	@Nullable Object read(Field field, @Nullable Object given) {
		Object told = given;
		if (given instanceof Map<?, ?> object) {
			told = ObjectAddress.told(object);
			if (told == null) {
				throw MalformedRequestException.unresolved("an object without " + ManagementResource.URI);
			}
		}
		if (told instanceof Long number) {
			return ManagementResource.BASE + resource(field) + "/" + number + "/";
		}
		if (told instanceof String text) {
			int start = text.indexOf("/api/");
			return (text.startsWith("http") && start > 0) ? text.substring(start) : text;
		}
		return told;
	}

	/** Names the resource, which is the field's name but for these. */
	private static String resource(Field field) {
		if (field == KeptFields.PLAYLIST_ENTRIES) {
			return RecordKind.MEDIA_PLAYLIST.resource() + "_entry";
		}
		return field.name().replaceFirst("^default_", "").replaceFirst("s$", "");
	}

}
