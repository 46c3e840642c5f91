package io.usher.web.download;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvLineTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~', value = { "plain;plain", "a b;a b", "=1;'=1", "+1;'+1", "-1;'-1",
			"@a;'@a", "a=1;a=1", "a,b;\"a,b\"", "a\"b;\"a\"\"b\"", "=1,2;\"'=1,2\"", "møte 会议;møte 会议", "~~;~~" })
	void quotesCellsAndDisarmsFormulas(String text, String cell) {
		assertThat(CsvLine.of(List.of(text))).isEqualTo(cell + "\r\n");
	}

	@Test
	void disarmsControlCharacters() {
		assertThat(CsvLine.of(List.of("\t=1"))).isEqualTo("'\t=1\r\n");
		assertThat(CsvLine.of(List.of("\r=1"))).isEqualTo("\"'\r=1\"\r\n");
	}

	@Test
	void leavesEmptyWhatIsNotThere() {
		assertThat(CsvLine.of(Arrays.asList("a", null, 3, ""))).isEqualTo("a,,3,\r\n");
	}

}
