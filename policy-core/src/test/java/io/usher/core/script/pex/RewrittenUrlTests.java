package io.usher.core.script.pex;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.usher.core.script.pex.PexCall.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class RewrittenUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"https://urldefense.proofpoint.com/v1/url?u=http://www.example.com/a%3Fb%3D1%26amp%3Bc%3D2&k=oIvRg1%2BdGAgOoM1BIlLLqw%3D%3D%0A&r=x | http://www.example.com/a?b=1&c=2",
			"https://urldefense.proofpoint.com/v2/url?u=https-3A__teams.example.com_l_meetup-2Djoin_19-253ameeting-255F1&d=DwMFaQ&c=x&r=y | https://teams.example.com/l/meetup-join/19%3ameeting%5F1",
			"https://urldefense.com/v3/__https://example.com/a/b?c=d__;!!AbC!xyz$ | https://example.com/a/b?c=d",
			"https://urldefense.us/v3/__https://example.com/a__;!!AbC!xyz$ | https://example.com/a",
			"https://urldefense.com/v3/__https:/example.com/a__;!!AbC!xyz$ | https://example.com/a",
			"https://urldefense.com/v3/__https://example.com/*a*b__;w6k7!!AbC!xyz$ | https://example.com/éa;b",
			"https://urldefense.com/v3/__https://example.com/**Ax__;w6nDqA!!AbC!xyz$ | https://example.com/éèx",
			"https://urldefense.com/v3/__https://example.com/**Bx*__;YWJjZA==!!AbC!xyz$ | https://example.com/abcxd" })
	void undoesUrlDefense(String rewritten, String original) {
		assertThat(call("pex_urldefense_decode", rewritten)).isEqualTo(original);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/?u=http-3A__a&d=1", "", "no URL",
			"https://urldefense.com/v3/__https://example.com/*__;!!AbC!xyz$",
			"https://urldefense.com/v3/__https://example.com/*__;%%!!AbC!xyz$", "https://urldefense.com/v3/nothing",
			"https://urldefense.proofpoint.com/v2/url?x=1", "https://urldefense.proofpoint.com/v1/url",
			"https://evil.example/urldefense.com/v3/__http://a__;!!a" })
	void leavesWhatIsNotRewritten(String text) {
		assertThat(call("pex_urldefense_decode", text)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1%26c%3D%252F&data=05%7C01%7C&sdata=x&reserved=0 | https://example.com/a?b=1&c=%2F",
			"https://nam01.safelinks.protection.outlook.com/ap/t-59584e83/?url=https%3A%2F%2Fexample.com&amp;data=x | https://example.com",
			"https://gcc02.safelinks.protection.office365.us/?data=x&url=https%3A%2F%2Fexample.com%2Fa%20b | https://example.com/a b" })
	void undoesSafeLinks(String rewritten, String original) {
		assertThat(call("pex_safelinks_decode", rewritten)).isEqualTo(original);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/?url=https%3A%2F%2Fa", "", "no URL",
			"https://eur01.safelinks.protection.outlook.com/?data=1",
			"https://example.com/x.safelinks.protection.outlook.com/?url=a" })
	void leavesWhatIsNoSafeLink(String text) {
		assertThat(call("pex_safelinks_decode", text)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://urldefense.com/v3/__|__;", "https://urldefense.com/v3/__|a:/",
			"https://urldefense.proofpoint.com/v2/url?u=|&#", "https://|a.safelinks.protection.", "|  " })
	void readsLongTextsInNoTime(String parts) {
		String[] startAndPart = parts.split("\\|");
		String text = startAndPart[0] + startAndPart[1].repeat(80_000);
		assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
			call("pex_urldefense_decode", text);
			call("pex_safelinks_decode", text);
		});
	}

}
