package io.usher.web.history;

import java.util.ArrayList;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;

/**
 * The difference of two texts, line by line, with what is the same around it left out.
 */
final class LineDifference {

	/** Longer texts are not compared: that would take too long. */
	static final int MAX_LINES = 3000;

	private static final int CONTEXT = 3;

	private LineDifference() {
	}

	static List<Line> of(String before, String after) {
		List<String> old = lines(before);
		List<String> fresh = lines(after);
		if (old.size() > MAX_LINES || fresh.size() > MAX_LINES) {
			return List.of(new Line(Mark.GAP,
					"Too long to compare: " + old.size() + " lines before, " + fresh.size() + " lines after."));
		}
		List<Line> lines = new ArrayList<>();
		List<AbstractDelta<String>> deltas = DiffUtils.diff(old, fresh, true).getDeltas();
		for (int i = 0; i < deltas.size(); i++) {
			AbstractDelta<String> delta = deltas.get(i);
			if (delta.getType() == DeltaType.EQUAL) {
				addEqual(lines, delta.getSource().getLines(), i > 0, i < deltas.size() - 1);
			}
			else {
				delta.getSource().getLines().forEach((line) -> lines.add(new Line(Mark.REMOVED, line)));
				delta.getTarget().getLines().forEach((line) -> lines.add(new Line(Mark.ADDED, line)));
			}
		}
		return lines;
	}

	private static List<String> lines(String text) {
		return text.isEmpty() ? List.of() : text.lines().toList();
	}

	private static void addEqual(List<Line> lines, List<String> same, boolean afterChange, boolean beforeChange) {
		int head = afterChange ? CONTEXT : 0;
		int tail = beforeChange ? CONTEXT : 0;
		int hidden = same.size() - head - tail;
		if (hidden <= 1) {
			same.forEach((line) -> lines.add(new Line(Mark.SAME, line)));
			return;
		}
		same.subList(0, head).forEach((line) -> lines.add(new Line(Mark.SAME, line)));
		lines.add(new Line(Mark.GAP, hidden + " lines that are the same"));
		same.subList(same.size() - tail, same.size()).forEach((line) -> lines.add(new Line(Mark.SAME, line)));
	}

	/**
	 * A line of a difference.
	 *
	 * @param mark what became of it
	 * @param text the line
	 */
	record Line(Mark mark, String text) {

		/** Returns the sign before the line. */
		public String sign() {
			return this.mark.sign;
		}

		/** Returns the word for those who do not see the sign, empty for none. */
		public String word() {
			return this.mark.word;
		}

		/** Returns the name of the style, empty for none. */
		public String style() {
			return this.mark.style;
		}

	}

	/** What became of a line. */
	enum Mark {

		/** It stands in both. */
		SAME(" ", "", ""),

		/** It came to be. */
		ADDED("+", "Added: ", "u-added"),

		/** It is gone. */
		REMOVED("−", "Removed: ", "u-removed"),

		/** Lines that are the same are left out. */
		GAP("…", "", "hist-gap");

		private final String sign;

		private final String word;

		private final String style;

		Mark(String sign, String word, String style) {
			this.sign = sign;
			this.word = word;
			this.style = style;
		}

	}

}
