package io.usher.core.administration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.conference.Conference;
import io.usher.core.conference.ConferenceAlias;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import io.usher.core.script.CompiledScript;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.evaluation.ScriptEvaluator;

/**
 * What must hold between records after a change: unique values, references that lead
 * somewhere, nobody locked out.
 */
final class BetweenRecords {

	private static final String EXPECTED = " (expected: ";

	private final Configuration before;

	private final Configuration after;

	private final List<RecordEdit> edits;

	private final Set<RecordId> edited = new HashSet<>();

	private final Map<RecordId, List<Violation>> violations = new LinkedHashMap<>();

	BetweenRecords(Configuration before, Configuration after, List<RecordEdit> edits) {
		this.before = before;
		this.after = after;
		this.edits = edits;
		edits.forEach((edit) -> this.edited.add(edit.id()));
	}

	/**
	 * Returns what does not hold.
	 * @throws RecordInUseException when a record that others refer to would be deleted
	 */
	Violations check() {
		findings();
		inUse().entrySet().stream().findFirst().ifPresent((entry) -> {
			throw new RecordInUseException(this.before.find(entry.getKey()).orElseThrow(), entry.getValue());
		});
		return new Violations(this.violations.values().stream().flatMap(List::stream).toList());
	}

	/**
	 * Returns what does not hold, by the record that is at fault, but for records that
	 * are deleted while others refer to them.
	 * @see #inUse()
	 */
	Map<RecordId, List<Violation>> findings() {
		checkUnique();
		for (RecordEdit edit : this.edits) {
			if (edit.after() != null) {
				checkReferences(edit.id(), edit.after());
			}
		}
		checkAdministrators();
		checkScripts();
		return this.violations;
	}

	private void add(RecordId id, Violation violation) {
		this.violations.computeIfAbsent(id, (key) -> new ArrayList<>()).add(violation);
	}

	private void checkUnique() {
		Map<UniqueKey, RecordId> seen = new HashMap<>();
		for (RecordEdit edit : this.edits) {
			ConfigurationRecord record = this.after.find(edit.id()).orElse(null);
			if (record instanceof Conference conference) {
				checkAliasNumbers(conference);
			}
			for (UniqueKey key : (record != null) ? record.uniqueKeys() : List.<UniqueKey>of()) {
				RecordId other = seen.putIfAbsent(key, edit.id());
				boolean taken = other != null || isOthers(key, edit.id());
				if (taken) {
					add(edit.id(), Violation.taken(key.field(), key.value(), key.kind()));
				}
			}
		}
	}

	/**
	 * Numbers of alias rows are identities too: the administration API finds aliases by
	 * them.
	 */
	private void checkAliasNumbers(Conference conference) {
		Set<Long> seen = new HashSet<>();
		for (ConferenceAlias alias : conference.aliases()) {
			Conference owner = this.after.conferenceOfAlias(alias.number());
			Conference before = this.before.conferenceOfAlias(alias.number());
			boolean others = owner == null || !owner.id().equals(conference.id())
					|| before != null && !before.id().equals(conference.id()) && !isEdited(before.id());
			if (others || !seen.add(alias.number())) {
				add(conference.id(), Violation.error(ConferenceFields.ALIASES.name(), String.valueOf(alias.number()),
						"the number of an alias of this conference, or none for a new alias"));
			}
		}
	}

	private boolean isEdited(RecordId id) {
		return this.edited.contains(id);
	}

	/** Tells whether a record that this change does not touch has the value. */
	private boolean isOthers(UniqueKey key, RecordId id) {
		RecordId owner = this.before.find(key).map(ConfigurationRecord::id).orElse(id);
		return !owner.equals(id) && !isEdited(owner);
	}

	private void checkReferences(RecordId id, Document document) {
		for (Field field : FieldCatalogue.of(Table.of(id.kind()), InfinityVersion.V35).values()) {
			Object value = document.get(field);
			if (value instanceof Long number && field.kind() instanceof FieldKind.Reference reference) {
				checkReference(id, field, reference.target(), number);
			}
			if (field.kind() instanceof FieldKind.References references) {
				document.references(field).forEach((number) -> checkReference(id, field, references.target(), number));
			}
		}
	}

	private void checkReference(RecordId id, Field field, RecordKind target, Long number) {
		if (this.after.record(target, number) == null) {
			add(id, Violation.error(field.name(), String.valueOf(number),
					"the number of a " + target.title() + " that exists"));
		}
	}

	/** A script that changed must be one that can be read; what is odd of it is told. */
	private void checkScripts() {
		for (RecordEdit edit : this.edits) {
			if (this.after.find(edit.id()).orElse(null) instanceof PolicyProfile profile) {
				Document old = this.before.find(edit.id()).map(ConfigurationRecord::document).orElse(Document.empty());
				profile.scripts().forEach((kind, script) -> {
					Field field = PolicyProfile.template(kind);
					if (!script.source().equals(old.text(field))) {
						checkScript(edit.id(), field, kind, script);
					}
				});
			}
		}
	}

	private void checkScript(RecordId id, Field field, ScriptKind kind, CompiledScript script) {
		script.problems().forEach((problem) -> add(id, violation(field, problem)));
		if (script.isRunnable()) {
			ScriptEvaluator.lint(script.source(), kind, this.after.settings().infinityVersion())
				.forEach((problem) -> add(id, violation(field, problem)));
		}
	}

	/** Messages of scripts end in what was expected, where that is known. */
	private static Violation violation(Field field, ScriptProblem problem) {
		String place = (problem.line() > 0) ? "line " + problem.line() + ", column " + problem.column() + ": " : "";
		int at = problem.message().endsWith(")") ? problem.message().lastIndexOf(EXPECTED) : -1;
		String found = (at < 0) ? problem.message() : problem.message().substring(0, at);
		String expected = (at < 0) ? "a script that can be read"
				: problem.message().substring(at + EXPECTED.length(), problem.message().length() - 1);
		return problem.isError() ? Violation.error(field.name(), place + found, expected)
				: Violation.warning(field.name(), place + found, expected);
	}

	/** Returns the records that are deleted although others refer to them. */
	Map<RecordId, List<ConfigurationRecord>> inUse() {
		Set<RecordId> deleted = new LinkedHashSet<>();
		this.edits.stream().filter((edit) -> edit.after() == null).forEach((edit) -> deleted.add(edit.id()));
		return Referrers.of(this.after, deleted);
	}

	private void checkAdministrators() {
		RecordId touched = this.edited.stream()
			.filter((id) -> id.kind() == RecordKind.ADMINISTRATOR)
			.findFirst()
			.orElse(null);
		if (touched != null && this.before.count(RecordKind.ADMINISTRATOR) > 0
				&& this.after.all(RecordKind.ADMINISTRATOR).noneMatch(BetweenRecords::canAdministrate)) {
			add(touched, Violation.error(Violation.WHOLE, "the last administrator who may log in",
					"at least one enabled account with the role administrator"));
		}
	}

	private static boolean canAdministrate(ConfigurationRecord account) {
		return account.document().flag(AccountFields.ENABLED, true)
				&& "administrator".equals(account.document().text(AccountFields.ACCOUNT_ROLE));
	}

}
