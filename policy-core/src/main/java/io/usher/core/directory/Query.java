package io.usher.core.directory;

/**
 * What was typed.
 *
 * @param exact the wording that is looked for first
 * @param plain the wording without accents
 */
record Query(Wording exact, Wording plain) {

	/** What is typed after so many characters does not count. */
	private static final int MOST_CHARACTERS = 1000;

	static Query of(String typed) {
		String exact = Folding.exact(typed.substring(0, Math.min(typed.length(), MOST_CHARACTERS)));
		return new Query(new Wording(exact), new Wording(Folding.plain(exact)));
	}

}
