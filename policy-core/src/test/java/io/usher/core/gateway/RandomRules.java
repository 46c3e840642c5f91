package io.usher.core.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;

/** Makes rules for tests. */
final class RandomRules {

	private RandomRules() {
	}

	static CallRoutingRule rule(long number, int priority, String pattern, Object... fieldsAndValues) {
		Map<String, Object> values = new HashMap<>(Map.of(CommonFields.NAME.name(), "Rule " + number,
				RuleFields.PRIORITY.name(), (long) priority, RuleFields.MATCH_STRING.name(), pattern));
		for (int i = 0; i < fieldsAndValues.length; i += 2) {
			values.put(((Field) fieldsAndValues[i]).name(), fieldsAndValues[i + 1]);
		}
		return CallRoutingRule.of(new RecordId(RecordKind.CALL_ROUTING_RULE, number), 1, Document.of(values));
	}

	/** A rule with conditions that are there now and then. */
	static CallRoutingRule random(Random random, long number, String pattern) {
		CallRoutingRule rule = rule(number, 1 + random.nextInt(5), pattern, RuleFields.ENABLE, random.nextInt(8) > 0,
				RuleFields.MATCH_INCOMING_CALLS, random.nextInt(8) > 0, RuleFields.MATCH_OUTGOING_CALLS,
				random.nextInt(3) == 0, RuleFields.MATCH_INCOMING_SIP, random.nextInt(6) > 0,
				RuleFields.MATCH_INCOMING_ONLY_IF_REGISTERED, random.nextInt(8) == 0, RuleFields.MATCH_STRING_FULL,
				random.nextInt(3) == 0);
		return (random.nextInt(8) > 0) ? rule : CallRoutingRule.of(rule.id(), 1,
				rule.document().with(RuleFields.MATCH_SOURCE_LOCATION, 1L + random.nextInt(2)));
	}

	/**
	 * What such rules are like: service by service, domain by domain, room by room,
	 * prefixes.
	 */
	static String usualPattern(int number) {
		int kind = number % 20;
		if (kind < 6) {
			return "^meet\\.teams" + number + "\\.(\\d{9,12})@example\\.com$";
		}
		if (kind < 11) {
			return ".*@vc\\.customer" + number + "\\.com";
		}
		if (kind < 15) {
			return "^(?:sip:)?room-" + number + "-(\\d{4})@example\\.(com|org)$";
		}
		return "^00" + (10_000 + number) + "(\\d{6,10})$";
	}

	/** An alias that the pattern of that number matches. */
	static String usualAlias(int number) {
		int kind = number % 20;
		if (kind < 6) {
			return "Meet.Teams" + number + ".1234567890@example.com";
		}
		if (kind < 11) {
			return "alice.smith@vc.customer" + number + ".com";
		}
		if (kind < 15) {
			return "room-" + number + "-1234@example.org";
		}
		return "00" + (10_000 + number) + "1234567";
	}

	static DialledCall call(String rawAlias, String parsedAlias) {
		return new DialledCall(rawAlias, parsedAlias, false, "sip", false, "London", 1L);
	}

}
