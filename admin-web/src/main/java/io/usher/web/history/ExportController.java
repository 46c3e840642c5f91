package io.usher.web.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Semaphore;

import io.usher.core.history.EvidenceKey;
import io.usher.web.right.Actors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Gives the history as a signed archive, and the public key to verify it.
 */
@Controller
class ExportController {

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
		.withZone(ZoneOffset.UTC);

	private final Evidence evidence;

	private final EvidenceKey key;

	private final AuditLog log;

	/** Each of them reads much of what was ever stored. */
	private final Semaphore turns = new Semaphore(2);

	ExportController(Evidence evidence, EvidenceKey key, AuditLog log) {
		this.evidence = evidence;
		this.key = key;
		this.log = log;
	}

	@GetMapping("/history/export")
	void export(@RequestParam Map<String, String> parameters, Principal user, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		EntryFormat format = EntryFormat.of(parameters.getOrDefault("format", "json"))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "format: expected csv or json"));
		TimelineFilter filter = TimelineFilter.of(parameters);
		if (!filter.faults().isEmpty()) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, String.join(" ", filter.faults()));
		}
		if (!this.turns.tryAcquire()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "30");
			throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, "two exports are being made");
		}
		try {
			Evidence.Start start = this.evidence.begin(request.getServerName(), user.getName());
			this.log.recordExport(Actors.of(user, request), "Change history as " + format.name() + ", "
					+ (filter.isNarrow() ? "filtered by " + filter.words() : "all of it"));
			response.setContentType("application/zip");
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename("usher-history-" + STAMP.format(start.at()) + ".zip")
						.build()
						.toString());
			this.evidence.write(filter, format, start, response.getOutputStream());
		}
		finally {
			this.turns.release();
		}
	}

	@GetMapping("/history/public-key.pem")
	ResponseEntity<byte[]> publicKey() {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_TYPE, "application/x-pem-file")
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("public-key.pem").build().toString())
			.body(this.key.publicKey().getBytes(StandardCharsets.US_ASCII));
	}

}
