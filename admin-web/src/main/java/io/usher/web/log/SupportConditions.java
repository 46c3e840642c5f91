package io.usher.web.log;

import io.usher.core.log.SupportQuery;

/**
 * Reads what is looked for in the support log.
 */
final class SupportConditions {

	private SupportConditions() {
	}

	/**
	 * Reads conditions.
	 * @throws IllegalArgumentException when one of them is unknown or makes no sense
	 */
	static SupportQuery read(QueryParameters parameters) {
		SupportQuery newest = SupportQuery.newest();
		SupportQuery query = new SupportQuery(parameters.within("text").orElse(null),
				parameters.text("decision").orElse(null), parameters.type("kind").orElse(null),
				parameters.pattern("profile").orElse(null), parameters.pattern("location").orElse(null),
				parameters.moment("from").orElse(newest.from()), parameters.moment("until").orElse(newest.until()),
				parameters.cursor("before").orElse(newest.before()), parameters.limit("limit").orElse(newest.limit()));
		parameters.end();
		return query;
	}

}
