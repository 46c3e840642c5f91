package io.usher.web.migration;

import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.Imports;
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

	private final Semaphore turn = new Semaphore(1);

	private final Imports imports;

	private final Configurations configurations;

	private final AuditLog audit;

	DirectImports(Imports imports, Configurations configurations, AuditLog audit) {
		this.imports = imports;
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
		Imports.Made made = this.imports.make(() -> reading,
				new ImportPlanner.Options(wish.mayChange(), source.skipsFaulty()), wish.dryRun(), wish.actor(),
				reason(source, wish.reason()));
		if (made.revision() != null) {
			this.audit.recordImport(wish.actor(),
					source.title() + ": " + made.plan().summary() + ", as revision " + made.revision());
		}
		return new MadeImport(made.plan(), made.revision());
	}

	private static String reason(ImportSource source, @Nullable String reason) {
		String plain = "Import from " + source.title();
		return (reason == null || reason.isBlank()) ? plain : plain + ": " + reason.strip();
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
