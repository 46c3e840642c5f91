package io.usher.web.csv;

import java.util.Objects;
import java.util.function.Predicate;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.Imports;
import io.usher.core.transfer.Progress;
import io.usher.web.history.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings a sheet in while somebody waits for it.
 */
@Component
class CsvImport {

	private final Imports imports;

	private final Configurations configurations;

	private final SecretKey key;

	private final AuditLog log;

	CsvImport(Imports imports, Configurations configurations, SecretKey key, AuditLog log) {
		this.imports = imports;
		this.configurations = configurations;
		this.key = key;
		this.log = log;
	}

	/**
	 * Reads a sheet and makes it one revision, unless something is wrong with it.
	 * @param dry whether only to tell what would be
	 * @param reason why, null when nobody said
	 * @param mayChange the kinds of records that the actor may change
	 * @throws io.usher.core.administration.StaleEditException when others kept changing
	 * the same records
	 */
	CsvReport read(CsvSheet sheet, byte[] csv, boolean dry, Actor actor, @Nullable String reason,
			Predicate<RecordKind> mayChange) {
		CsvSource source = CsvSource.of(sheet, sheet.fileName(), csv, this.key);
		Imports.Made made = this.imports.make(() -> source.read(this.configurations.catchUp(), Progress.NONE),
				new ImportPlanner.Options(mayChange, false), dry, actor, reason);
		CsvReport report = new CsvReport(made.plan(), dry,
				Objects.requireNonNullElse(made.revision(), made.plan().revision()));
		if (!dry && !report.isRefused()) {
			this.log.recordImport(actor, sheet.title() + " as CSV: " + report.summary());
		}
		return report;
	}

}
