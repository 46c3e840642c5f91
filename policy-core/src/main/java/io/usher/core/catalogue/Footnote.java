package io.usher.core.catalogue;

/**
 * When a request leaves a parameter out (guide: the notes below "Summary of request
 * parameters per request type").
 */
public enum Footnote {

	/** Needs a header of a SIP message. */
	SIP_HEADER("Only when a SIP message caused the request and its header holds it. Scripts see a list."),

	/** Outbound calls and breakout rooms. */
	OUTBOUND_OR_BREAKOUT(
			"In service configuration requests: only when Infinity dials out, and for breakout rooms. In the others always."),

	/** Outbound calls. */
	OUTBOUND("In service configuration requests: only when Infinity dials out. In the others always."),

	/** Epic telehealth calls. */
	TELEHEALTH("Only in Epic telehealth calls."),

	/** All that an avatar request for a directory contact holds. */
	DIRECTORY_AVATAR("Also in avatar requests for contacts of the directory, which hold little else.");

	private final String text;

	Footnote(String text) {
		this.text = text;
	}

	/** Returns the note for people. */
	public String text() {
		return this.text;
	}

}
