package io.usher.web.migration;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Saved;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.PlannedRecord.Outcome;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.Reading;
import io.usher.web.history.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes imports at once, for programs: reads, plans and, when nothing stands against it,
 * makes it one change. One goes on at a time.
 */
@Component
class DirectImports {

	private static final int ATTEMPTS = 3;

	private final Semaphore turn = new Semaphore(1);

	private final ImportPlanner planner;

	private final Administration administration;

	private final Configurations configurations;

	private final AuditLog audit;

	DirectImports(Administration administration, Configurations configurations, AuditLog audit) {
		this.planner = new ImportPlanner(administration, configurations);
		this.administration = administration;
		this.configurations = configurations;
		this.audit = audit;
	}

	/**
	 * Imports.
	 * @throws io.usher.core.transfer.UnreadableSourceException when the source cannot be
	 * read
	 * @throws OtherImportException when another import goes on
	 */
	MadeImport run(ImportSource source, Wish wish) {
		if (!this.turn.tryAcquire()) {
			throw new OtherImportException();
		}
		try {
			Reading reading = source.read(this.configurations.catchUp(), Progress.NONE);
			return made(source, reading, wish);
		}
		finally {
			this.turn.release();
		}
	}

	private MadeImport made(ImportSource source, Reading reading, Wish wish) {
		for (int attempt = 1;; attempt++) {
			ImportPlan plan = this.planner.plan(reading,
					new ImportPlanner.Options(wish.mayChange(), source.skipsFaulty()), Progress.NONE);
			if (wish.dryRun() || plan.isFaulty() || plan.edits().isEmpty()) {
				return new MadeImport(plan, null);
			}
			try {
				Saved saved = this.administration.save(plan.edits(), wish.actor(), reason(source, wish.reason()));
				long revision = saved.configuration().revision();
				this.audit.recordImport(wish.actor(),
						source.title() + ": " + counts(plan) + ", as revision " + revision);
				return new MadeImport(plan, revision);
			}
			catch (StaleEditException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private static String reason(ImportSource source, @Nullable String reason) {
		String plain = "Import from " + source.title();
		return (reason == null || reason.isBlank()) ? plain : plain + ": " + reason.strip();
	}

	private static String counts(ImportPlan plan) {
		Map<Outcome, Integer> counts = plan.counts();
		return counts.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " " + entry.getKey().title().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(", "));
	}

	/**
	 * What a program wants of an import.
	 *
	 * @param actor who wants it
	 * @param mayChange the kinds of records that they may change
	 * @param dryRun whether nothing is to be changed
	 * @param reason why, null when nobody said
	 */
	record Wish(Actor actor, Predicate<RecordKind> mayChange, boolean dryRun, @Nullable String reason) {

	}

	/** Another import goes on. */
	static final class OtherImportException extends RuntimeException {

		private static final long serialVersionUID = 1;

		OtherImportException() {
			super("Another import goes on. Try again when it is done.");
		}

	}

}
