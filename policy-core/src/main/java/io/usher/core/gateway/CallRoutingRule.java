package io.usher.core.gateway;

import java.util.List;
import java.util.Objects;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import io.usher.core.regex.PythonRegex;

/**
 * A Call Routing Rule. Rules are tried in ascending priority; those of equal priority in
 * the order of creation.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name its name, unique
 * @param priority 1 to 200, the lowest first
 * @param enabled whether it takes calls
 * @param pattern what the alias must match, whole and in any case of letters
 */
public record CallRoutingRule(RecordId id, long revision, Document document, String name, int priority, boolean enabled,
		PythonRegex pattern) implements ConfigurationRecord {

	/** Reads a record. */
	public static CallRoutingRule of(RecordId id, long revision, Document document) {
		return new CallRoutingRule(id, revision, document, document.requiredText(CommonFields.NAME),
				Objects.requireNonNull(document.number(RuleFields.PRIORITY)).intValue(),
				document.flag(RuleFields.ENABLE, true),
				PythonRegex.compile(document.requiredText(RuleFields.MATCH_STRING)));
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of(UniqueKey.of(RecordKind.CALL_ROUTING_RULE, CommonFields.NAME, this.name));
	}

}
