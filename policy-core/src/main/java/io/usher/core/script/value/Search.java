package io.usher.core.script.value;

import io.usher.core.script.function.CallContext;

/**
 * Looks for a part of texts, in time that grows with the length of the text alone: Java's
 * own search compares the whole part at every place of a text that almost holds it.
 */
public final class Search {

	/** Up to this many comparisons in the worst case, Java's own search is used. */
	private static final long FEW = 1 << 20;

	private static final int CHARACTERS_A_STEP = 16;

	private final String part;

	private final CallContext context;

	/** For each beginning of the part, how much of it is an end of it as well. */
	private int[] borders = {};

	/** The same for the part backwards. */
	private int[] bordersBackwards = {};

	/** Prepares to look for a part. */
	public Search(String part, CallContext context) {
		this.part = part;
		this.context = context;
	}

	/** Returns the first place from one on where the part is, or -1. */
	public int first(String text, int from) {
		int start = Math.max(0, from);
		boolean few = (long) (text.length() - start) * this.part.length() <= FEW;
		int found = few ? text.indexOf(this.part, start) : firstOfMany(text, start);
		this.context.work(((found < 0) ? text.length() - start : found - start) / CHARACTERS_A_STEP);
		return found;
	}

	private int firstOfMany(String text, int from) {
		if (this.borders.length == 0) {
			this.borders = borders(false);
		}
		int matched = 0;
		for (int i = from; i < text.length(); i++) {
			matched = extended(matched, text.charAt(i), this.borders, false);
			if (matched == this.part.length()) {
				return i - matched + 1;
			}
		}
		return -1;
	}

	/**
	 * Returns the last place where the part is, that begins at a place or before, or -1.
	 */
	public int last(String text, int from) {
		int end = (int) Math.min(text.length(), (long) from + this.part.length());
		boolean few = (long) end * this.part.length() <= FEW;
		int found = few ? text.lastIndexOf(this.part, from) : lastOfMany(text, end);
		this.context.work(((found < 0) ? Math.max(0, end) : end - found) / CHARACTERS_A_STEP);
		return found;
	}

	private int lastOfMany(String text, int end) {
		if (this.bordersBackwards.length == 0) {
			this.bordersBackwards = borders(true);
		}
		int matched = 0;
		for (int i = end - 1; i >= 0; i--) {
			matched = extended(matched, text.charAt(i), this.bordersBackwards, true);
			if (matched == this.part.length()) {
				return i;
			}
		}
		return -1;
	}

	/** Returns how much of the part is matched when another character follows. */
	private int extended(int matched, char next, int[] of, boolean backwards) {
		int length = matched;
		while (length > 0 && (length == this.part.length() || at(length, backwards) != next)) {
			length = of[length - 1];
		}
		return (at(length, backwards) == next) ? length + 1 : length;
	}

	private char at(int index, boolean backwards) {
		return this.part.charAt(backwards ? this.part.length() - 1 - index : index);
	}

	private int[] borders(boolean backwards) {
		this.context.room(2L * this.part.length());
		int[] found = new int[this.part.length()];
		for (int i = 1; i < found.length; i++) {
			found[i] = extended(found[i - 1], at(i, backwards), found, backwards);
		}
		return found;
	}

}
