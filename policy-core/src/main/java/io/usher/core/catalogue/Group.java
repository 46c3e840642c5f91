package io.usher.core.catalogue;

/**
 * The groups in which forms and reference pages show fields.
 */
public enum Group {

	/** What it is called. */
	GENERAL("General"),

	/** Who gets in. */
	ACCESS("Access and PINs"),

	/** How it looks. */
	LAYOUT("Layout and overlays"),

	/** What participants may do. */
	PARTICIPANTS("Participants"),

	/** Breakout rooms. */
	BREAKOUT("Breakout rooms"),

	/** Which calls a rule takes. */
	MATCH("What it matches"),

	/** Where a call goes. */
	ROUTING("Where it goes"),

	/** Bandwidth, quality, encryption. */
	MEDIA("Media and quality"),

	/** Policy: external servers and scripts. */
	POLICY("Policy"),

	/** Everything else. */
	ADVANCED("Advanced"),

	/** What Usher does not use, and keeps for Infinity's Management API. */
	KEPT("Kept for Infinity");

	private final String title;

	Group(String title) {
		this.title = title;
	}

	/** Returns the heading. */
	public String title() {
		return this.title;
	}

}
