package io.usher.web.decision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * At what time and by which configuration the simulator decides.
 *
 * @param at the time as it was entered, empty for now
 * @param moment the same, null when it is empty or wrong
 * @param atError what is wrong with it, null when nothing is
 * @param revision the revision as it was entered, empty for the current one
 * @param revisionError what is wrong with it, null when nothing is
 * @param asksUpstream whether external policy servers are asked
 */
record SimulatorSetting(String at, @Nullable OffsetDateTime moment, @Nullable String atError, String revision,
		@Nullable String revisionError, boolean asksUpstream) {

	/** The name of the time, by RFC 3339 or as browsers send it, without an offset. */
	static final String AT = "at";

	/** The name of the offset from UTC that goes with a time as browsers send it. */
	static final String OFFSET = "at_offset";

	/** The name of the revision. */
	static final String REVISION = "revision";

	/** The name of what becomes of external policy servers. */
	static final String UPSTREAM = "upstream";

	/** External policy servers count as failed. */
	static final String SKIP = "skip";

	/** Reads what came with the page's address. */
	static SimulatorSetting read(MultiValueMap<String, String> query) {
		String at = SimulatorForm.text(query, AT);
		String revision = SimulatorForm.text(query, REVISION);
		OffsetDateTime moment = null;
		String atError = null;
		if (!at.isEmpty()) {
			try {
				moment = EnteredMoment.read(at, SimulatorForm.text(query, OFFSET));
			}
			catch (DateTimeException ex) {
				atError = EnteredMoment.EXPECTED;
			}
		}
		boolean number = revision.isEmpty() || revision.matches("[1-9][0-9]{0,17}");
		return new SimulatorSetting(at, moment, atError, revision, number ? null : "Enter a revision's number.",
				!SKIP.equals(SimulatorForm.text(query, UPSTREAM)));
	}

	/** Tells whether something in it is wrong. */
	boolean hasErrors() {
		return this.atError != null || this.revisionError != null;
	}

	/** Tells whether it differs from what a node is answered now. */
	public boolean isChanged() {
		return !this.at.isEmpty() || !this.revision.isEmpty() || !this.asksUpstream;
	}

	/** Returns the same with a message beside the revision. */
	SimulatorSetting withRevisionError(String message) {
		return new SimulatorSetting(this.at, this.moment, this.atError, this.revision, message, this.asksUpstream);
	}

	/** Returns the same at the current revision. */
	SimulatorSetting today() {
		return new SimulatorSetting(this.at, this.moment, this.atError, "", null, this.asksUpstream);
	}

	/** Returns the time for an input of browsers. */
	public String atLocal() {
		return (this.moment != null) ? EnteredMoment.local(this.moment) : "";
	}

	/** Returns the time's offset from UTC, empty when there is no time. */
	public String offset() {
		return (this.moment != null) ? this.moment.getOffset().getId() : "";
	}

	/** Returns the circumstances. */
	Circumstances circumstances() {
		Instant instant = (this.moment != null) ? this.moment.toInstant() : null;
		return new Circumstances(instant, this.revision.isEmpty() ? null : Long.valueOf(this.revision),
				this.asksUpstream);
	}

	/** Adds it to the query of the page's address. */
	void addTo(StringJoiner query) {
		if (this.moment != null) {
			query.add(AT + "=" + SimulatorForm.encode(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(this.moment)));
		}
		if (!this.revision.isEmpty()) {
			query.add(REVISION + "=" + SimulatorForm.encode(this.revision));
		}
		if (!this.asksUpstream) {
			query.add(UPSTREAM + "=" + SKIP);
		}
	}

}
