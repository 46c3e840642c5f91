package io.usher.web.history;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineDifferenceTests {

	@Test
	void tellsLinesThatCameAndWent() {
		assertThat(shown("a\nb\nc", "a\nB\nc\nd")).isEqualTo(" a\n−b\n+B\n c\n+d");
	}

	@Test
	void leavesOutWhatIsTheSameFarFromAChange() {
		String text = IntStream.range(0, 20).mapToObj((line) -> "line " + line).collect(Collectors.joining("\n"));
		assertThat(shown(text, text.replace("line 10", "LINE 10")))
			.isEqualTo("…7 lines that are the same\n line 7\n line 8\n line 9\n−line 10\n+LINE 10\n line 11\n line 12\n"
					+ " line 13\n…6 lines that are the same");
	}

	@Test
	void tellsWhatCameToBeAndWhatIsGone() {
		assertThat(shown("", "a\nb")).isEqualTo("+a\n+b");
		assertThat(shown("a\nb", "")).isEqualTo("−a\n−b");
	}

	@Test
	void doesNotCompareWhatIsTooLong() {
		String text = "x\n".repeat(LineDifference.MAX_LINES + 1);
		assertThat(shown(text, "x")).isEqualTo("…Too long to compare: 3001 lines before, 1 lines after.");
	}

	private static String shown(String before, String after) {
		return LineDifference.of(before, after)
			.stream()
			.map((line) -> line.sign() + line.text())
			.collect(Collectors.joining("\n"));
	}

}
