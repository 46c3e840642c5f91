package io.usher.web.log;

import io.usher.core.history.AuditRecorder;
import io.usher.core.log.LogWriter;
import io.usher.web.console.Outage;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Says on every page that what waits for the database has no place on disk, while it
 * cannot be opened.
 */
@Component
class SpoolOutage implements Outage {

	private final LogWriter log;

	private final AuditRecorder audit;

	SpoolOutage(LogWriter log, AuditRecorder audit) {
		this.log = log;
		this.audit = audit;
	}

	@Override
	public @Nullable String words() {
		boolean decisions = this.log.isSpoolMissing();
		if (!decisions && !this.audit.isSpoolMissing()) {
			return null;
		}
		return (decisions ? "Decisions" : "Audit events") + " would be lost without the database: their directory "
				+ (decisions ? "spool/decision-log" : "spool/audit")
				+ " in Usher's home directory cannot be opened; Usher's log says why. It is tried again until it can.";
	}

}
