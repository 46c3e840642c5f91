package io.usher.core.transfer;

import java.util.function.Supplier;

import io.usher.core.administration.Administration;
import io.usher.core.administration.StaleEditException;
import io.usher.core.history.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Makes imports that nobody looks at first: plans one and makes it a change, and does so
 * again where others changed the same records meanwhile.
 */
public final class Imports {

	private static final int ATTEMPTS = 3;

	private final ImportPlanner planner;

	private final Administration administration;

	public Imports(ImportPlanner planner, Administration administration) {
		this.planner = planner;
		this.administration = administration;
	}

	/**
	 * Makes an import one revision, unless something stands against it or there is
	 * nothing to change.
	 * @param reading tells what the source tells, for each attempt
	 * @param options what is allowed and wanted
	 * @param dry whether only to plan
	 * @param actor who wants it
	 * @param reason why, null when nobody said
	 * @throws StaleEditException when others kept changing the same records
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	public Made make(Supplier<Reading> reading, ImportPlanner.Options options, boolean dry, Actor actor,
			@Nullable String reason) {
		for (int attempt = 1;; attempt++) {
			ImportPlan plan = this.planner.plan(reading.get(), options, Progress.NONE);
			if (dry || plan.isFaulty() || plan.edits().isEmpty()) {
				return new Made(plan, null);
			}
			try {
				return new Made(plan, this.administration.save(plan.edits(), actor, reason).configuration().revision());
			}
			catch (StaleEditException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	/**
	 * What came of an import.
	 *
	 * @param plan what it would do, or did
	 * @param revision the revision that it became, null when it became none
	 */
	public record Made(ImportPlan plan, @Nullable Long revision) {

	}

}
