package io.usher.core.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The groups of a pattern that is being read.
 */
final class Groups {

	private static final int NOT_IN_LOOKBEHIND = -1;

	private final Map<String, Integer> names = new HashMap<>();

	/** By number: whether it is closed; 0 is the whole match, open to the end. */
	private final List<Boolean> closed = new ArrayList<>(List.of(false));

	private int beforeLookbehind = NOT_IN_LOOKBEHIND;

	int open(PatternSource source, @Nullable String name, int position) {
		int number = this.closed.size();
		if (name != null && this.names.putIfAbsent(name, number) != null) {
			throw source.at(position, name, "a name that no other group has");
		}
		this.closed.add(false);
		return number;
	}

	void close(int group) {
		this.closed.set(group, true);
	}

	/** Starts a lookbehind; returns what to give back at its end. */
	int startLookbehind() {
		int outer = this.beforeLookbehind;
		if (outer == NOT_IN_LOOKBEHIND) {
			this.beforeLookbehind = this.closed.size();
		}
		return outer;
	}

	void endLookbehind(int outer) {
		this.beforeLookbehind = outer;
	}

	int named(PatternSource source, String name, int position) {
		if (!PatternSource.isIdentifier(name)) {
			throw source.at(position, name, "a group name of letters, digits and _");
		}
		Integer number = this.names.get(name);
		if (number == null) {
			throw source.at(position, name, "the name of a group before this place");
		}
		return number;
	}

	/** Ends reading unless what the group matched can be known here. */
	void checkUsable(PatternSource source, int group, String found, int position) {
		if (group >= this.closed.size()) {
			throw source.at(position, found, "the number of a group before this place");
		}
		if (!this.closed.get(group)) {
			throw source.at(position, found, "a group that is closed before this place");
		}
		if (this.beforeLookbehind != NOT_IN_LOOKBEHIND && group >= this.beforeLookbehind) {
			throw source.at(position, found, "a group outside this lookbehind");
		}
	}

	int count() {
		return this.closed.size() - 1;
	}

	Map<String, Integer> names() {
		return Map.copyOf(this.names);
	}

}
