package io.usher.web.export;

import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

import io.usher.core.account.Right;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.export.ConfigurationExport;
import io.usher.core.export.ExportSecrets;
import io.usher.web.history.AuditLog;
import io.usher.web.right.Actors;
import io.usher.web.right.Rights;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives the whole configuration as one JSON document. A POST, because a passphrase
 * belongs into no URL.
 */
@RestController
class ExportApiController {

	private static final String PASSPHRASE = "passphrase";

	private static final String ACCOUNTS = "accounts";

	private final ConfigurationExport export;

	private final Configurations configurations;

	private final AuditLog audit;

	private final Clock clock;

	/**
	 * Each of them reads all that there is, and a passphrase takes its time and memory.
	 */
	private final Semaphore turns = new Semaphore(2);

	ExportApiController(ConfigurationExport export, Configurations configurations, AuditLog audit, Clock clock) {
		this.export = export;
		this.configurations = configurations;
		this.audit = audit;
		this.clock = clock;
	}

	@PostMapping(path = { "/api/usher/v1/exports/configuration", "/api/usher/v1/exports/configuration/" },
			consumes = MediaType.APPLICATION_JSON_VALUE)
	void export(@RequestBody Map<String, @Nullable Object> body, Principal user, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		boolean accounts = wanted(body);
		ExportSecrets secrets = secrets(body.get(PASSPHRASE));
		if (secrets.areEncrypted() && !Rights.has(user, Right.READ_SECRETS)) {
			throw new MissingRightException("Secrets are for those who may read them; leave the passphrase out.");
		}
		if (accounts && !Rights.has(user, Right.MANAGE_ACCOUNTS)) {
			throw new MissingRightException("Accounts are for those who may manage them; ask without accounts.");
		}
		if (!this.turns.tryAcquire()) {
			throw new BusyException("Two exports are being made; ask again.");
		}
		try {
			Configuration now = this.configurations.current();
			this.audit.recordExport(Actors.ofApi(user, request),
					"Configuration of revision " + now.revision() + " as a document, secrets "
							+ (secrets.areEncrypted() ? "encrypted" : "left out") + ", "
							+ (accounts ? "with" : "without") + " accounts");
			ExportedAsBefore.ofDocument(now, accounts).tell(response);
			response.setContentType(MediaType.APPLICATION_JSON_VALUE);
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(ConfigurationExport.fileName(now, this.clock.instant()))
						.build()
						.toString());
			this.export.write(now, secrets, accounts, response.getOutputStream());
		}
		finally {
			this.turns.release();
		}
	}

	private static boolean wanted(Map<String, @Nullable Object> body) {
		Set<String> unknown = new TreeSet<>(body.keySet());
		unknown.removeAll(Set.of(PASSPHRASE, ACCOUNTS));
		if (!unknown.isEmpty()) {
			throw new IllegalArgumentException(
					unknown.iterator().next() + ": unknown (expected: " + PASSPHRASE + " and " + ACCOUNTS + ")");
		}
		Object accounts = body.get(ACCOUNTS);
		if (accounts != null && !(accounts instanceof Boolean)) {
			throw new IllegalArgumentException(ACCOUNTS + ": (expected: true or false)");
		}
		return Boolean.TRUE.equals(accounts);
	}

	private static ExportSecrets secrets(@Nullable Object passphrase) {
		if (passphrase == null) {
			return ExportSecrets.leftOut();
		}
		if (passphrase instanceof String text) {
			return ExportSecrets.encrypted(text.toCharArray());
		}
		throw new IllegalArgumentException(PASSPHRASE + ": (expected: a text, or null to leave secrets out)");
	}

}
