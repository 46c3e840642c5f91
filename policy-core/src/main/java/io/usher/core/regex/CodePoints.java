package io.usher.core.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A growing set of characters, kept as ranges.
 */
final class CodePoints {

	private final List<int[]> ranges = new ArrayList<>();

	CodePoints add(int first, int last) {
		this.ranges.add(new int[] { first, last });
		return this;
	}

	CodePoints addAll(CodePoints other) {
		this.ranges.addAll(other.ranges);
		return this;
	}

	boolean isEmpty() {
		return this.ranges.isEmpty();
	}

	/** Returns the ranges in order, none touching another. */
	List<int[]> ranges() {
		List<int[]> merged = new ArrayList<>();
		for (int[] range : this.ranges.stream().sorted(Comparator.comparingInt((r) -> r[0])).toList()) {
			int[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
			if (last != null && range[0] <= last[1] + 1) {
				last[1] = Math.max(last[1], range[1]);
			}
			else {
				merged.add(range.clone());
			}
		}
		return merged;
	}

	/** Returns every character that is not in this set. */
	CodePoints complement() {
		CodePoints others = new CodePoints();
		int next = 0;
		for (int[] range : ranges()) {
			if (range[0] > next) {
				others.add(next, range[0] - 1);
			}
			next = range[1] + 1;
		}
		if (next <= Character.MAX_CODE_POINT) {
			others.add(next, Character.MAX_CODE_POINT);
		}
		return others;
	}

	/** Returns a set with every variant in case, of all letters or of ASCII ones. */
	CodePoints inAnyCase(boolean asciiOnly) {
		CodePoints all = new CodePoints().addAll(this);
		for (int[] range : this.ranges) {
			if (asciiOnly) {
				addShifted(range, 'a', 'z', 'A' - 'a', all);
				addShifted(range, 'A', 'Z', 'a' - 'A', all);
			}
			else {
				CaseFold.addVariants(range[0], range[1], all);
			}
		}
		return all;
	}

	private static void addShifted(int[] range, int from, int to, int shift, CodePoints all) {
		int first = Math.max(range[0], from);
		int last = Math.min(range[1], to);
		if (first <= last) {
			all.add(first + shift, last + shift);
		}
	}

	/** Returns how many characters it holds. */
	long size() {
		return ranges().stream().mapToLong((range) -> range[1] - range[0] + 1L).sum();
	}

	/** Returns its characters. */
	IntStream stream() {
		return ranges().stream().flatMapToInt((range) -> IntStream.rangeClosed(range[0], range[1]));
	}

	/** Appends the ranges as they stand inside Java's brackets. */
	void appendTo(StringBuilder java) {
		for (int[] range : ranges()) {
			appendEscaped(range[0], java);
			if (range[1] > range[0]) {
				if (range[1] > range[0] + 1) {
					java.append('-');
				}
				appendEscaped(range[1], java);
			}
		}
	}

	/** Appends a character that stands for itself, inside brackets and outside. */
	static void appendEscaped(int codePoint, StringBuilder java) {
		if (codePoint < ' ' || codePoint == 0x7F || Character.isSurrogate((char) codePoint) && codePoint <= 0xFFFF) {
			java.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
			return;
		}
		if (codePoint < 0x80 && !Character.isLetterOrDigit(codePoint)) {
			java.append('\\');
		}
		java.appendCodePoint(codePoint);
	}

}
