package io.usher.web.transfer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.concurrent.Semaphore;

import io.usher.core.account.Right;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.export.ConfigurationExport;
import io.usher.core.export.ExportSecrets;
import io.usher.web.csv.CsvExport;
import io.usher.web.csv.CsvSheet;
import io.usher.web.export.ExportedAsBefore;
import io.usher.web.history.AuditLog;
import io.usher.web.right.Actors;
import io.usher.web.right.Rights;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Gives the configuration as files. Secrets are for those who may read them, and each
 * file is written down for auditors.
 */
@Controller
class ExportPageController {

	private static final String PAGE = "transfer/export";

	private final Configurations configurations;

	private final CsvExport csv;

	private final ConfigurationExport whole;

	private final AuditLog audit;

	private final Clock clock;

	/** Each of them reads all that there is. */
	private final Semaphore turns = new Semaphore(2);

	ExportPageController(Configurations configurations, CsvExport csv, ConfigurationExport whole, AuditLog audit,
			Clock clock) {
		this.configurations = configurations;
		this.csv = csv;
		this.whole = whole;
		this.clock = clock;
		this.audit = audit;
	}

	@GetMapping("/transfer/export")
	String show(Principal user, Model model) {
		return page(Entered.nothing(), user, model);
	}

	private String page(Entered entered, Principal user, Model model) {
		boolean accounts = Rights.has(user, Right.MANAGE_ACCOUNTS);
		model.addAttribute("held", ExportedAsBefore.ofDocument(this.configurations.current(), accounts));
		model.addAttribute("entered", entered)
			.addAttribute("sheets", CsvSheet.values())
			.addAttribute("minimum", ExportSecrets.MIN_PASSPHRASE);
		return PAGE;
	}

	@PostMapping("/transfer/export/csv")
	void csv(@RequestParam(defaultValue = "") String sheet,
			@RequestParam(name = "secrets", defaultValue = "false") boolean withSecrets, Principal user,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		CsvSheet chosen = CsvSheet.named(sheet)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "sheet: expected one of the list"));
		if (withSecrets && !Rights.has(user, Right.READ_SECRETS)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "may not read secrets");
		}
		take(response);
		try {
			this.audit.recordExport(Actors.of(user, request),
					chosen.title() + " as CSV, " + (withSecrets ? "with" : "without") + " PINs and passwords");
			download(response, "text/csv;charset=UTF-8", chosen.fileName());
			Configuration now = this.configurations.current();
			try (Writer out = new BufferedWriter(
					new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
				out.write(CsvExport.BYTE_ORDER_MARK);
				this.csv.write(chosen, now, withSecrets, out);
			}
		}
		finally {
			this.turns.release();
		}
	}

	@PostMapping("/transfer/export/document")
	@Nullable String document(@RequestParam(defaultValue = "") String secrets, @RequestParam(defaultValue = "") String passphrase,
			@RequestParam(defaultValue = "") String again, @RequestParam(defaultValue = "false") boolean accounts,
			Principal user, HttpServletRequest request, Model model, HttpServletResponse response) throws IOException {
		boolean encrypted = secrets.equals("encrypted");
		if (encrypted && !Rights.has(user, Right.READ_SECRETS)
				|| accounts && !Rights.has(user, Right.MANAGE_ACCOUNTS)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "may not read secrets, or accounts");
		}
		Entered entered = new Entered("document").with("secrets", secrets).with("accounts", accounts ? "true" : null);
		ExportSecrets chosen = encrypted ? secrets(passphrase, again, entered) : ExportSecrets.leftOut();
		if (entered.isRefused()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return page(entered, user, model);
		}
		take(response);
		try {
			Configuration now = this.configurations.current();
			this.audit.recordExport(Actors.of(user, request), "Configuration of revision " + now.revision() + ", "
					+ (accounts ? "with" : "without") + " accounts, secrets " + (encrypted ? "encrypted" : "left out"));
			download(response, "application/json", ConfigurationExport.fileName(now, this.clock.instant()));
			this.whole.write(now, chosen, accounts, response.getOutputStream());
		}
		finally {
			this.turns.release();
		}
		return null;
	}

	private static ExportSecrets secrets(String passphrase, String again, Entered entered) {
		if (passphrase.length() < ExportSecrets.MIN_PASSPHRASE || passphrase.length() > ExportSecrets.MAX_PASSPHRASE) {
			entered.refuse("passphrase", passphrase.length() + " characters (expected: " + ExportSecrets.MIN_PASSPHRASE
					+ " to " + ExportSecrets.MAX_PASSPHRASE + ")");
		}
		else if (!passphrase.equals(again)) {
			entered.refuse("again", "This is not the same.");
		}
		return entered.isRefused() ? ExportSecrets.leftOut() : ExportSecrets.encrypted(passphrase.toCharArray());
	}

	private void take(HttpServletResponse response) {
		if (!this.turns.tryAcquire()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "30");
			throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, "two exports are being made");
		}
	}

	private static void download(HttpServletResponse response, String type, String name) {
		response.setContentType(type);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name).build().toString());
	}

}
