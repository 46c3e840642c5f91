package io.usher.core.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.configuration.Configuration;
import io.usher.core.decision.Decision;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.ServedServices;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Keeps personal data and secrets of one decision out of the texts that are kept of it:
 * attributes of Identity Providers out of all of them, secrets out of what scripts and
 * upstream servers say. Sentences about Usher's own data hold no secrets, and a PIN's
 * digits may stand in the alias that they are about.
 */
final class Masking {

	/** A shorter value says nothing, and would be found everywhere. */
	private static final int SHORTEST_ATTRIBUTE = 3;

	private static final int SHORTEST_SECRET = 4;

	private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/?#@\\s]++@");

	private final Decision decision;

	private final Configuration configuration;

	private final ServedServices served;

	private final PersonalAttributes attributes;

	private final HiddenValues personal;

	private @Nullable HiddenValues secrets;

	Masking(Decision decision, Configuration configuration, ServedServices served, PersonalAttributes attributes) {
		this.decision = decision;
		this.configuration = configuration;
		this.served = served;
		this.attributes = attributes;
		this.personal = HiddenValues.of(attributes.values(decision.request().parameters()), SHORTEST_ATTRIBUTE);
	}

	/** Returns a sentence about Usher's own data, without personal data. */
	String sentence(String text) {
		String masked = this.attributes.mask(this.personal.hide(text));
		return masked.contains("://") ? LOGIN.matcher(masked).replaceAll(Field.MASK + "@") : masked;
	}

	/** Returns what a script or an upstream server said, without secrets either. */
	String foreign(String text) {
		return sentence(SecretNames.mask(secrets().hide(text)));
	}

	/** Returns the secrets, which are collected when they are first needed. */
	private HiddenValues secrets() {
		HiddenValues known = this.secrets;
		if (known == null) {
			List<String> values = new ArrayList<>();
			collect("", this.decision.body(), values);
			Parameters parameters = this.decision.request().parameters();
			collect("", parameters.all(), values);
			collectOfService(parameters.text(RequestParameter.SERVICE_NAME), values);
			collectOfService(parameters.text(RequestParameter.UNIQUE_SERVICE_NAME), values);
			known = HiddenValues.of(values, SHORTEST_SECRET);
			this.secrets = known;
		}
		return known;
	}

	/** A participant's script sees the service, whose secrets are not in the answer. */
	private void collectOfService(@Nullable String name, List<String> values) {
		if (name != null) {
			Map<String, Object> service = this.served.recall(name);
			collect("", (service != null) ? service : Map.of(), values);
			this.configuration.conferenceNamed(name)
				.ifPresent((conference) -> collect("", conference.document(), values));
		}
	}

	private static void collect(String name, @Nullable Object value, List<String> values) {
		if (value instanceof Secret.Known secret) {
			values.add(secret.value());
		}
		else if (value instanceof Map<?, ?> map) {
			map.forEach((key, element) -> collect(String.valueOf(key), element, values));
		}
		else if (value instanceof Document document) {
			collect(name, document.values(), values);
		}
		else if (value instanceof Collection<?> elements) {
			elements.forEach((element) -> collect(name, element, values));
		}
		else if (value != null && SecretNames.contain(name)) {
			values.add(value.toString());
		}
	}

}
