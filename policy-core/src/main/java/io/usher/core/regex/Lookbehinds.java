package io.usher.core.regex;

/**
 * Refuses lookbehinds that may match more or fewer characters, as Python does.
 */
final class Lookbehinds extends Width.Meter {

	private Lookbehinds() {
	}

	static void check(Node pattern) {
		pattern.accept(new Lookbehinds());
	}

	@Override
	public Width look(Node.Look look) {
		Width width = look.body().accept(this);
		if (!look.ahead() && !width.isFixed()) {
			throw new PythonRegexException(
					"a lookbehind (?<…) that matches " + width.least() + " to "
							+ ((width.most() == Width.ANY) ? "any number of" : width.most()) + " characters",
					"always the same number");
		}
		return new Width(0, 0);
	}

}
