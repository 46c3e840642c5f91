package io.usher.core.log;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.RequestParameter;

/**
 * The names of what is secret, in answers and requests.
 */
final class SecretNames {

	private static final Set<String> NAMES = Stream
		.concat(FieldCatalogue.all().stream().filter(Field::isSecret).map(Field::name),
				Arrays.stream(RequestParameter.values())
					.filter(RequestParameter::isSecret)
					.map(RequestParameter::scriptName))
		.collect(Collectors.toUnmodifiableSet());

	/** A value in quotes, in quotes within quotes, cut in its quotes, or without any. */
	private static final String VALUE = "\\\\++\"[^\"]*+\"|\\\\++'[^']*+'|\"(?:[^\"\\\\]|\\\\.)*+\""
			+ "|'(?:[^'\\\\]|\\\\.)*+'|\"[^\"]*+$|'[^']*+$|[^\\s,;&}\\])'\"\\\\]++";

	private static final String NOTHING = "(?!None\\b|null\\b|\"\"|'')";

	/** A name and its value as JSON, Python, a query or a person write them. */
	private static final Pattern PAIR = Pattern.compile("(?is)(\\b(?:"
			+ NAMES.stream().sorted(Comparator.comparing(String::length).reversed()).collect(Collectors.joining("|"))
			+ ")\\b\\\\*+[\"']?\\s*+(?:=>|[:=])\\s*+)" + NOTHING + "(?:" + VALUE + ")");

	private SecretNames() {
	}

	/** Tells whether the value of that name is secret, in any spelling of the name. */
	static boolean contain(String name) {
		return NAMES.contains(normalised(name));
	}

	/** Returns a name as scripts see it. */
	static String normalised(String name) {
		return name.toLowerCase(Locale.ROOT).replace('-', '_');
	}

	/** Returns a text in which the values beside secret names are masked. */
	static String mask(String text) {
		return PAIR.matcher(text).replaceAll((pair) -> Matcher.quoteReplacement(pair.group(1) + Field.MASK));
	}

}
