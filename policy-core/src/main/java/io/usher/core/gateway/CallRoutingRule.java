package io.usher.core.gateway;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import io.usher.core.regex.PythonMatch;
import io.usher.core.regex.PythonRegex;
import io.usher.core.regex.PythonRegexException;
import io.usher.core.regex.PythonReplacement;
import io.usher.core.regex.Steps;

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
 * @param conditions what it asks of a call beside its alias
 * @param matchesRawAlias whether it looks at the alias as it was dialled
 * @param pattern what the alias must match, whole and in any case of letters
 * @param replacement what the alias becomes, null when it stays
 */
public record CallRoutingRule(RecordId id, long revision, Document document, String name, int priority, boolean enabled,
		CallConditions conditions, boolean matchesRawAlias, PythonRegex pattern,
		@Nullable PythonReplacement replacement) implements ConfigurationRecord {

	/**
	 * Reads a record.
	 * @throws ViolationsException when its pattern or its replacement cannot be read
	 */
	public static CallRoutingRule of(RecordId id, long revision, Document document) {
		PythonRegex pattern = pattern(document.requiredText(RuleFields.MATCH_STRING));
		return new CallRoutingRule(id, revision, document, document.requiredText(CommonFields.NAME),
				Objects.requireNonNull(document.number(RuleFields.PRIORITY)).intValue(),
				document.flag(RuleFields.ENABLE, true), CallConditions.of(document),
				document.flag(RuleFields.MATCH_STRING_FULL, false), pattern,
				replacement(document.text(RuleFields.REPLACE_STRING, ""), pattern));
	}

	private static PythonRegex pattern(String text) {
		try {
			return PythonRegex.compile(text);
		}
		catch (PythonRegexException ex) {
			throw violation(RuleFields.MATCH_STRING, text, ex);
		}
	}

	private static @Nullable PythonReplacement replacement(String text, PythonRegex pattern) {
		if (text.isEmpty()) {
			return null;
		}
		try {
			return PythonReplacement.compile(text, pattern);
		}
		catch (PythonRegexException ex) {
			throw violation(RuleFields.REPLACE_STRING, text, ex);
		}
	}

	private static ViolationsException violation(Field field, String value, PythonRegexException ex) {
		return new ViolationsException(Violations.of(Violation.error(field.name(), value, ex.expected())));
	}

	/** Returns the alias that its pattern looks at. */
	String alias(DialledCall call) {
		return this.matchesRawAlias ? call.rawAlias() : call.parsedAlias();
	}

	/**
	 * Returns the first field, its pattern aside, that a call does not satisfy, or null.
	 */
	@Nullable Field failing(DialledCall call) {
		return this.enabled ? this.conditions.failing(call) : RuleFields.ENABLE;
	}

	/** Matches the alias alone and returns what it makes of it, or null. */
	@Nullable RuleMatch matchAlias(DialledCall call, Steps steps) {
		String alias = alias(call);
		PythonMatch match = this.pattern.fullMatch(alias, steps);
		if (match == null) {
			return null;
		}
		return new RuleMatch(this, alias, (this.replacement != null) ? this.replacement.expand(match) : alias);
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of(UniqueKey.of(RecordKind.CALL_ROUTING_RULE, CommonFields.NAME, this.name));
	}

}
