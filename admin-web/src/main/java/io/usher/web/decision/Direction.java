package io.usher.web.decision;

/**
 * The directions that a request may name, as the form offers them.
 */
enum Direction {

	/** Somebody calls Infinity. */
	DIAL_IN("dial_in", "Dial in", "Somebody calls Infinity."),

	/** Infinity calls somebody. */
	DIAL_OUT("dial_out", "Dial out", "Infinity calls somebody, out of a service."),

	/** No call. */
	NON_DIAL("non_dial", "Non-dial", "No call yet: OPTIONS, SUBSCRIBE, LRQ.");

	private final String value;

	private final String title;

	private final String hint;

	Direction(String value, String title, String hint) {
		this.value = value;
		this.title = title;
		this.hint = hint;
	}

	/** Returns the value on the wire. */
	public String value() {
		return this.value;
	}

	/** Returns the words for people. */
	public String title() {
		return this.title;
	}

	/** Returns what it means. */
	public String hint() {
		return this.hint;
	}

}
