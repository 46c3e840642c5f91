package io.usher.web.history;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvLinesTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~', value = { "plain;plain", "a b;a b", "=1;'=1", "+1;'+1", "-1;'-1",
			"@a;'@a", "a=1;a=1", "a,b;\"a,b\"", "a\"b;\"a\"\"b\"", "=1,2;\"'=1,2\"", "~~;~~" })
	void quotesCellsAndDisarmsFormulas(String text, String cell) {
		assertThat(CsvLines.cell(text)).isEqualTo(cell);
	}

	@Test
	void disarmsControlCharacters() {
		assertThat(CsvLines.cell("\t=1")).isEqualTo("'\t=1");
		assertThat(CsvLines.cell("\r=1")).isEqualTo("\"'\r=1\"");
	}

}
