package io.usher.core.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Something that auditors want to know of although it changed no configuration: a log-in,
 * a refusal, a reveal, an export.
 *
 * @param type what kind of thing happened
 * @param at when, to the microsecond
 * @param actor who, and from where
 * @param record the record concerned, null for none
 * @param what the rest in words; never a secret
 * @param count how often it happened, 1 unless several are summed up
 */
public record AuditEvent(Type type, Instant at, Actor actor, @Nullable RecordId record, String what, long count) {

	/** The most characters of names and addresses; longer ones are cut. */
	public static final int MAX_NAME = 250;

	/** The most characters of {@link #what}; a longer text is cut. */
	public static final int MAX_WHAT = 500;

	public AuditEvent {
		if (count < 1) {
			throw new IllegalArgumentException("count: " + count + " (expected: 1 or more)");
		}
		at = at.truncatedTo(ChronoUnit.MICROS);
		String address = actor.address();
		actor = new Actor(clip(actor.name(), MAX_NAME), (address != null) ? clip(address, MAX_NAME) : null,
				actor.via());
		what = clip(what, MAX_WHAT);
	}

	/** Returns an event that concerns no record. */
	public static AuditEvent of(Type type, Instant at, Actor actor, String what) {
		return new AuditEvent(type, at, actor, null, what, 1);
	}

	AuditEvent times(Instant last, long number) {
		return new AuditEvent(this.type, last, this.actor, this.record, this.what, number);
	}

	private static String clip(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
		return text.substring(0, end) + "…";
	}

	/** What kind of thing happened. */
	public enum Type {

		/** Somebody logged in. */
		LOGIN("Logged in"),

		/** Somebody was not let in. */
		REFUSAL("Refused"),

		/** Somebody logged out. */
		LOGOUT("Logged out"),

		/** A session was ended by something else than its user. */
		SESSION_ENDED("Session ended"),

		/** A PIN was shown. */
		REVEAL("Secret shown"),

		/** Data left in a file. */
		EXPORT("Exported"),

		/** Data came in a file. */
		IMPORT("Imported"),

		/** The chains were judged. */
		VERIFICATION("Verified"),

		/** A support bundle was made. */
		SUPPORT_BUNDLE("Support bundle"),

		/** Events could not be kept. */
		LOSS("Events lost"),

		/** What only a newer version of the program knows. */
		OTHER("Of a newer version");

		private final String title;

		Type(String title) {
			this.title = title;
		}

		/** Returns the type with a stored name. */
		public static Type stored(String name) {
			return Arrays.stream(values()).filter((type) -> type.name().equals(name)).findFirst().orElse(OTHER);
		}

		/** Returns the words for people. */
		public String title() {
			return this.title;
		}

	}

}
