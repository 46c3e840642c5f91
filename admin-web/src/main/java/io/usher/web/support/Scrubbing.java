package io.usher.web.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;

/**
 * Takes secrets out of texts in which people or programs may have written them: every
 * secret of the configuration, what stands beside the name of a secret, and what of URLs
 * is a credential.
 */
final class Scrubbing {

	/** A shorter value would be found everywhere, and says little. */
	private static final int SHORTEST = 4;

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

	private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/?#@\\s\"'<>]++@");

	private static final Pattern QUERY = Pattern.compile("((?:https?)://[^\\s\"'<>?#]++)\\?[^\\s\"'<>]++");

	private static final String NAMED = "(?i)(\\b(?:" + FieldCatalogue.all()
		.stream()
		.filter(Field::isSecret)
		.map(Field::name)
		.distinct()
		.sorted(Comparator.comparing(String::length).reversed())
		.collect(Collectors.joining("|")) + ")\\b\\\\*[\"']?\\s*[:=]\\s*";

	/** In quotes, which are escaped where the text is in another one. */
	private static final Pattern QUOTED = Pattern.compile(NAMED + "(\\\\*[\"'])(?!\\2))[^\\n]+?(?=\\2)");

	private static final Pattern NUMBER = Pattern.compile(NAMED + ")\\d+");

	private final Set<String> words = new HashSet<>();

	private final List<String> phrases = new ArrayList<>();

	private Scrubbing() {
	}

	/**
	 * Collects the secrets of a configuration, and others.
	 * @param others settings that are secret
	 */
	static Scrubbing of(Configuration configuration, Collection<String> others) {
		Scrubbing scrubbing = new Scrubbing();
		configuration.all().forEach((record) -> scrubbing.collect(record.document()));
		others.forEach(scrubbing::add);
		scrubbing.phrases.sort(Comparator.comparing(String::length).reversed());
		return scrubbing;
	}

	private void collect(Object value) {
		if (value instanceof Secret.Known secret) {
			add(secret.value());
		}
		else if (value instanceof Document document) {
			document.values().values().forEach(this::collect);
		}
		else if (value instanceof Collection<?> list) {
			list.stream().filter(Document.class::isInstance).forEach(this::collect);
		}
	}

	private void add(String secret) {
		// A PIN may end with a #.
		String bare = secret.endsWith("#") ? secret.substring(0, secret.length() - 1) : secret;
		if (bare.length() < SHORTEST) {
			return;
		}
		if (WORD.matcher(bare).matches()) {
			this.words.add(bare);
			return;
		}
		this.phrases.add(secret);
		String escaped = secret.replace("\\", "\\\\").replace("\"", "\\\"");
		if (!escaped.equals(secret)) {
			this.phrases.add(escaped);
		}
	}

	/** Returns the text without secrets. */
	String scrub(String text) {
		String scrubbed = NUMBER.matcher(QUOTED.matcher(text).replaceAll("$1" + Secret.MASK))
			.replaceAll("$1" + Secret.MASK);
		if (scrubbed.contains("://")) {
			scrubbed = LOGIN.matcher(scrubbed).replaceAll(Secret.MASK + "@");
			scrubbed = QUERY.matcher(scrubbed).replaceAll("$1?" + Secret.MASK);
		}
		for (String phrase : this.phrases) {
			scrubbed = scrubbed.replace(phrase, Secret.MASK);
		}
		return WORD.matcher(scrubbed)
			.replaceAll(
					(word) -> this.words.contains(word.group()) ? Secret.MASK : Matcher.quoteReplacement(word.group()));
	}

}
