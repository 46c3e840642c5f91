package io.usher.core.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.RequestType;
import io.usher.core.record.RecordId;

/**
 * Which entries of the decision log to find: the newest that fulfil all conditions.
 */
public final class DecisionQuery {

	/** How many entries a query finds unless it says otherwise. */
	public static final int DEFAULT_LIMIT = 50;

	/** The most entries that a query finds. */
	public static final int MAX_LIMIT = 500;

	private final Instant from;

	private final long before;

	private final int limit;

	private final List<Condition> conditions;

	private DecisionQuery(Builder builder) {
		this.from = builder.from;
		this.before = Math.min(LogIds.first(builder.until), builder.before);
		this.limit = builder.limit;
		this.conditions = List.copyOf(builder.conditions);
	}

	/** Starts a query for the newest entries. */
	public static Builder newest() {
		return new Builder();
	}

	/** Returns the smallest identity that an entry may have. */
	public long first() {
		return LogIds.first(this.from);
	}

	/** Returns the identity that entries must be before. */
	public long before() {
		return this.before;
	}

	/** Returns the most entries to find. */
	public int limit() {
		return this.limit;
	}

	/** Tells whether it wants all entries of its time. */
	public boolean isUnconditional() {
		return this.conditions.isEmpty();
	}

	/** Tells whether an entry fulfils all conditions. */
	public boolean fits(LoggedDecision decision) {
		return decision.id() >= first() && decision.id() < this.before
				&& this.conditions.stream().allMatch((condition) -> condition.test.test(decision));
	}

	/**
	 * Returns what an entry that fits must have: of each set one term. Conditions that
	 * terms do not tell are not among them.
	 */
	public List<Set<String>> terms() {
		return this.conditions.stream().map(Condition::terms).filter((terms) -> !terms.isEmpty()).toList();
	}

	/**
	 * A condition.
	 *
	 * @param terms terms of which an entry that fulfils it has one; empty when they do
	 * not tell
	 * @param test tells whether an entry fulfils it
	 */
	private record Condition(Set<String> terms, Predicate<LoggedDecision> test) {

	}

	/** Collects conditions. */
	public static final class Builder {

		private final List<Condition> conditions = new ArrayList<>();

		private Instant from = Instant.MIN;

		private Instant until = Instant.MAX;

		private long before = Long.MAX_VALUE;

		private int limit = DEFAULT_LIMIT;

		private Builder() {
		}

		/** Wants entries of this time or later. */
		public Builder from(Instant time) {
			this.from = time;
			return this;
		}

		/** Wants entries before this time. */
		public Builder until(Instant time) {
			this.until = time;
			return this;
		}

		/** Wants entries before this one: how the next page is asked for. */
		public Builder before(long id) {
			this.before = id;
			return this;
		}

		/** Wants at most so many entries, 1 to 500. */
		public Builder limit(int most) {
			if (most < 1 || most > MAX_LIMIT) {
				throw new IllegalArgumentException("limit: " + most + " (expected: 1 to " + MAX_LIMIT + ")");
			}
			this.limit = most;
			return this;
		}

		/** Wants the entry of this decision. */
		public Builder decision(String id) {
			return only('i', id, (decision) -> decision.decisionId());
		}

		/** Wants requests of this type. */
		public Builder type(RequestType type) {
			return only('k', type.name(), (decision) -> decision.asked().type().name());
		}

		/** Wants answers of this kind, such as {@code reject}. */
		public Builder outcome(String outcome) {
			return only('o', outcome, (decision) -> decision.answered().outcome());
		}

		/** Wants entries whose script ended so, such as {@code failed}. */
		public Builder script(String outcome) {
			return only('x', outcome, (decision) -> {
				LoggedDecision.RanScript script = decision.deciders().script();
				return (script != null) ? script.outcome() : "";
			});
		}

		/** Wants requests of the participant's call. */
		public Builder callUuid(String uuid) {
			return only('u', uuid, (decision) -> decision.asked().callUuid());
		}

		/** Wants requests about an alias. */
		public Builder alias(TextPattern alias) {
			return with(alias.terms('a'), (decision) -> alias.fits(TextPattern.aliasKeys(decision.asked().alias())));
		}

		/** Wants requests about a participant, by alias or display name. */
		public Builder participant(TextPattern participant) {
			Set<String> ofAlias = participant.terms('c').collect(Collectors.toSet());
			Stream<String> terms = ofAlias.isEmpty() ? Stream.empty()
					: Stream.concat(ofAlias.stream(), participant.terms('d'));
			return with(terms, (decision) -> participant.fits(TextPattern.aliasKeys(decision.asked().caller()))
					|| participant.fits(decision.asked().displayName()));
		}

		/** Wants requests about a service. */
		public Builder service(TextPattern service) {
			return with(service.terms('s'), (decision) -> service.fits(decision.asked().service()));
		}

		/** Wants requests from a location. */
		public Builder location(TextPattern location) {
			return whole('l', location, (decision) -> location.fits(decision.asked().location()));
		}

		/** Wants requests from a node, by either of its addresses. */
		public Builder node(TextPattern node) {
			return whole('n', node,
					(decision) -> node.fits(decision.asked().node()) || node.fits(decision.asked().nodeIp()));
		}

		/** Wants decisions under a policy profile. */
		public Builder profile(TextPattern profile) {
			return whole('p', profile, (decision) -> profile.fits(decision.deciders().profile()));
		}

		/** Wants decisions by a conference, Call Routing Rule or other record. */
		public Builder record(RecordId record) {
			return with(Stream.of(SearchTerms.record(record)),
					(decision) -> record.equals(decision.deciders().record()));
		}

		/** Wants decisions by a record of that name. */
		public Builder recordName(TextPattern name) {
			return whole('t', name, (decision) -> name.fits(decision.deciders().recordName()));
		}

		/** Wants decisions whose reason fits. */
		public Builder reason(TextPattern reason) {
			return with(Stream.empty(), (decision) -> reason.fits(decision.answered().reason()));
		}

		/**
		 * Wants entries in which the text is somewhere: aliases, names, ids, the reason.
		 */
		public Builder anywhere(TextPattern text) {
			return with(Stream.empty(), (decision) -> {
				LoggedRequest asked = decision.asked();
				return Stream
					.of(asked.alias(), asked.caller(), asked.displayName(), asked.service(), asked.location(),
							asked.remoteAddress(), asked.callUuid(), decision.decisionId(), decision.answered().title(),
							decision.answered().reason(), decision.deciders().recordName())
					.anyMatch(text::fits);
			});
		}

		/** Wants answers that took so long or longer. */
		public Builder slowerThan(Duration least) {
			long micros = TimeUnit.NANOSECONDS.toMicros(least.toNanos());
			return with(Stream.empty(), (decision) -> decision.micros().total() >= micros);
		}

		/** Wants entries whose upstream server gave no answer. */
		public Builder upstreamFailed() {
			return with(Stream.empty(), (decision) -> {
				LoggedDecision.AskedUpstream upstream = decision.deciders().upstream();
				return upstream != null && !upstream.cause().isEmpty();
			});
		}

		private Builder only(char field, String wanted, Function<LoggedDecision, String> actual) {
			String key = LogText.key(wanted);
			return with(Stream.of(SearchTerms.whole(field, key)),
					(decision) -> LogText.key(actual.apply(decision)).equals(key));
		}

		/** The beginnings of these are no terms: there are few of them. */
		private Builder whole(char field, TextPattern pattern, Predicate<LoggedDecision> test) {
			return with(pattern.isWhole() ? pattern.terms(field) : Stream.empty(), test);
		}

		private Builder with(Stream<String> terms, Predicate<LoggedDecision> test) {
			this.conditions.add(new Condition(terms.collect(Collectors.toUnmodifiableSet()), test));
			return this;
		}

		/** Returns the query. */
		public DecisionQuery build() {
			return new DecisionQuery(this);
		}

	}

}
