package io.usher.core.transfer;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FormulasTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+441234567", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\"=1", " \"=1",
			"\u00a0+1", "\u200b@x", "\uff1d1", "'=1", "''", "'quoted'" })
	void putsAnApostropheBeforeWhatSpreadsheetsMightRun(String text) {
		assertThat(Formulas.guarded(text)).isEqualTo("'" + text);
		assertThat(Formulas.plain(Formulas.guarded(text))).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Sales", "1+1", "a=b", "alice@example.com", "it's", "(unknown)", " blank" })
	void leavesOtherTextsAlone(String text) {
		assertThat(Formulas.guarded(text)).isEqualTo(text);
		assertThat(Formulas.plain(text)).isEqualTo(text);
	}

	@Test
	void keepsAnApostropheThatSomebodyTyped() {
		assertThat(Formulas.plain("'s-Hertogenbosch")).isEqualTo("'s-Hertogenbosch");
	}

	@Test
	void givesBackEachTextOfFewCharacters() {
		List<String> texts = new ArrayList<>(List.of(""));
		for (int length = 0; length < 4; length++) {
			for (String text : List.copyOf(texts)) {
				for (char letter : "'\"=+ a\t".toCharArray()) {
					texts.add(text + letter);
				}
			}
		}
		assertThat(texts).allSatisfy((text) -> assertThat(Formulas.plain(Formulas.guarded(text))).isEqualTo(text));
	}

}
