package io.usher.core.decision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import io.usher.core.decision.UpstreamAnswer.UnreadableAnswerException;
import io.usher.core.external.UpstreamReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bodies that YAML cannot write down; {@code decisions/external/bodies.yaml} has more.
 */
class UpstreamAnswerTests {

	private static final String WHOLE = "{\"status\": \"success\", \"action\": \"continue\", \"result\": {\"name\": \"Zürich 🎥\"}}";

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json;charset=utf-8",
			"application/json; charset=iso-8859-1", " APPLICATION/JSON ; x=y;z" })
	void readsUtf8WhateverTheCharsetIsSaidToBe(String type) {
		UpstreamAnswer answer = read(200, type, WHOLE.getBytes(StandardCharsets.UTF_8));
		assertThat(answer.successful()).isTrue();
		assertThat(answer.object()).isEqualTo(Map.of("name", "Zürich 🎥"));
	}

	@Test
	void readsBehindOneByteOrderMarkAndNotTwo() {
		assertThat(read("\ufeff" + WHOLE).successful()).isTrue();
		assertUnreadable("\ufeff\ufeff" + WHOLE);
		assertUnreadable("\ufeff");
	}

	@Test
	void readsNumbersOfAnySize() {
		UpstreamAnswer answer = read("""
				{"status": "success", "result": {"a": 1, "b": [2, {"c": 3}], "d": 9223372036854775807,
				 "e": 9223372036854775808, "f": -1, "g": 0.5}}""");
		assertThat(answer.object()).isEqualTo(Map.of("a", 1L, "b", List.of(2L, Map.of("c", 3L)), "d", Long.MAX_VALUE,
				"e", BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE), "f", -1L, "g", 0.5));
	}

	@ParameterizedTest
	@ValueSource(ints = { 600, 10_000, 1_000_000 })
	void refusesDeepNesting(int depth) {
		assertUnreadable("{\"status\": \"success\", \"result\": " + "[".repeat(depth) + "]".repeat(depth) + "}");
		assertUnreadable(
				"{\"status\": \"success\", \"result\": " + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + "}");
		assertUnreadable("[".repeat(depth));
	}

	@Test
	void readsShallowNesting() {
		UpstreamAnswer answer = read(
				"{\"status\": \"success\", \"result\": {\"a\": " + "[".repeat(100) + "]".repeat(100) + "}}");
		assertThat(answer.successful()).isTrue();
	}

	@Test
	void refusesWhatIsCompressed() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
			zip.write(WHOLE.getBytes(StandardCharsets.UTF_8));
		}
		assertThatExceptionOfType(UnreadableAnswerException.class)
			.isThrownBy(() -> read(200, "application/json", bytes.toByteArray()))
			.withMessage("the body is no JSON object (expected: one with status and result)");
	}

	@Test
	void refusesEveryPartOfAnAnswer() {
		byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
		for (int length = 0; length < whole.length; length++) {
			byte[] part = Arrays.copyOf(whole, length);
			assertThatExceptionOfType(UnreadableAnswerException.class).as("%d bytes", length)
				.isThrownBy(() -> read(200, "application/json", part));
		}
	}

	@Test
	void readsOrRefusesWhateverComes() {
		Random random = new Random(20_260_705);
		byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
		int readable = 0;
		for (int i = 0; i < 50_000; i++) {
			byte[] body = whole.clone();
			for (int n = random.nextInt(4); n >= 0; n--) {
				body[random.nextInt(body.length)] = (byte) random.nextInt();
			}
			assertThat(read(404, "application/json", body).leavesIt()).isTrue();
			try {
				UpstreamAnswer answer = read(200, "application/json", body);
				answer.disposition(true);
				readable++;
			}
			catch (UnreadableAnswerException ex) {
				assertThat(ex).hasMessageContaining("no JSON object");
			}
		}
		assertThat(readable).isBetween(1000, 49_000);
	}

	@ParameterizedTest
	@CsvSource({ "continue, CONTINUE, CONTINUE", "reject, REJECT, REJECT", "redirect, REDIRECT,", "Continue,,",
			"proceed,,", "'',," })
	void tellsScriptsOfValidActionsAlone(String action, String ofServices, String ofParticipants) {
		UpstreamAnswer answer = read("{\"status\": \"success\", \"action\": \"" + action + "\"}");
		assertThat(answer.disposition(true)).isEqualTo(ofServices);
		assertThat(answer.disposition(false)).isEqualTo(ofParticipants);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "true", "1", "[\"reject\"]", "{\"reject\": 1}" })
	void takesNoActionForOneThatIsNoText(String action) {
		UpstreamAnswer answer = read("{\"status\": \"success\", \"action\": " + action + "}");
		assertThat(answer.action()).isNull();
		assertThat(answer.disposition(true)).isNull();
		assertThat(answer.leavesIt()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 300, 301, 302, 303, 304, 307, 308, 399 })
	void followsNoRedirection(int status) {
		assertThatExceptionOfType(UnreadableAnswerException.class)
			.isThrownBy(() -> read(status, "application/json", WHOLE.getBytes(StandardCharsets.UTF_8)))
			.withMessage("HTTP status " + status + " (expected: 200; redirects are not followed)");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 100, 199, 201, 202, 204, 206, 299, 400, 500, 999 })
	void countsNoOtherStatusAsASuccess(int status) {
		UpstreamAnswer answer = read(status, "application/json", WHOLE.getBytes(StandardCharsets.UTF_8));
		assertThat(answer.successful()).isFalse();
		assertThat(answer.shortcoming()).isEqualTo("HTTP status " + status + " (expected: 200)");
		assertThat(answer.declined()).isFalse();
	}

	private static UpstreamAnswer read(String body) {
		return read(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
	}

	private static UpstreamAnswer read(int status, String type, byte[] body) {
		return UpstreamAnswer.read(new UpstreamReply.Answered(status, type, body, Duration.ZERO));
	}

	private static void assertUnreadable(String body) {
		assertThatExceptionOfType(UnreadableAnswerException.class).isThrownBy(() -> read(body))
			.withMessageContaining("no JSON object");
	}

}
