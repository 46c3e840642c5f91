package io.usher.api.external;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UpstreamUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "https://policy.example.com|policy.example.com:443|''",
					"HTTP://policy.example.com/|policy.example.com:80|''",
					"https://policy.example.com:8443/any/base|policy.example.com:8443|/any/base",
					"https://policy.example.com/any/base//|policy.example.com:443|/any/base",
					"https://policy.example.com:/base|policy.example.com:443|/base",
					"https://[2001:db8::1]:8443/x|[2001:db8::1]:8443|/x", "https://[::1]|[::1]:443|''",
					"http://policy_server:8080|policy_server:8080|''",
					"https://pölicy.example.com/bäse dir|xn--plicy-jua.example.com:443|/b%C3%A4se%20dir",
					"https://10.1.2.3/a%2Fb|10.1.2.3:443|/a%2Fb" })
	void takesUrlsApart(String text, String address, String base) {
		UpstreamUrl url = UpstreamUrl.of(text);
		assertThat(url.address()).isEqualTo(address);
		assertThat(url.base()).isEqualTo(base);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "policy.example.com", "ftp://policy.example.com", "https://", "https:///base",
			"https://policy.example.com:0", "https://policy.example.com:65536", "https://policy.example.com:123456",
			"https://policy.example.com:https", "https://[2001:db8::1", "https://[example]", "https://a b",
			"https://policy%2Eexample.com", "https://2001:db8::1/", "https://policy.example.com?tenant=1",
			"https://policy.example.com?", "https://policy.example.com/#here", "https://\\evil.example.com",
			"https://[fe80::1%25eth0]" })
	void refusesWhatCannotBeUsed(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> UpstreamUrl.of(text))
			.withMessageStartingWith("url: ")
			.withMessageContaining("expected: ");
	}

	@Test
	void refusesUserNamesInUrlsAndHidesThem() {
		assertThatIllegalArgumentException().isThrownBy(() -> UpstreamUrl.of("https://alice:s3cret@policy.example.com"))
			.withMessage("url: https://…@policy.example.com "
					+ "(expected: no user name or password in it; the profile has fields for them)");
	}

}
