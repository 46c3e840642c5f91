package io.usher.web.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

import io.usher.core.administration.Administration;
import io.usher.core.configuration.Configurations;
import io.usher.core.export.ExportSource;
import io.usher.core.history.Actor;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.Progress;
import io.usher.web.history.AuditLog;
import io.usher.web.right.Actors;
import io.usher.web.right.Rights;
import io.usher.web.start.UsherSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Restores a configuration from a document, in one revision or not at all, or tells what
 * would happen.
 */
@RestController
class ImportApiController {

	private static final int ATTEMPTS = 3;

	private final ImportPlanner planner;

	private final Administration administration;

	private final Configurations configurations;

	private final AuditLog audit;

	private final Path directory;

	/** A document is read and planned as a whole, which takes memory. */
	private final Semaphore turn = new Semaphore(1);

	ImportApiController(ImportPlanner planner, Administration administration, Configurations configurations,
			AuditLog audit, UsherSettings settings) {
		this.planner = planner;
		this.administration = administration;
		this.configurations = configurations;
		this.audit = audit;
		this.directory = settings.home().resolve("uploads");
	}

	@PostMapping(path = { "/api/usher/v1/imports/configuration", "/api/usher/v1/imports/configuration/" },
			consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Map<String, @Nullable Object>> restore(Principal user, HttpServletRequest request)
			throws IOException {
		if (!this.turn.tryAcquire()) {
			throw new BusyException("Another document is being restored; ask again.");
		}
		Path document = null;
		try {
			Files.createDirectories(this.directory);
			// The owner alone reads such files, where the file system knows of others.
			document = Files.createTempFile(this.directory, "document", ".json");
			RestoreRequest wish = RestoreRequest.read(request.getInputStream(), document);
			return restore(wish, document, user, Actors.ofApi(user, request));
		}
		finally {
			if (document != null) {
				Files.deleteIfExists(document);
			}
			this.turn.release();
		}
	}

	private ResponseEntity<Map<String, @Nullable Object>> restore(RestoreRequest wish, Path document, Principal user,
			Actor actor) {
		ExportSource source = ExportSource.of("document", document, wish.passphrase(), wish.keepAccounts());
		ImportPlan plan = plan(source, user);
		for (int i = 1; i < ATTEMPTS && plan.revision() != this.configurations.catchUp().revision(); i++) {
			plan = plan(source, user);
		}
		if (wish.dryRun()) {
			return ResponseEntity.ok(RestoreReport.of(plan, null));
		}
		if (plan.isFaulty()) {
			this.audit.recordImport(actor, "Configuration document: nothing was restored, it was refused");
			return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(RestoreReport.of(plan, null));
		}
		long revision = this.administration
			.save(plan.edits(), actor,
					Objects.requireNonNullElse(wish.reason(), "Restored from a configuration document"))
			.configuration()
			.revision();
		this.audit.recordImport(actor,
				"Configuration document: " + plan.edits().size() + " records changed, as revision " + revision);
		return ResponseEntity.ok(RestoreReport.of(plan, revision));
	}

	private ImportPlan plan(ExportSource source, Principal user) {
		return this.planner.plan(source.read(this.configurations.catchUp(), Progress.NONE),
				new ImportPlanner.Options((kind) -> Rights.mayChange(user, kind), source.skipsFaulty()), Progress.NONE);
	}

}
