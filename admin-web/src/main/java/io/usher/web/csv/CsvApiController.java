package io.usher.web.csv;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import io.usher.core.account.Right;
import io.usher.core.administration.StaleEditException;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.StoreUnavailableException;
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
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives sheets to programs, and takes them.
 */
@RestController
class CsvApiController {

	private static final String PATH = "/api/usher/v1/csv/{sheet}";

	private static final String ERROR = "error";

	private final CsvExport exports;

	private final CsvImport imports;

	private final Configurations configurations;

	private final AuditLog log;

	/** Each of them holds a whole file and its plan. */
	private final Semaphore turns = new Semaphore(2);

	CsvApiController(CsvExport exports, CsvImport imports, Configurations configurations, AuditLog log) {
		this.exports = exports;
		this.imports = imports;
		this.configurations = configurations;
		this.log = log;
	}

	@GetMapping({ PATH, PATH + "/" })
	void export(@PathVariable("sheet") String name,
			@RequestParam(name = "secrets", required = false) @Nullable String secrets, Principal user,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		CsvSheet sheet = sheet(name);
		boolean may = Rights.has(user, Right.READ_SECRETS);
		boolean withSecrets = (secrets == null) ? may : flag("secrets", secrets);
		if (withSecrets && !may) {
			throw new MayNotReadSecretsException();
		}
		this.log.recordExport(actor(user, request), sheet.title() + " as CSV"
				+ (withSecrets ? ", PINs in clear, passwords encrypted" : ", without PINs and passwords"));
		response.setContentType("text/csv;charset=UTF-8;header=present");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(sheet.fileName()).build().toString());
		Configuration now = this.configurations.current();
		ExportedAsBefore.of(now, (kind) -> kind == sheet.kind()).tell(response);
		Writer out = response.getWriter();
		this.exports.write(sheet, now, withSecrets, out);
	}

	@PostMapping(path = { PATH, PATH + "/" }, consumes = "application/json")
	ResponseEntity<Object> take(@PathVariable("sheet") String name, @RequestBody Map<String, @Nullable Object> body,
			Principal user, HttpServletRequest request) {
		CsvSheet sheet = sheet(name);
		if (!(body.get("csv") instanceof String csv)) {
			throw new IllegalArgumentException("csv: missing (expected: the text of a CSV file)");
		}
		boolean dry = flag("dry_run", String.valueOf(body.getOrDefault("dry_run", "missing")));
		String reason = (body.get("reason") instanceof String text && !text.isBlank()) ? text : null;
		if (!this.turns.tryAcquire()) {
			return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
				.header(HttpHeaders.RETRY_AFTER, "5")
				.body(Map.of(ERROR, "Two imports are being read; ask again."));
		}
		try {
			CsvReport report = this.imports.read(sheet, csv.getBytes(StandardCharsets.UTF_8), dry, actor(user, request),
					reason, (kind) -> Rights.mayChange(user, kind));
			return ResponseEntity.status(report.isRefused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK)
				.body(report.toMap());
		}
		finally {
			this.turns.release();
		}
	}

	private static CsvSheet sheet(String name) {
		return CsvSheet.named(name).orElseThrow(() -> new NoSuchSheetException(name));
	}

	private static boolean flag(String name, String text) {
		if (!text.equals("true") && !text.equals("false")) {
			throw new IllegalArgumentException(name + ": " + text + " (expected: true or false)");
		}
		return text.equals("true");
	}

	private static Actor actor(Principal user, HttpServletRequest request) {
		return Actors.ofApi(user, request);
	}

	@ExceptionHandler
	ResponseEntity<Object> noSuchSheet(NoSuchSheetException ex) {
		return ResponseEntity.status(HttpStatus.NOT_FOUND).body(Map.of(ERROR, String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler
	ResponseEntity<Object> mayNotReadSecrets(MayNotReadSecretsException ex) {
		return ResponseEntity.status(HttpStatus.FORBIDDEN)
			.body(Map.of(ERROR, "secrets: true (expected: false without the right to read secrets)"));
	}

	@ExceptionHandler
	ResponseEntity<Object> malformed(IllegalArgumentException ex) {
		return ResponseEntity.badRequest().body(Map.of(ERROR, String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler
	ResponseEntity<Object> notJson(HttpMediaTypeNotSupportedException ex) {
		return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
			.body(Map.of(ERROR, "content type: " + ex.getContentType() + " (expected: application/json)"));
	}

	@ExceptionHandler
	ResponseEntity<Object> unreadable(HttpMessageNotReadableException ex) {
		return ResponseEntity.badRequest().body(Map.of(ERROR, "The body is not a JSON object."));
	}

	@ExceptionHandler
	ResponseEntity<Object> stale(StaleEditException ex) {
		return ResponseEntity.status(HttpStatus.CONFLICT)
			.body(Map.of(ERROR, "Somebody else changed the same records meanwhile; send it again."));
	}

	@ExceptionHandler
	ResponseEntity<Object> unavailable(StoreUnavailableException ex) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.body(Map.of(ERROR, ex.words() + ". Nothing was changed."));
	}

	/** There is no sheet of the name. */
	private static final class NoSuchSheetException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		NoSuchSheetException(String name) {
			super("sheet: " + name + " (expected: "
					+ Arrays.stream(CsvSheet.values()).map(CsvSheet::path).collect(Collectors.joining(", ")) + ")");
		}

	}

	/** Secrets were asked for without the right to them. */
	private static final class MayNotReadSecretsException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
