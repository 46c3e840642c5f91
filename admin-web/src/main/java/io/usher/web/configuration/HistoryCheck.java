package io.usher.web.configuration;

import io.usher.core.history.ChainVerdict;
import io.usher.core.history.ChainWalk;
import io.usher.core.history.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Tells at start whether the newest change is as it was written. Calls are decided either
 * way: what people do about a history that somebody touched is theirs to decide.
 */
@Component
public class HistoryCheck {

	private static final Logger log = LoggerFactory.getLogger(HistoryCheck.class);

	private static final String ALL_CHANGES = "GET /api/usher/v1/changes/verify judges all of them";

	private final ChainWalk walk;

	private volatile String words = "not checked";

	private volatile boolean suspect;

	HistoryCheck(ChainWalk walk) {
		this.walk = walk;
	}

	/**
	 * Judges the newest change.
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	void run() {
		try {
			ChainVerdict verdict = this.walk.newest();
			if (verdict.isIntact()) {
				this.words = "the newest change is as it was written";
				this.suspect = false;
				return;
			}
			this.suspect = true;
			this.words = "broken at revision " + verdict.firstBroken() + ": " + verdict.fault();
			log.error("The change history is {} ({})", this.words, ALL_CHANGES);
		}
		catch (StoreUnavailableException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			this.suspect = true;
			this.words = "unreadable";
			log.error("The change history cannot be read; calls are decided all the same", ex);
		}
	}

	/** Tells whether something is wrong with the newest change. */
	public boolean isSuspect() {
		return this.suspect;
	}

	/** Returns what was found, for people. */
	public String words() {
		return this.words;
	}

}
