package io.usher.web.transfer;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.administration.Administration;
import io.usher.core.administration.RecordInUseException;
import io.usher.core.administration.RecordNotFoundException;
import io.usher.core.administration.Saved;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.StoreRefusesException;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.Reading;
import io.usher.core.transfer.UnreadableSourceException;
import io.usher.web.history.AuditLog;
import io.usher.web.transfer.PlanSurvey.Show;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What takes long of an import: reading and planning it, and making it a change, all of
 * it or nothing.
 */
@Component
class ImportWork {

	private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

	private static final String BROKEN = "That did not work, and nothing was imported. Usher's own log says why.";

	private static final int SHOWN = 5;

	private final ImportPlanner planner;

	private final Administration administration;

	private final Configurations configurations;

	private final AuditLog audit;

	private final Clock clock;

	ImportWork(ImportPlanner planner, Administration administration, Configurations configurations, AuditLog audit,
			Clock clock) {
		this.planner = planner;
		this.administration = administration;
		this.configurations = configurations;
		this.audit = audit;
		this.clock = clock;
	}

	/** Reads and plans. */
	void plan(ImportJob job) {
		attempt(job, () -> plan(job, job.order().mayChange(), null));
	}

	private void plan(ImportJob job, Set<RecordKind> mayChange, @Nullable String told) {
		go(job, Phase.PLANNING, told);
		job.hear("Reading", 0, 0);
		ImportSource source = job.order().source();
		Reading reading = source.read(this.configurations.catchUp(), job::hear);
		PlanSurvey survey = new PlanSurvey(this.planner.plan(reading,
				new ImportPlanner.Options(mayChange::contains, source.skipsFaulty()), job::hear));
		job.set((now) -> now.planned(survey, this.clock.instant(), told));
	}

	/**
	 * Makes it a change, when the configuration is still the one that it was planned for.
	 */
	void apply(ImportJob job, Wish wish) {
		PlanSurvey survey = job.status().survey();
		if (survey == null) {
			return;
		}
		attempt(job, () -> {
			job.hear("Looking for changes since", 0, 0);
			try {
				if (moved(survey)) {
					planAgain(job, wish);
					return;
				}
				Saved saved = this.administration.save(survey.plan().edits(), wish.actor(), reason(job, wish),
						job::hear);
				job.set((now) -> now.done(saved.configuration().revision(), this.clock.instant()));
				this.audit.recordImport(wish.actor(), job.order().title() + ": " + counts(survey) + ", as revision "
						+ saved.configuration().revision());
			}
			catch (StaleEditException | RecordNotFoundException ex) {
				planAgain(job, wish);
			}
			catch (ViolationsException | RecordInUseException ex) {
				if (moved(survey)) {
					planAgain(job, wish);
					return;
				}
				refuse(job, wish, "It was refused, and nothing was imported: " + words(ex));
			}
			catch (StoreUnavailableException ex) {
				refuse(job, wish, again(ex) + " What was imported already then shows as unchanged.");
			}
		});
	}

	private static String again(StoreUnavailableException failure) {
		return failure.words() + ". " + ((failure instanceof StoreRefusesException)
				? "Try again when that is put right." : "Try again when it is back.");
	}

	private boolean moved(PlanSurvey survey) {
		return this.configurations.catchUp().revision() != survey.revision();
	}

	private void planAgain(ImportJob job, Wish wish) {
		plan(job, wish.mayChange(), "Somebody changed the configuration since this was read, so nothing was imported "
				+ "yet. This is what the import would do now.");
	}

	private void refuse(ImportJob job, Wish wish, String words) {
		go(job, Phase.PLANNED, words);
		this.audit.recordImport(wish.actor(), job.order().title() + ": nothing was imported, it was refused");
	}

	private void attempt(ImportJob job, Runnable work) {
		try {
			work.run();
		}
		catch (CancellationException ex) {
			go(job, Phase.CANCELLED, "Nothing was imported.");
		}
		catch (UnreadableSourceException ex) {
			go(job, Phase.FAILED, ex.getMessage());
		}
		catch (StoreUnavailableException ex) {
			go(job, Phase.FAILED, again(ex));
		}
		catch (RuntimeException ex) {
			log.error("An import of a {} failed", job.order().kind().title(), ex);
			go(job, Phase.FAILED, BROKEN);
		}
		finally {
			if (job.status().phase().isRunning()) {
				go(job, Phase.FAILED, BROKEN);
			}
		}
	}

	private void go(ImportJob job, Phase phase, @Nullable String words) {
		job.set((now) -> now.at(phase, this.clock.instant(), words));
	}

	private static String reason(ImportJob job, Wish wish) {
		String plain = "Import of " + job.order().title();
		return wish.why().isBlank() ? plain : plain + ": " + wish.why().strip();
	}

	private static String counts(PlanSurvey survey) {
		return Stream.of(Show.ADDED, Show.CHANGED, Show.DELETED, Show.UNCHANGED, Show.SKIPPED)
			.filter((show) -> survey.count(show) > 0)
			.map((show) -> survey.count(show) + " " + show.value())
			.collect(Collectors.joining(", "));
	}

	private static String words(RuntimeException fault) {
		if (fault instanceof ViolationsException refused) {
			return refused.violations()
				.errors()
				.stream()
				.limit(SHOWN)
				.map(Violation::message)
				.collect(Collectors.joining("; ")) + ".";
		}
		return fault.getMessage() + ".";
	}

	/**
	 * What somebody wants who looked at a plan.
	 *
	 * @param actor who
	 * @param why the reason that was typed, empty for none
	 * @param mayChange the kinds of records that they may change now
	 */
	record Wish(Actor actor, String why, Set<RecordKind> mayChange) {

		Wish {
			mayChange = Set.copyOf(mayChange);
		}

	}

}
