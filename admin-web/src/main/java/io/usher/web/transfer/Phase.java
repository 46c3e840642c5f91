package io.usher.web.transfer;

/**
 * How far an import has come.
 */
enum Phase {

	/** Others are read first. */
	WAITING("waits", "", true),

	/** It is read and compared with what is there. */
	PLANNING("is read", "redirected", true),

	/** Somebody has to look at what it would do. */
	PLANNED("to look at", "fallback", false),

	/** It is made a change. */
	APPLYING("is imported", "redirected", true),

	/** It was made a change. */
	DONE("imported", "served", false),

	/** It could not be read. */
	FAILED("failed", "rejected", false),

	/** Somebody stopped it. */
	CANCELLED("cancelled", "", false);

	private final String title;

	private final String tone;

	private final boolean running;

	Phase(String title, String tone, boolean running) {
		this.title = title;
		this.tone = tone;
		this.running = running;
	}

	/** Returns the words for people. */
	public String title() {
		return this.title;
	}

	/** Returns the name of its colours, empty for none. */
	public String tone() {
		return this.tone;
	}

	/** Tells whether something is being done. */
	public boolean isRunning() {
		return this.running;
	}

	/** Tells whether nothing will be done any more. */
	public boolean isOver() {
		return this == DONE || this == CANCELLED;
	}

}
