package io.usher.core.regex;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the flags of {@code (?i)} and {@code (?i-s:…)}.
 */
final class FlagReader {

	private static final Map<String, Flag> FLAGS = Map.of("i", Flag.IGNORE_CASE, "m", Flag.MULTILINE, "s", Flag.DOT_ALL,
			"x", Flag.VERBOSE, "a", Flag.ASCII);

	private static final String EXPECTED = "flags of a, i, m, s, u and x, then :, - or )";

	private final PatternSource source;

	private final Set<Flag> added = EnumSet.noneOf(Flag.class);

	private final Set<Flag> removed = EnumSet.noneOf(Flag.class);

	private boolean unicode;

	private boolean global;

	FlagReader(PatternSource source) {
		this.source = source;
	}

	static boolean isFlag(String token) {
		return FLAGS.containsKey(token) || token.equals("u");
	}

	/** Reads up to the colon or the bracket that ends the flags, and takes it. */
	FlagReader read() {
		while (isFlag(this.source.peek())) {
			int position = this.source.position();
			String token = this.source.take();
			add(token, position);
		}
		if (this.source.take(")")) {
			this.global = true;
			return this;
		}
		if (this.source.take("-")) {
			readRemoved();
		}
		if (!this.source.take(":")) {
			throw this.source.at(this.source.position(), found(), EXPECTED);
		}
		return this;
	}

	private void add(String token, int position) {
		Flag flag = FLAGS.get(token);
		if (flag == null) {
			this.unicode = true;
		}
		else {
			this.added.add(flag);
		}
		if (this.unicode && this.added.contains(Flag.ASCII)) {
			throw this.source.at(position, token, "only one of the flags a and u");
		}
	}

	private void readRemoved() {
		do {
			int position = this.source.position();
			Flag flag = FLAGS.get(this.source.peek());
			if (flag == null || flag == Flag.ASCII || this.added.contains(flag)) {
				throw this.source.at(position, found(), "flags of i, m, s and x to turn off that are not turned on");
			}
			this.removed.add(flag);
			this.source.take();
		}
		while (!this.source.peek().equals(":"));
	}

	private String found() {
		return this.source.atEnd() ? "the end" : this.source.peek();
	}

	/** Tells whether the flags hold for the whole pattern. */
	boolean isGlobal() {
		return this.global;
	}

	/** Tells whether the flag u was there. */
	boolean isUnicode() {
		return this.unicode;
	}

	/** Returns the flags that hold when these come after others. */
	Set<Flag> after(Set<Flag> outer) {
		Set<Flag> flags = EnumSet.noneOf(Flag.class);
		flags.addAll(outer);
		if (this.unicode) {
			flags.remove(Flag.ASCII);
		}
		flags.addAll(this.added);
		flags.removeAll(this.removed);
		return flags;
	}

}
