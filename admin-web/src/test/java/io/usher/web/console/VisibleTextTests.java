package io.usher.web.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pages show of characters that nobody sees.
 */
class VisibleTextTests {

	@Test
	void namesWhatReordersTheTextAroundIt() {
		assertThat(VisibleText.of("Bob \u202Emoc.live\u202C!")).isEqualTo("Bob \\u202emoc.live\\u202c!");
		assertThat(VisibleText.of("\u2066a\u2069")).isEqualTo("\\u2066a\\u2069");
	}

	@Test
	void namesWhatHasNoWidth() {
		assertThat(VisibleText.of("meet\u200B.bob\uFEFF\u2060")).isEqualTo("meet\\u200b.bob\\ufeff\\u2060");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Bob", "שלום", "نمی\u200Cخواهم", "👩\u200D🚀", "a\u200Eb\u200Fc", "a\nb\tc" })
	void leavesAllElseAlone(String text) {
		assertThat(VisibleText.of(text)).isNull();
	}

}
