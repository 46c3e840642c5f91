package io.usher.web.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.usher.core.account.Role;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.Place;
import io.usher.core.transfer.PlannedRecord;
import io.usher.core.transfer.PlannedRecord.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A plan as people look at it: counted, and a page of its lines at a time. What is wrong
 * with the source as a whole comes first.
 */
final class PlanSurvey {

	private final ImportPlan plan;

	private final List<Line> lines = new ArrayList<>();

	private final Map<Show, Integer> counts = new EnumMap<>(Show.class);

	private final Map<RecordId, String> names = new HashMap<>();

	private final boolean severalSources;

	private final long unknownSecrets;

	private final long revivedAccounts;

	PlanSurvey(ImportPlan plan) {
		this.plan = plan;
		plan.faults().forEach((fault) -> this.lines.add(new Line(fault.place(), null, List.of(fault))));
		plan.records().forEach((record) -> {
			this.lines.add(new Line(record.place(), record, record.faults()));
			if (record.id() != null) {
				this.names.put(record.id(), record.name());
			}
		});
		for (Line line : this.lines) {
			for (Show show : Show.values()) {
				if (show.test(line)) {
					this.counts.merge(show, 1, Integer::sum);
				}
			}
		}
		this.unknownSecrets = plan.unknownSecrets();
		this.revivedAccounts = plan.records().stream().filter(PlanSurvey::isRevived).count();
		this.severalSources = this.lines.stream().map((line) -> line.place().source()).distinct().limit(2).count() > 1;
	}

	/** Returns the plan. */
	ImportPlan plan() {
		return this.plan;
	}

	/** Returns the revision for which it was made. */
	public long revision() {
		return this.plan.revision();
	}

	/** Returns how many records it changes. */
	public int size() {
		return this.plan.edits().size();
	}

	/** Tells whether something prevents it. */
	public boolean isFaulty() {
		return count(Show.FAULTY) > 0;
	}

	/** Returns how many secrets nobody will know. */
	public long unknownSecrets() {
		return this.unknownSecrets;
	}

	/**
	 * Returns how many accounts and credentials get a password, a token or a second
	 * factor that they do not have now.
	 */
	public long revivedAccounts() {
		return this.revivedAccounts;
	}

	private static boolean isRevived(PlannedRecord record) {
		if (!Role.isAccount(record.kind()) || record.then() == null || record.outcome() == Outcome.FAULTY) {
			return false;
		}
		Map<String, Object> now = (record.now() != null) ? record.now().values() : Map.of();
		return record.then()
			.values()
			.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getValue() instanceof Secret.Known
					&& !entry.getValue().equals(now.get(entry.getKey())));
	}

	/** Tells whether the lines are of several files or resources. */
	public boolean hasSeveralSources() {
		return this.severalSources;
	}

	/** Returns how many lines there are to show. */
	public int count(Show show) {
		return this.counts.getOrDefault(show, 0);
	}

	/** Returns what there is to show: the usual, and the rest where there is some. */
	public List<Show> shows() {
		return Stream.of(Show.values()).filter((show) -> show.usual || count(show) > 0).toList();
	}

	/** Returns what people want to see first. */
	Show first() {
		return isFaulty() ? Show.FAULTY : Show.ALL;
	}

	/** Returns the kinds of records that it changes. */
	List<RecordKind> kinds() {
		return this.plan.edits().stream().map(Edit::id).map(RecordId::kind).distinct().sorted().toList();
	}

	/** Returns lines to show, from a place on. */
	List<Line> lines(Show show, int from, int most) {
		return this.lines.stream().filter(show::test).skip(from).limit(most).toList();
	}

	/** Returns all lines. */
	List<Line> lines() {
		return List.copyOf(this.lines);
	}

	/** Returns what a record of the plan is called, or null. */
	@Nullable String nameOf(RecordId id) {
		return this.names.get(id);
	}

	/**
	 * What the source tells of a record, or what is wrong with the source itself.
	 *
	 * @param place where it is told
	 * @param record the record, null for the source itself
	 * @param faults what is wrong, and warnings
	 */
	record Line(Place place, @Nullable PlannedRecord record, List<Fault> faults) {

		/** Returns what becomes of it, null for a warning of the source itself. */
		@Nullable Outcome outcome() {
			if (this.record != null) {
				return this.record.outcome();
			}
			return this.faults.stream().anyMatch(Fault::isError) ? Outcome.FAULTY : null;
		}

		private boolean isWarned() {
			return outcome() != Outcome.FAULTY && !this.faults.isEmpty();
		}

		private boolean hasUnknownSecrets() {
			return this.record != null && ImportPlan.unknownSecrets(this.record) > 0;
		}

	}

	/** Which lines to show. */
	enum Show {

		/** All. */
		ALL("All", "", true, (line) -> true),

		/** Those of new records. */
		ADDED(Outcome.ADDED, "served", true),

		/** Those of records that change. */
		CHANGED(Outcome.CHANGED, "redirected", true),

		/** Those of records that go. */
		DELETED(Outcome.DELETED, "rejected", false),

		/** Those of records that are so already. */
		UNCHANGED(Outcome.UNCHANGED, "", true),

		/** Those that are left out. */
		SKIPPED(Outcome.SKIPPED, "fallback", false),

		/** Those that cannot be taken. */
		FAULTY(Outcome.FAULTY, "rejected", false),

		/** Those that are taken, with something to look at. */
		WARNED("With warnings", "fallback", false, Line::isWarned),

		/** Those of which nobody will know a secret. */
		UNKNOWN("Unknown secrets", "fallback", false, Line::hasUnknownSecrets);

		private final String title;

		private final String tone;

		private final boolean usual;

		private final Predicate<Line> condition;

		Show(Outcome outcome, String tone, boolean usual) {
			this(outcome.title(), tone, usual, (line) -> line.outcome() == outcome);
		}

		Show(String title, String tone, boolean usual, Predicate<Line> condition) {
			this.title = title;
			this.tone = tone;
			this.usual = usual;
			this.condition = condition;
		}

		/** Returns the word for people. */
		public String title() {
			return this.title;
		}

		/** Returns the name of its colours, empty for none. */
		public String tone() {
			return this.tone;
		}

		/** Returns the word in addresses. */
		public String value() {
			return name().toLowerCase(Locale.ROOT);
		}

		boolean test(Line line) {
			return this.condition.test(line);
		}

		static Optional<Show> of(String value) {
			return Stream.of(values()).filter((show) -> show.value().equals(value)).findFirst();
		}

		static String tone(@Nullable Outcome outcome) {
			return (outcome != null) ? valueOf(outcome.name()).tone : WARNED.tone;
		}

	}

}
