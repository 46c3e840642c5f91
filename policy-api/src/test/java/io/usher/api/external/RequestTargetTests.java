package io.usher.api.external;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestTargetTests {

	private static final UpstreamUrl URL = UpstreamUrl.of("https://policy.example.com/any/base/");

	@ParameterizedTest
	@ValueSource(strings = { "a=1&a=2&b=&c&=d&&", "q=%41+%2b%2B", "unknown_later=%c3%a4", "x=!$'()*,-./:;=?@_~",
			"ms-subnet=10.0.0.0&p_Asserted-Identity=%22Alice%22%3Csip%3Aalice%3E" })
	void leavesQueriesAsTheyAre(String query) {
		assertThat(RequestTarget.of(URL, "/policy/v1/registrations", query))
			.isEqualTo("/any/base/policy/v1/registrations?" + query);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', quoteCharacter = '~',
			value = { "a=\" a=%22", "a=<b> a=%3Cb%3E", "a[]={1|2}^` a%5B%5D=%7B1%7C2%7D%5E%60", "a=\\ a=%5C",
					"a=% a=%25", "a=%4 a=%254", "a=%zz%41 a=%25zz%41", "a=%%41 a=%25%41", "a=#b a=%23b",
					"a=\u00e9 a=%E9", "a=\u20ac a=%E2%82%AC", "a=\ud83d\ude00 a=%F0%9F%98%80" })
	void escapesWhatMayNotStandInAQueryAndNothingElse(String query, String expected) {
		assertThat(RequestTarget.query(query)).isEqualTo(expected);
	}

	@Test
	void escapesSpacesAndControlCharacters() {
		assertThat(RequestTarget.query("a= b\r\nX: c\u0000")).isEqualTo("a=%20b%0D%0AX:%20c%00");
	}

	@Test
	void leavesEncodedAliasesInPathsAsTheyAre() {
		assertThat(RequestTarget.of(URL, "/policy/v1/participant/avatar/sip%3Aalice%40example.com%3Btransport=tls%2F..",
				""))
			.isEqualTo("/any/base/policy/v1/participant/avatar/sip%3Aalice%40example.com%3Btransport=tls%2F..");
	}

	@Test
	void letsNoPathBecomeAQuery() {
		assertThat(RequestTarget.path("/policy/v1/registrations/a?b")).isEqualTo("/policy/v1/registrations/a%3Fb");
	}

}
