package io.usher.web.log;

import io.usher.core.log.LogWriter;
import io.usher.web.console.Outage;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Says on every page that decisions are missing in the log, while more of them get lost.
 */
@Component
class LogOutage implements Outage {

	private final LogWriter log;

	LogOutage(LogWriter log) {
		this.log = log;
	}

	@Override
	public @Nullable String words() {
		return this.log.isLosing() ? "Decisions of the last minute are missing in the decision log: "
				+ "the database does not take them fast enough, and there is no room on disk for them. "
				+ "Calls are decided all the same; the log will tell how many are missing." : null;
	}

}
