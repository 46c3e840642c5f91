package io.usher.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.decision.Parameters;
import io.usher.core.infinity.GlobalSettings;

/**
 * The attributes of Identity Providers, which are personal data: those that the settings
 * name may be kept, all others not.
 */
final class PersonalAttributes {

	private static final Pattern IN_QUERY = Pattern.compile(
			"(?i)\\b(" + RequestParameter.IDP_ATTRIBUTE_PREFIX.replace("_", "[-_]") + "[^=&\\s\"']*+)=[^&#\\s\"']*+");

	private final Set<String> kept;

	private PersonalAttributes(Set<String> kept) {
		this.kept = kept;
	}

	/** Returns what the settings say. */
	static PersonalAttributes of(GlobalSettings settings) {
		return new PersonalAttributes(settings.document()
			.texts(GlobalFields.LOGGED_IDP_ATTRIBUTES)
			.stream()
			.map((name) -> RequestParameter.IDP_ATTRIBUTE_PREFIX + SecretNames.normalised(name.strip()))
			.collect(Collectors.toUnmodifiableSet()));
	}

	/** Tells whether the parameter must not be kept. */
	boolean contain(String parameter) {
		String name = SecretNames.normalised(parameter);
		return (name.startsWith(RequestParameter.IDP_ATTRIBUTE_PREFIX)
				|| name.equals(RequestParameter.IDP_ATTRIBUTES.scriptName())) && !this.kept.contains(name);
	}

	/** Returns the values of the parameters that must not be kept. */
	List<String> values(Parameters parameters) {
		List<String> values = new ArrayList<>();
		parameters.all().forEach((name, all) -> {
			if (contain(name)) {
				values.addAll(all);
			}
		});
		return values;
	}

	/** Returns a text in which their values in a query are masked. */
	String mask(String text) {
		return (text.indexOf('=') < 0) ? text
				: IN_QUERY.matcher(text)
					.replaceAll((pair) -> Matcher
						.quoteReplacement(contain(pair.group(1)) ? pair.group(1) + "=" + Field.MASK : pair.group()));
	}

}
