package io.usher.core.directory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What was typed, folded, as the patterns to look for in the texts of listings.
 *
 * @param typed the folded text
 */
record Wording(String typed) {

	/** Ends a text. */
	static final String END = "\0";

	/** Begins an alias. */
	static final String ALIAS = "\3\2" + Folding.WORD;

	/** Begins any other text. */
	static final String TEXT = "\2" + Folding.WORD;

	/** More words than these do not count. */
	private static final int MOST_WORDS = 16;

	/** Returns the patterns all of which a listing has that fits in this way. */
	List<byte[]> patterns(Fit fit) {
		String phrase = Folding.marked(this.typed);
		return switch (fit) {
			case ALIAS -> List.of(bytes(ALIAS + phrase + END));
			case ALIAS_START -> List.of(bytes(ALIAS + phrase));
			case TEXT_START -> List.of(bytes(TEXT + phrase));
			case WORD_STARTS -> words().stream().map((word) -> bytes(Folding.WORD + Folding.marked(word))).toList();
			case ANYWHERE -> words().stream().map((word) -> bytes(Folding.marked(word))).toList();
		};
	}

	private List<String> words() {
		return Arrays.stream(this.typed.split(" "))
			.filter((word) -> !word.isEmpty())
			.distinct()
			.limit(MOST_WORDS)
			.toList();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
