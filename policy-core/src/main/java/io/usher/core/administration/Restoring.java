package io.usher.core.administration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.usher.core.account.Role;
import io.usher.core.administration.RestorePlan.Conflict;
import io.usher.core.administration.RestorePlan.Step;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.ArchivedChange;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.HistoryReader;
import io.usher.core.history.RecordVersion;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Plans how to undo a change or bring a record back as it was, by a new change. Passwords
 * of accounts and node credentials never come back: the present one stays, and an account
 * that was deleted comes back disabled and without a password.
 */
public final class Restoring {

	/** The most records of a change that can be undone at once. */
	public static final int MAX_RECORDS = 1000;

	/** What goes with the secret of an account, and stays where that stays. */
	private static final List<Field> FOLLOWING = List.of(AccountFields.TOKEN_PREFIX, AccountFields.CREDENTIAL_VERSION);

	private final ChangeArchive archive;

	private final HistoryReader reader;

	private final Configurations configurations;

	public Restoring(ChangeArchive archive, HistoryReader reader, Configurations configurations) {
		this.archive = archive;
		this.reader = reader;
		this.configurations = configurations;
	}

	/**
	 * Plans the undo of a change.
	 * @param overwrite whether to go over what was changed since
	 * @throws RestoreRefusedException when there is no such change, or it is too large
	 */
	public RestorePlan undo(long revision, boolean overwrite) {
		ArchivedChange change = this.archive.find(revision, 0, MAX_RECORDS)
			.orElseThrow(() -> new RestoreRefusedException("There is no revision " + revision + "."));
		if (change.recordCount() > MAX_RECORDS) {
			throw new RestoreRefusedException("This change has " + change.recordCount() + " records; up to "
					+ MAX_RECORDS + " can be undone at once. Restore the ones that you need, one by one.");
		}
		Configuration now = this.configurations.current();
		List<Step> steps = new ArrayList<>();
		List<RecordVersion> versions = change.change().versions();
		for (int i = versions.size() - 1; i >= 0; i--) {
			steps.add(undo(now, revision, versions.get(i), overwrite));
		}
		return new RestorePlan("Undo of revision " + revision, steps);
	}

	private Step undo(Configuration now, long revision, RecordVersion version, boolean overwrite) {
		RecordId id = version.id();
		ConfigurationRecord current = now.find(id).orElse(null);
		Document before = this.reader.documentAt(id, revision - 1).orElse(Document.empty());
		Document after = this.reader.decode(id, version.document()).orElse(Document.empty());
		return switch (version.operation()) {
			case CREATED -> undoCreation(id, current, after, revision, overwrite);
			case CHANGED -> undoChange(id, current, before, after, overwrite);
			case DELETED -> (current != null)
					? idle(id, current, HistoryReader.nameOf(id, before), "It is there again: nothing to do.")
					: bringBack(id, before);
		};
	}

	private static Step undoCreation(RecordId id, @Nullable ConfigurationRecord current, Document after, long revision,
			boolean overwrite) {
		if (current == null) {
			return idle(id, null, HistoryReader.nameOf(id, after), "It is gone already: nothing to do.");
		}
		List<Conflict> conflicts = new ArrayList<>();
		if (current.revision() != revision) {
			conflicts.add(new Conflict(null, null, "It was changed since, in revision " + current.revision() + ".",
					overwrite));
		}
		boolean stays = id.kind() == RecordKind.GLOBAL;
		Edit edit = stays ? new Edit.Update(id, current.revision(), Document.empty())
				: new Edit.Delete(id, current.revision());
		boolean blocked = !conflicts.isEmpty() && !overwrite;
		return new Step(id, current.name(), current.revision(), current.document(),
				blocked ? current.document() : (stays ? Document.empty() : null), blocked ? null : edit, conflicts,
				List.of());
	}

	private Step undoChange(RecordId id, @Nullable ConfigurationRecord current, Document before, Document after,
			boolean overwrite) {
		if (current == null) {
			return new Step(id, HistoryReader.nameOf(id, before), 0, null, null, null,
					List.of(new Conflict(null, null, "It was deleted since: restore it first.", false)), List.of());
		}
		Document then = current.document();
		List<Conflict> conflicts = new ArrayList<>();
		Set<String> names = differing(before, after);
		FOLLOWING.forEach((field) -> names.remove(field.name()));
		for (String name : names) {
			Object old = before.values().get(name);
			Object present = current.document().values().get(name);
			if (Objects.equals(present, old)) {
				continue;
			}
			boolean since = !Objects.equals(present, after.values().get(name));
			if (since) {
				conflicts.add(new Conflict(field(id, name), old, label(id, name) + " was changed since.", overwrite));
			}
			if (!since || overwrite) {
				then = then.with(name, old);
			}
		}
		return update(id, current, then, conflicts);
	}

	/**
	 * Plans to bring a record back as it was at a revision.
	 * @throws RestoreRefusedException when it was not there then
	 */
	public RestorePlan version(RecordId id, long revision) {
		Document then = this.reader.documentAt(id, revision)
			.orElseThrow(() -> new RestoreRefusedException(
					"There was no such " + id.kind().title() + " at revision " + revision + "."));
		ConfigurationRecord current = this.configurations.current().find(id).orElse(null);
		Step step = (current != null) ? update(id, current, then, List.of()) : bringBack(id, then);
		return new RestorePlan("Restored " + step.name() + " as of revision " + revision, List.of(step));
	}

	private static Step update(RecordId id, ConfigurationRecord current, Document wanted, List<Conflict> conflicts) {
		List<String> notes = new ArrayList<>();
		Document then = wanted;
		for (Field field : FOLLOWING) {
			then = then.with(field, current.document().get(field));
		}
		for (Field field : Role.isAccount(id.kind()) ? secrets(id.kind()) : List.<Field>of()) {
			Object present = current.document().get(field);
			if (!Objects.equals(present, wanted.get(field))) {
				notes.add(field.label() + " stays as it is: old passwords never come back.");
				then = then.with(field, present);
			}
		}
		noteUnknown(id.kind(), current.document(), then, notes);
		if (then.equals(current.document())) {
			notes.add("Nothing is left to change.");
			return new Step(id, current.name(), current.revision(), current.document(), then, null, conflicts, notes);
		}
		return new Step(id, current.name(), current.revision(), current.document(), then,
				new Edit.Update(id, current.revision(), then), conflicts, notes);
	}

	private static Step bringBack(RecordId id, Document document) {
		List<String> notes = new ArrayList<>();
		Document then = document;
		if (Role.isAccount(id.kind())) {
			for (Field field : secrets(id.kind())) {
				then = then.mapping(field, (old) -> Secret.unknown());
			}
			then = then.with(AccountFields.ENABLED, false);
			notes.add("It comes back disabled and without its password, token or key: set a new one, then enable it.");
		}
		else {
			noteUnknown(id.kind(), Document.empty(), then, notes);
		}
		return new Step(id, HistoryReader.nameOf(id, document), 0, null, then, new Edit.Create(id, then), List.of(),
				notes);
	}

	private static void noteUnknown(RecordKind kind, Document now, Document then, List<String> notes) {
		secrets(kind).stream()
			.filter((field) -> then.get(field) instanceof Secret.Unknown && !(now.get(field) instanceof Secret.Unknown))
			.forEach((field) -> notes.add(field.label() + " cannot be recovered and will be unknown: set a new one."));
	}

	private static Step idle(RecordId id, @Nullable ConfigurationRecord current, String name, String note) {
		long revision = (current != null) ? current.revision() : 0;
		Document document = (current != null) ? current.document() : null;
		return new Step(id, name, revision, document, document, null, List.of(), List.of(note));
	}

	private static List<Field> secrets(RecordKind kind) {
		return FieldCatalogue.of(Table.of(kind), InfinityVersion.V35)
			.values()
			.stream()
			.filter(Field::isSecret)
			.toList();
	}

	private static Set<String> differing(Document before, Document after) {
		Set<String> names = new HashSet<>(before.values().keySet());
		names.addAll(after.values().keySet());
		names.removeIf((name) -> Objects.equals(before.values().get(name), after.values().get(name)));
		return names;
	}

	private static @Nullable Field field(RecordId id, String name) {
		return FieldCatalogue.find(Table.of(id.kind()), InfinityVersion.V35, name).orElse(null);
	}

	private static String label(RecordId id, String name) {
		Field field = field(id, name);
		return (field != null) ? field.label() : name;
	}

}
