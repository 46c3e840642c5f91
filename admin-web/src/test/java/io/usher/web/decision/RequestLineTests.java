package io.usher.web.decision;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestLineTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://usher.example.com/base/policy/v1/service/configuration?local_alias=a%20b&x=1&x=2",
			"/policy/v1/service/configuration?local_alias=a+b&x=1&x=2",
			"10.0.0.1 - - [23/Nov/2026] \"GET /policy/v1/service/configuration?local_alias=a+b&x=1&x=2 HTTP/1.1\" 200",
			"?local_alias=a+b&x=1&x=2", " local_alias=a+b&x=1&x=2 " })
	void readsParametersOutOfALine(String line) {
		assertThat(RequestLine.read(line).parameters().all())
			.containsExactlyInAnyOrderEntriesOf(Map.of("local_alias", List.of("a b"), "x", List.of("1", "2")));
	}

	@ParameterizedTest
	@CsvSource({ "hello, not a policy request", "/policy/v1/participant/elsewhere?x=1, participant/location",
			"/policy/v1/service/configuration, neither which alias nor which service", "?local_alias=%zz, %" })
	void saysWhyItCannotReadALine(String line, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> RequestLine.read(line)).withMessageContaining(reason);
	}

	@Test
	void readsTheGuidesLineWithItsBlanks() {
		assertThat(RequestLine.read(
				"GET /example.com/policy/v1/service/configuration?vendor=TANDBERG/518 (TC6.0.1.65adebe)&local_alias=meet.bob")
			.parameters()
			.all())
			.isEqualTo(Map.of("vendor", List.of("TANDBERG/518 (TC6.0.1.65adebe)"), "local_alias", List.of("meet.bob")));
	}

	@Test
	void keepsAPlusThatIsEncoded() {
		assertThat(RequestLine.read("local_alias=%2B44").parameters().all()).containsEntry("local_alias",
				List.of("+44"));
	}

}
