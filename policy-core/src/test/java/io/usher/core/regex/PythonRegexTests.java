package io.usher.core.regex;

import java.time.Duration;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class PythonRegexTests {

	private static final Steps MANY = Steps.of(Long.MAX_VALUE);

	@Test
	void ignoresCaseUnlessToldOtherwise() {
		assertThat(PythonRegex.compile("Ärger").fullMatch("äRGER", MANY)).isNotNull();
		assertThat(PythonRegex.compile("Ärger", Set.of()).fullMatch("äRGER", MANY)).isNull();
	}

	@Test
	void searchSaysWhereItMatched() {
		PythonMatch match = PythonRegex.compile("b+", Set.of()).search("😀abbc", MANY);
		assertThat(match).isNotNull();
		assertThat(match.start()).isEqualTo(3);
		assertThat(match.end()).isEqualTo(5);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '`', value = {
			"ab\\p # character 3: \\p (expected: an escape that Python knows, such as \\d, \\w, \\s, \\b or \\.)",
			"a** # character 3: a second * (expected: one repetition; put the first one into (?:…))",
			"(a # character 1: a bracket ( that is not closed (expected: a bracket ) at its end)",
			"(a)\\2 # character 4: \\2 (expected: the number of a group before this place)",
			"(?<=a+)b # a lookbehind (?<…) that matches 1 to any number of characters (expected: always the same number)" })
	void saysWhereAPatternIsWrong(String pattern, String message) {
		assertThatExceptionOfType(PythonRegexException.class).isThrownBy(() -> PythonRegex.compile(pattern))
			.withMessage(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a{4294967294}", "(a)(?<=\\1)b", "(?(1)a|b)(c)", "(a(?(1)b|c))", "\\ud83d" })
	void refusesWhatJavaCannotMatchAsPythonDoes(String pattern) {
		assertThatExceptionOfType(PythonRegexException.class).isThrownBy(() -> PythonRegex.compile(pattern));
	}

	@Test
	void refusesPatternsTooDeepOrTooLong() {
		assertThatExceptionOfType(PythonRegexException.class)
			.isThrownBy(() -> PythonRegex.compile("(".repeat(5000) + ")".repeat(5000)));
		assertThatExceptionOfType(PythonRegexException.class)
			.isThrownBy(() -> PythonRegex.compile("[ab]".repeat(400_000)));
	}

	@ParameterizedTest
	@ValueSource(strings = { ".*.*.*.*.*=x", "(.*a){25}", "(a+)+$", "(a|aa)+$", "(a+)+\\1b", "(a*)*\\1\\1\\1b",
			"(?:|)(?:|)(?:|)+=", "(?:a?){2000000000}", "(?:(?:){50000}){50000}",
			"(?:a*)*(?:a*)*(?:a*)*(?:a*)*(?:a*)*(?:a*)*(?:a*)*(?:a*)*x", "(a?){60}a{60}", "(?=(a+)+$)x", "(?<=b)(a+)+$",
			"(x+x+)+y|(.*a)*b" })
	void endsFastWhateverThePattern(String pattern) {
		PythonRegex regex = PythonRegex.compile(pattern);
		for (String text : new String[] { "", "a".repeat(60) + "!", "a".repeat(300) + "\n\n", "a".repeat(20_000) }) {
			assertTimeoutPreemptively(Duration.ofSeconds(5), () -> matchOrGiveUp(regex, text));
		}
	}

	@Test
	void countsWorkThatLooksAtNoCharacter() {
		String pattern = "(?:|)".repeat(60) + "(?:$|$|a?)".repeat(30) + "x";
		assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThatExceptionOfType(StepsExhaustedException.class)
			.isThrownBy(() -> PythonRegex.compile(pattern).fullMatch("", Steps.of(200_000))));
	}

	@Test
	void deepRecursionIsAnExhaustedBudget() {
		PythonRegex regex = PythonRegex.compile("(?:a|b(c))*");
		assertThatExceptionOfType(StepsExhaustedException.class)
			.isThrownBy(() -> regex.fullMatch("a".repeat(10_000_000), MANY));
	}

	private static void matchOrGiveUp(PythonRegex regex, String text) {
		try {
			regex.fullMatch(text, Steps.of(200_000));
			regex.search(text, Steps.of(200_000));
		}
		catch (StepsExhaustedException ex) {
			assertThat(ex).isNotNull();
		}
	}

	@Test
	void anEndedBudgetStaysEnded() {
		Steps steps = Steps.of(5);
		PythonRegex regex = PythonRegex.compile("a*b");
		assertThatExceptionOfType(StepsExhaustedException.class).isThrownBy(() -> regex.fullMatch("aaaaaaaa", steps));
		assertThatExceptionOfType(StepsExhaustedException.class).isThrownBy(() -> regex.fullMatch("b", steps));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '`',
			value = { "(?:sip:)?Room-(\\d+)@X\\.(com|org) # [[room-], [@x.com, @x.org]]",
					"[ab]c.*(d|ef){2,} # [[ac, bc], [d, ef]]", ".*(?:foo.*1|bar.*2).* # [[foo, bar]]", "a?b* # []",
					"(?-i:ABC) # [[abc]]", "(?=.*secret).* # [[secret]]", "x(?!no)y # [[xy]]", "a{3} # [[aaa]]",
					"\\d+ # []" })
	void findsLiteralsThatAnyMatchHas(String pattern, String literals) {
		assertThat(PythonRegex.compile(pattern)
			.requiredLiterals()
			.stream()
			.map(java.util.TreeSet::new)
			.toList()
			.toString()).isEqualTo(literals.equals("[[foo, bar]]") ? "[[bar, foo]]" : literals);
	}

	@Test
	void literalsAreNeverMissingInAMatch() {
		Random random = new Random(7);
		int matches = 0;
		for (int i = 0; i < 30_000; i++) {
			PythonRegex regex = PythonRegex.compile(RandomPatterns.pattern(random, 3));
			String text = RandomPatterns.text(random);
			if (matchesWithin(regex, text)) {
				matches++;
				String folded = PythonRegex.fold(text);
				assertThat(regex.requiredLiterals()).as("%s in %s", regex, text)
					.allMatch((literals) -> literals.stream().anyMatch(folded::contains));
			}
		}
		assertThat(matches).isGreaterThan(3000);
	}

	private static boolean matchesWithin(PythonRegex regex, String text) {
		try {
			return regex.search(text, Steps.of(200_000)) != null;
		}
		catch (StepsExhaustedException ex) {
			return false;
		}
	}

	@Test
	void foldsAsMatchingDoes() {
		assertThat(PythonRegex.fold("STRAẞE K ſ İ Ω")).isEqualTo("straße k s i ω");
		assertThatNoException().isThrownBy(() -> PythonRegex.fold("\ud83d"));
	}

}
