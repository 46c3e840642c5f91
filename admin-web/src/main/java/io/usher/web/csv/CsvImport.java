package io.usher.web.csv;

import java.util.function.Predicate;

import io.usher.core.administration.Administration;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.Progress;
import io.usher.web.history.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings a sheet in while somebody waits for it.
 */
@Component
class CsvImport {

	private static final int ATTEMPTS = 3;

	private final Administration administration;

	private final Configurations configurations;

	private final ImportPlanner planner;

	private final SecretKey key;

	private final AuditLog log;

	CsvImport(Administration administration, Configurations configurations, SecretKey key, AuditLog log) {
		this.administration = administration;
		this.configurations = configurations;
		this.planner = new ImportPlanner(administration, configurations);
		this.key = key;
		this.log = log;
	}

	/**
	 * Reads a sheet and makes it one revision, unless something is wrong with it.
	 * @param dry whether only to tell what would be
	 * @param reason why, null when nobody said
	 * @param mayChange the kinds of records that the actor may change
	 * @throws StaleEditException when others kept changing the same records
	 */
	CsvReport read(CsvSheet sheet, byte[] csv, boolean dry, Actor actor, @Nullable String reason,
			Predicate<RecordKind> mayChange) {
		CsvSource source = CsvSource.of(sheet, sheet.fileName(), csv, this.key);
		for (int attempt = 1;; attempt++) {
			ImportPlan plan = this.planner.plan(source.read(this.configurations.catchUp(), Progress.NONE),
					new ImportPlanner.Options(mayChange, false), Progress.NONE);
			if (dry || plan.isFaulty()) {
				return new CsvReport(plan, dry, plan.revision());
			}
			try {
				long revision = this.administration.save(plan.edits(), actor, reason).configuration().revision();
				CsvReport report = new CsvReport(plan, false, plan.edits().isEmpty() ? plan.revision() : revision);
				this.log.recordImport(actor, sheet.title() + " as CSV: " + report.summary());
				return report;
			}
			catch (StaleEditException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

}
