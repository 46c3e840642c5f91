package io.usher.core.script.pex;

import java.util.List;

import io.usher.core.script.function.ScriptFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.usher.core.script.pex.PexCall.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PexSubnetTests {

	@Test
	void answersTheGuidesExamples() {
		List<String> v4 = List.of("10.47.0.0/16", "10.147.0.0/16");
		List<String> v6 = List.of("2001::/16", "2002::/16");
		assertThat(call("pex_in_subnet", "10.47.0.1", v4)).isEqualTo(true);
		assertThat(call("pex_in_subnet", "10.44.0.1", v4)).isEqualTo(false);
		assertThat(call("pex_in_subnet", "2001:658:22a:cafe:ffff:ffff:ffff:ffff", v6)).isEqualTo(true);
		assertThat(call("pex_in_subnet", "2000:758:23a:beef:ffff:ffff:ffff:ffff", v6)).isEqualTo(false);
	}

	@ParameterizedTest
	@CsvSource({ "10.201.4.9, 10.201.5.0/23, true", "10.201.6.0, 10.201.5.0/23, false", "10.0.0.1, 10.0.0.1, true",
			"10.0.0.2, 10.0.0.1, false", "1.2.3.4, 0.0.0.0/0, true", "255.255.255.255, 255.255.255.254/31, true",
			"10.1.2.3, 10.1.0.0/255.255.0.0, true", "10.2.2.3, 10.1.0.0/255.255.0.0, false",
			"10.1.2.3, 10.1.0.0/0.0.255.255, true", "10.2.2.3, 10.1.0.0/0.0.255.255, false", "::1, ::/0, true",
			"::1, ::1, true", "::1, 0.0.0.0/0, false", "10.0.0.1, ::/0, false", "fe80::1%eth0, fe80::/10, true",
			"2001:db8::ffff:0:0:1, 2001:db8:0:0:ffff::/80, true", "2001:db8:0:0:fffe::1, 2001:db8:0:0:ffff::/80, false",
			"1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8/128, true", "1:2:3:4:5:6:7:9, 1:2:3:4:5:6:7:8/128, false",
			"1:2:3:4:5:6:7:9, 1:2:3:4:5:6:7:8/127, true", "::ffff:10.1.2.3, 10.1.0.0/16, true",
			"::ffff:a01:203, 10.1.0.0/16, true", "::ffff:10.2.2.3, 10.1.0.0/16, false",
			"::ffff:10.1.2.3, ::ffff:10.0.0.0/104, true", "::fffe:10.1.2.3, 10.1.0.0/16, false",
			"64:ff9b::1.2.3.4, 64:ff9b::/96, true" })
	void tellsWhetherAnAddressIsInARange(String address, String range, boolean expected) {
		assertThat(call("pex_in_subnet", address, List.of(range))).isEqualTo(expected);
		assertThat(call("pex_in_subnet", address, range)).isEqualTo(expected);
	}

	@Test
	void isInNoRangeOfNone() {
		assertThat(call("pex_in_subnet", "10.0.0.1", List.of())).isEqualTo(false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10.0.0", "10.0.0.0.1", "10.0.0.256", "10.0.0.01", "10.0.0.1 ", " 10.0.0.1", "10.0.0.",
			".10.0.0", "0x1.2.3.4", "1.2.3.4444", "localhost", "1", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "::12345",
			"1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8", "::1.2.3", "1.2.3.4::", ":1:2:3:4:5:6:7", "fe80::1%",
			"fe80::1%a%b", "::g", "[::1]", "10.0.0.1/32", "１.2.3.4" })
	void failsOnWhatIsNoAddress(String address) {
		assertThatExceptionOfType(ScriptFailure.class)
			.isThrownBy(() -> call("pex_in_subnet", address, List.of("0.0.0.0/0", "::/0")))
			.withMessage("ValueError: '" + address + "' does not appear to be an IPv4 or IPv6 address");
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/255.0.255.0", "::/129", "::/ffff::",
			"10/8", "10.0.0.0/8/8", "", "10.0.0.0/+8", "any" })
	void failsOnWhatIsNoRange(String range) {
		assertThatExceptionOfType(ScriptFailure.class)
			.isThrownBy(() -> call("pex_in_subnet", "11.0.0.1", List.of("12.0.0.0/8", range)))
			.withMessageStartingWith("ValueError: '" + range + "' does not appear to be an IPv4 or IPv6 network");
	}

	@Test
	void failsOnAnAddressThatIsNotThere() {
		assertThatExceptionOfType(ScriptFailure.class)
			.isThrownBy(() -> call("pex_in_subnet", null, List.of("10.0.0.0/8")));
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_in_subnet", "10.0.0.1", null))
			.withMessage("TypeError: pex_in_subnet(): NoneType (expected: a list of texts)");
	}

}
