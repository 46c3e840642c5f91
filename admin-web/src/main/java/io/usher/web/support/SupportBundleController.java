package io.usher.web.support;

import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.usher.core.log.LogText;
import io.usher.web.history.AuditLog;
import io.usher.web.right.Actors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Hands the support bundle out.
 */
@Controller
class SupportBundleController {

	private static final Logger log = LoggerFactory.getLogger(SupportBundleController.class);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
		.withZone(ZoneOffset.UTC);

	private final SupportBundle bundle;

	private final Clock clock;

	private final AuditLog audit;

	SupportBundleController(SupportBundle bundle, Clock clock, AuditLog audit) {
		this.bundle = bundle;
		this.clock = clock;
		this.audit = audit;
	}

	@PostMapping("/connect/support-bundle")
	void download(Principal user, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.audit.recordSupportBundle(Actors.of(user, request));
		log.info("{} downloads a support bundle", LogText.visible(user.getName()));
		response.setContentType("application/zip");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				"attachment; filename=\"usher-support-" + TIME.format(this.clock.instant()) + ".zip\"");
		this.bundle.write(response.getOutputStream());
	}

}
