package io.usher.web.log;

import java.time.Duration;

import io.usher.core.log.DecisionQuery;

/**
 * Reads what is looked for in the decision log.
 */
final class DecisionConditions {

	private DecisionConditions() {
	}

	/**
	 * Reads conditions.
	 * @throws IllegalArgumentException when one of them is unknown or makes no sense
	 */
	static DecisionQuery.Builder read(QueryParameters parameters) {
		DecisionQuery.Builder query = DecisionQuery.newest();
		parameters.alias("alias").ifPresent(query::alias);
		parameters.alias("participant").ifPresent(query::participant);
		parameters.pattern("service").ifPresent(query::service);
		parameters.pattern("location").ifPresent(query::location);
		parameters.pattern("node").ifPresent(query::node);
		parameters.pattern("profile").ifPresent(query::profile);
		parameters.text("outcome").ifPresent(query::outcome);
		parameters.text("script").ifPresent(query::script);
		parameters.type("kind").ifPresent(query::type);
		parameters.text("id").ifPresent(query::decision);
		parameters.text("call_uuid").ifPresent(query::callUuid);
		parameters.within("text").ifPresent(query::reason);
		parameters.within("q").ifPresent(query::anywhere);
		parameters.millis("slower_than").ifPresent((millis) -> query.slowerThan(Duration.ofMillis(millis)));
		parameters.oneOf("upstream", "failed").ifPresent((failed) -> query.upstreamFailed());
		parameters.moment("from").ifPresent(query::from);
		parameters.moment("until").ifPresent(query::until);
		parameters.cursor("before").ifPresent(query::before);
		parameters.limit("limit").ifPresent(query::limit);
		parameters.record("record")
			.ifPresentOrElse(query::record, () -> parameters.pattern("record").ifPresent(query::recordName));
		parameters.end();
		return query;
	}

}
