package io.usher.core.log;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Entries that a query found, newest first.
 *
 * @param entries the entries
 * @param next what the next page's entries are before, null when there are no more
 * @param searchedTo how far back was searched, when the query gave up there although it
 * found fewer than it wanted; else null
 * @param <T> the kind of entry
 */
public record Page<T>(List<T> entries, @Nullable Long next, @Nullable Instant searchedTo) {

	public Page {
		entries = List.copyOf(entries);
	}

	/** Returns a page after which there is nothing. */
	public static <T> Page<T> last(List<T> entries) {
		return new Page<>(entries, null, null);
	}

}
