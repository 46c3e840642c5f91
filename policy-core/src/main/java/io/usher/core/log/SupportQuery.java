package io.usher.core.log;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.RequestType;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the support log to find: the newest that fulfil all conditions.
 *
 * @param text what one of the lines must fit, null for any
 * @param decisionId the decision, null for any
 * @param type the type of request, null for any
 * @param profile what the profile's name must fit, null for any
 * @param location what the location must fit, null for any
 * @param from entries of this time or later
 * @param until entries before this time
 * @param before entries before this one: how the next page is asked for
 * @param limit the most entries to find, 1 to 500
 */
public record SupportQuery(@Nullable TextPattern text, @Nullable String decisionId, @Nullable RequestType type,
		@Nullable TextPattern profile, @Nullable TextPattern location, Instant from, Instant until, long before,
		int limit) {

	public SupportQuery {
		if (limit < 1 || limit > DecisionQuery.MAX_LIMIT) {
			throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + DecisionQuery.MAX_LIMIT + ")");
		}
		before = Math.min(before, LogIds.first(until));
	}

	/** Returns the query for the newest entries. */
	public static SupportQuery newest() {
		return new SupportQuery(null, null, null, null, null, Instant.MIN, Instant.MAX, Long.MAX_VALUE,
				DecisionQuery.DEFAULT_LIMIT);
	}

	/** Returns the smallest identity that an entry may have. */
	public long first() {
		return LogIds.first(this.from);
	}

	/** Tells whether an entry fulfils all conditions. */
	public boolean fits(SupportEntry entry) {
		TextPattern wanted = this.text;
		return entry.id() >= first() && entry.id() < this.before && fits(this.profile, entry.profile())
				&& fits(this.location, entry.location()) && (this.type == null || this.type == entry.type())
				&& (this.decisionId == null || this.decisionId.equalsIgnoreCase(entry.decisionId()))
				&& (wanted == null || entry.lines().stream().anyMatch(wanted::fits));
	}

	private static boolean fits(@Nullable TextPattern pattern, String text) {
		return pattern == null || pattern.fits(text);
	}

	/**
	 * Returns what the decision of an entry that fits must have: of each set one term.
	 */
	public List<Set<String>> terms() {
		return Stream
			.of(Stream.of(SearchTerms.DEBUGGED), whole('p', this.profile), whole('l', this.location),
					(this.type != null) ? Stream.of(SearchTerms.whole('k', LogText.key(this.type.name())))
							: Stream.<String>empty(),
					(this.decisionId != null) ? Stream.of(SearchTerms.whole('i', LogText.key(this.decisionId)))
							: Stream.<String>empty())
			.map((terms) -> terms.collect(Collectors.toUnmodifiableSet()))
			.filter((terms) -> !terms.isEmpty())
			.toList();
	}

	private static Stream<String> whole(char field, @Nullable TextPattern pattern) {
		return (pattern != null && pattern.isWhole()) ? pattern.terms(field) : Stream.empty();
	}

}
