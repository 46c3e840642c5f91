package io.usher.core.network;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NetworkTests {

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 10.255.1.2, true", "10.0.0.0/8, 11.0.0.1, false", "10.1.2.3/8, 10.9.9.9, true",
			"10.44.99.2, 10.44.99.2, true", "10.44.99.2, 10.44.99.3, false", "10.44.99.0/31, 10.44.99.1, true",
			"10.44.99.0/31, 10.44.99.2, false", "0.0.0.0/0, 255.255.255.255, true", "0.0.0.0/0, 2001:db8::1, false",
			"::/0, 2001:db8::1, true", "::/0, 10.0.0.1, false", "2001:db8::/32, 2001:DB8:ffff::1, true",
			"2001:db8::/32, 2001:db9::1, false", "2001:db8::/65, 2001:db8::7fff:0:0:0, true",
			"2001:db8::/65, 2001:db8::8000:0:0:0, false", "::1, 0:0:0:0:0:0:0:1, true",
			"10.0.0.0/8, ::ffff:10.1.1.1, true", "::ffff:10.0.0.0/104, 10.1.1.1, true",
			"::ffff:a00:0/104, 11.1.1.1, false", "fe80::/10, fe80::1%eth0, true" })
	void containsWhatItShould(String network, String address, boolean contained) {
		assertThat(Network.parse(network).orElseThrow().contains(Network.parse(address).orElseThrow()))
			.isEqualTo(contained);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10", "10.0.0", "10.0.0.0.0", "256.1.1.1", "10.0.0.01", "10.0.0.0/33", "10.0.0.0/",
			"10.0.0.0/-1", "10.0.0.0/8/8", "::1/129", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
			"1:2:3:4:5:6:7::8", "12345::", "g::", "::ffff:1.2.3", "1.2.3.4::", "localhost", "example.com/8", "/8",
			"١.1.1.1" })
	void refusesWhatIsNoNetwork(String text) {
		assertThat(Network.parse(text)).isEmpty();
	}

	@Test
	void takesAnIpv6SubnetForOneSource() {
		Network one = Network.parse("2001:db8:0:1::1").orElseThrow();
		assertThat(one.source()).isEqualTo(Network.parse("2001:db8:0:1:ffff::2").orElseThrow().source())
			.isNotEqualTo(Network.parse("2001:db8:0:2::1").orElseThrow().source());
		assertThat(Network.parse("10.0.0.1").orElseThrow().source())
			.isNotEqualTo(Network.parse("10.0.0.2").orElseThrow().source());
	}

}
