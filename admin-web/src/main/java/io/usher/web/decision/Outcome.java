package io.usher.web.decision;

import java.util.Locale;

import io.usher.core.decision.Answer;

/**
 * What became of a request, as a word with a colour.
 */
public enum Outcome {

	/** A service, properties, a location or credentials. */
	SERVE("served", "check-circle-fill", "Served"),

	/** Entries of the directory. */
	LISTED("served", "check-circle-fill", "Listed"),

	/** A picture. */
	PICTURE("served", "check-circle-fill", "Picture"),

	/** Rejected. */
	REJECT("rejected", "x-circle-fill", "Rejected"),

	/** Sent to another alias. */
	REDIRECT("redirected", "arrow-right-circle-fill", "Redirected"),

	/** Infinity's own configuration decides. */
	CONTINUE("fallback", "arrow-return-left", "Left to Infinity");

	private final String tone;

	private final String icon;

	private final String word;

	Outcome(String tone, String icon, String word) {
		this.tone = tone;
		this.icon = icon;
		this.word = word;
	}

	/** Returns how it is coloured. */
	public String tone() {
		return this.tone;
	}

	/** Returns the name of its icon. */
	public String icon() {
		return this.icon;
	}

	/** Returns the word for people. */
	public String word() {
		return this.word;
	}

	/** Returns the value that the log is searched by. */
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Returns the outcome of an answer. */
	static Outcome of(Answer answer) {
		return of(answer.getClass().getSimpleName());
	}

	/** Returns the outcome that the log has under this word. */
	public static Outcome of(String logged) {
		return valueOf(logged.toUpperCase(Locale.ROOT));
	}

}
