package io.usher.web.external;

import java.util.List;

/**
 * What came of trying an external policy server.
 *
 * @param tone the name of the colours
 * @param word how it went, in a word
 * @param sentence the same in a sentence
 * @param facts what is known of the exchange
 * @param understood how the answer was understood
 * @param violations what of it is not as Infinity expects it
 * @param answer what Infinity would be told, as JSON with secrets masked; empty when the
 * server did not decide
 */
record TrialResult(String tone, String word, String sentence, List<Fact> facts, List<String> understood,
		List<String> violations, String answer) {

	TrialResult {
		facts = List.copyOf(facts);
		understood = List.copyOf(understood);
		violations = List.copyOf(violations);
	}

	static TrialResult failed(String word, String sentence) {
		return new TrialResult("rejected", word, sentence, List.of(), List.of(), List.of(), "");
	}

	/**
	 * Something that is known.
	 *
	 * @param name what
	 * @param value the value
	 */
	record Fact(String name, String value) {

	}

}
