package io.usher.core.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets of a decision in the texts that people and logs see.
 */
final class SecretMask {

	/** Shorter values occur everywhere; Infinity's secrets are longer. */
	private static final int SHORTEST = 4;

	private static final Set<String> NAMES = Stream
		.concat(FieldCatalogue.all().stream().filter(Field::isSecret).map(Field::name),
				Arrays.stream(RequestParameter.values())
					.filter(RequestParameter::isSecret)
					.map(RequestParameter::scriptName))
		.collect(Collectors.toUnmodifiableSet());

	/** A secret's name and its value, as JSON and Python write them, also when cut. */
	private static final Pattern NAMED = Pattern.compile("([\"'](?:" + String.join("|", NAMES)
			+ ")[\"']\\s*+:\\s*+)(?!null\\b|None\\b|\"\"|'')(?:\"(?:[^\"\\\\]|\\\\.)*+\"?|'(?:[^'\\\\]|\\\\.)*+'?|[^\\s,}\\]]++)");

	private final List<String> secrets = new ArrayList<>();

	/** Takes the secrets of an object, those of its rows too. */
	SecretMask add(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			map.forEach((name, inner) -> {
				if (NAMES.contains(name) && inner != null && String.valueOf(inner).length() >= SHORTEST) {
					this.secrets.add(String.valueOf(inner));
				}
				else {
					add(inner);
				}
			});
			this.secrets.sort(Comparator.comparingInt(String::length).reversed());
		}
		else if (value instanceof List<?> list) {
			list.forEach(this::add);
		}
		return this;
	}

	/** Returns the text without them. */
	String mask(String text) {
		String masked = text;
		for (String secret : this.secrets) {
			masked = masked.replace(secret, Secret.MASK);
		}
		return masked;
	}

	/**
	 * Returns the text without the values that stand beside the names of secrets,
	 * whatever they are.
	 */
	String maskNamed(String text) {
		return NAMED.matcher(text)
			.replaceAll((pair) -> Matcher.quoteReplacement(pair.group(1) + '"' + Secret.MASK + '"'));
	}

}
