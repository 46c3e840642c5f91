package io.usher.web.history;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.usher.core.history.Actor;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history: a change or an event.
 *
 * @param revision the change's revision, 0 for an event
 * @param number the event's number, 0 for a change
 * @param at when
 * @param actor who, and from where
 * @param title what happened, in a word or two
 * @param tone the name of its colours, empty for none
 * @param words the reason, or what the event says
 * @param items the first records concerned
 * @param more how many more records are concerned
 */
record TimelineEntry(long revision, long number, Instant at, Actor actor, String title, String tone, String words,
		List<Item> items, int more) {

	/** Tells whether it is a change. */
	public boolean isChange() {
		return this.revision > 0;
	}

	/** Returns the way it came, in a word. */
	public String via() {
		return via(this.actor);
	}

	/** Returns the way somebody came, in a word. */
	static String via(Actor actor) {
		return switch (actor.via()) {
			case CONSOLE -> "console";
			case API -> "API";
			case SYSTEM -> "Usher itself";
			case COMMAND -> "command on the host";
			case OTHER -> "a way of a newer version";
		};
	}

	/**
	 * A record that an entry concerns.
	 *
	 * @param id the record
	 * @param name what it is called
	 * @param operation what happened to it, null when nothing did
	 */
	record Item(RecordId id, String name, @Nullable Operation operation) {

		/** Returns the address of the record's story. */
		public String address() {
			return "/history/object/" + this.id;
		}

		/** Returns what happened, in a word. */
		public String word() {
			return (this.operation != null) ? this.operation.name().toLowerCase(Locale.ROOT) : "";
		}

	}

}
