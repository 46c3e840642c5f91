package io.usher.core.log;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.usher.core.log.LoggedDecision.Deciders;
import io.usher.core.record.RecordId;

/**
 * The terms by which stores find entries without reading all of them: a letter for the
 * field, and its value as it is compared. Of aliases, callers and services the first four
 * and the first eight characters are terms too.
 */
public final class SearchTerms {

	/** Entries with lines in the support log. */
	static final String DEBUGGED = "g";

	private static final int[] BEGINNINGS = { 8, 4 };

	private final Set<String> terms = new HashSet<>();

	private SearchTerms() {
	}

	/** Returns the terms of an entry. */
	public static Set<String> of(LoggedDecision decision) {
		SearchTerms terms = new SearchTerms();
		LoggedRequest asked = decision.asked();
		terms.add('i', decision.decisionId());
		terms.add('u', asked.callUuid());
		terms.addAlias('a', asked.alias());
		terms.addAlias('c', asked.caller());
		terms.addName('d', asked.displayName());
		terms.addName('s', asked.service());
		terms.add('l', asked.location());
		terms.add('n', asked.node());
		terms.add('n', asked.nodeIp());
		terms.add('k', asked.type().name());
		terms.add('o', decision.answered().outcome());
		terms.addDeciders(decision.deciders());
		if (!decision.debugLog().isEmpty()) {
			terms.terms.add(DEBUGGED);
		}
		return terms.terms;
	}

	private void addDeciders(Deciders deciders) {
		add('p', deciders.profile());
		add('t', deciders.recordName());
		if (deciders.record() != null) {
			this.terms.add(record(deciders.record()));
		}
		if (deciders.script() != null) {
			add('x', deciders.script().outcome());
		}
	}

	private void add(char field, String text) {
		if (!text.isEmpty()) {
			this.terms.add(whole(field, LogText.key(text)));
		}
	}

	private void addName(char field, String text) {
		add(field, text);
		addBeginnings(field, LogText.key(text));
	}

	private void addAlias(char field, String alias) {
		for (String key : TextPattern.aliasKeys(alias)) {
			this.terms.add(whole(field, key));
			addBeginnings(field, key);
		}
	}

	private void addBeginnings(char field, String key) {
		for (int length : BEGINNINGS) {
			if (key.length() >= length) {
				this.terms.add(beginning(field, key, length));
			}
		}
	}

	static String whole(char field, String key) {
		return field + "=" + key;
	}

	private static String beginning(char field, String key, int length) {
		return field + "^" + key.substring(0, length);
	}

	static String record(RecordId record) {
		return "r=" + record;
	}

	/** Returns the term that all texts have which begin so, if there is one. */
	static Optional<String> longestBeginning(char field, String key) {
		return Arrays.stream(BEGINNINGS)
			.filter((length) -> key.length() >= length)
			.mapToObj((length) -> beginning(field, key, length))
			.findFirst();
	}

}
