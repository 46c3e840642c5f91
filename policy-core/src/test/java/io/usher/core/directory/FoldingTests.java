package io.usher.core.directory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FoldingTests {

	private static final int LAST = 0x1FFFF;

	@ParameterizedTest
	@CsvSource({ "Straße, STRASSE", "STRAẞE, strasse", "İstanbul, ISTANBUL", "Diyarbakır, DIYARBAKIR",
			"ΟΔΥΣΣΕΥΣ, οδυσσευς", "οδυσσεύσ, ΟΔΥΣΣΕΎΣ", "Ångström, Ångström", "A\u030Angstro\u0308m, ÅNGSTRÖM",
			"ｍｅｅｔ１, Meet1", "ﬁnance, FINANCE", "ｶﾞｲﾄﾞ, ガイド", "\u212Aelvin, kelvin", "co\u00ADop, coop",
			"\u2764\uFE0F, \u2764", "ǅ, ǆ" })
	void takesTheSameLettersForTheSame(String one, String other) {
		assertThat(Folding.exact(one)).isEqualTo(Folding.exact(other));
	}

	@ParameterizedTest
	@CsvSource({ "Müller, muller", "Åsa, asa", "Łódź, lodz", "Søren Ærø, soren aero", "Nguyễn, nguyen", "Άννα, αννα",
			"Пётр, петр", "Çağrı, cagri", "Đặng, dang", "Þór, thor", "Cœur, coeur", "i\u0307, i" })
	void leavesAccentsOut(String text, String plain) {
		assertThat(Folding.plain(Folding.exact(text))).isEqualTo(plain);
	}

	@ParameterizedTest
	@CsvSource({ "ガイド", "각", "नि", "東京", "😀" })
	void keepsWhatIsNoAccent(String text) {
		assertThat(Folding.plain(Folding.exact(text))).isEqualTo(text);
	}

	@Test
	void tellsOtherLettersApart() {
		assertThat(Folding.exact("Müller")).isNotEqualTo(Folding.exact("Muller"));
		assertThat(Folding.exact("ガ")).isNotEqualTo(Folding.exact("カ"));
	}

	@Test
	void leavesSingleSpacesBetweenWords() {
		assertThat(Folding.exact(" \t Board\u00A0 \n room\u3000 ")).isEqualTo("board room");
		assertThat(Folding.exact(" Büro\u00A0 \n 1 ")).isEqualTo("büro 1");
		assertThat(Folding.exact(" \u200B \u3000")).isEmpty();
	}

	@Test
	void leavesNoControlCharacter() {
		assertThat(Folding.exact("a\0b\u0001c\u0002d\u0003e\u007Ff\u0085g")).isEqualTo("a b c d e f g");
	}

	@Test
	void foldsEveryLetterOnceAndForAllAndInAnyCase() {
		for (int letter = ' '; letter <= LAST; letter++) {
			if (!Character.isDefined(letter) || Character.getType(letter) == Character.SURROGATE) {
				continue;
			}
			String text = "x" + Character.toString(letter) + "x";
			String folded = Folding.exact(text);
			String plain = Folding.plain(folded);
			assertThat(Folding.exact(folded)).as("%04X", letter).isEqualTo(folded);
			assertThat(Folding.plain(plain)).as("%04X", letter).isEqualTo(plain);
			assertThat(Folding.exact(plain)).as("%04X", letter).isEqualTo(plain);
			assertThat(Folding.exact("x" + Character.toString(Character.toUpperCase(letter)) + "x")).as("%04X", letter)
				.isEqualTo(folded);
			assertThat(Folding.exact("x" + Character.toString(Character.toLowerCase(letter)) + "x")).as("%04X", letter)
				.isEqualTo(folded);
		}
	}

	@Test
	void marksWhereWordsBegin() {
		assertThat(marked("meet.bob@example.com")).isEqualTo("meet.|bob@|example.|com");
		assertThat(marked("bob's board room (2)")).isEqualTo("bob'|s |board |room |(|2)");
		assertThat(marked("room12")).isEqualTo("room12");
		assertThat(marked("a \u0301b .. +49")).isEqualTo("a |\u0301b |.. |+|49");
		assertThat(marked("😀𝒶😀b")).isEqualTo("😀|𝒶😀|b");
		assertThat(marked("")).isEmpty();
	}

	private static String marked(String folded) {
		return Folding.marked(folded).replace(Folding.WORD, '|');
	}

}
