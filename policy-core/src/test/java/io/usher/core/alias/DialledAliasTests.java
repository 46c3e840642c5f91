package io.usher.core.alias;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DialledAliasTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			alice                                     | alice
			sip:alice@example.com                     | alice@example.com
			SIPS:alice@example.com                    | alice@example.com
			H323:alice                                | alice
			tel:+4420123                              | +4420123
			MsSip:alice@example.com                   | alice@example.com
			im:alice@example.com                      | alice@example.com
			sip://alice@example.com                   | alice@example.com
			gopher:alice                              | gopher:alice
			sip:sip:alice                             | sip:alice
			sip:alice@example.com:5060                | alice@example.com
			sip:alice@example.com;transport=tls       | alice@example.com
			sip:alice@example.com:5061;transport=tls  | alice@example.com
			alice@example.com:123456                  | alice@example.com:123456
			alice:5060                                | alice:5060
			sip:alice@10.44.99.2                      | alice
			alice@10.44.99.2:5060;a=b;c               | alice
			alice@10.44.99                            | alice@10.44.99
			alice@10.44.99.2.example.com              | alice@10.44.99.2.example.com
			alice@example.com@10.44.99.2              | alice@example.com
			sip:alice@[2001:db8::1]                   | alice
			sip:alice@[2001:DB8::1]:5060;lr           | alice
			alice@[fe80::1%eth0]                      | alice
			alice@[fe80::1%25eth0]:5060               | alice
			alice@2001:db8::1                         | alice
			alice@fe80::1%eth0                        | alice
			alice@::1                                 | alice
			alice@::ffff:10.0.0.1                     | alice
			alice@[example.com]                       | alice@[example.com]
			sip:10.44.99.2                            | 10.44.99.2
			@10.44.99.2                               | @10.44.99.2
			;transport=tls                            | ;transport=tls
			a;b@example.com;transport=tls             | a;b@example.com
			a;transport=tls                           | a
			bob@example.com;gruu;opaque=app:conf:focus:id:X | bob@example.com
			Café@Example.COM                          | Café@Example.COM
			""")
	void leavesSchemePortParametersAndIpHostAway(String dialled, String parsed) {
		assertThat(DialledAlias.of(dialled).parsed()).isEqualTo(parsed);
	}

	@Test
	void keepsWhatWasDialledBesideBlanksAround() {
		assertThat(DialledAlias.of(" \t sip:Alice Jones@10.0.0.1 ")).hasToString("sip:Alice Jones@10.0.0.1");
		assertThat(DialledAlias.of(" \t sip:Alice Jones@10.0.0.1 ").raw()).isEqualTo("sip:Alice Jones@10.0.0.1");
	}

	@Test
	void looksUpWhatWasDialledFirstAndThenEverLessOfIt() {
		assertThat(DialledAlias.of("SIP:Alice@10.0.0.1:5060;transport=tls").forms()).containsExactly(
				new DialledAlias.Form("sip:alice@10.0.0.1:5060;transport=tls", "as dialled"),
				new DialledAlias.Form("alice@10.0.0.1:5060;transport=tls", "without scheme"),
				new DialledAlias.Form("sip:alice@10.0.0.1:5060", "without parameters"),
				new DialledAlias.Form("alice@10.0.0.1", "without scheme, port and parameters"),
				new DialledAlias.Form("alice", "without scheme, parameters and IP host"));
	}

	@Test
	void looksUpEachFormOnce() {
		assertThat(DialledAlias.of("Alice").forms()).containsExactly(new DialledAlias.Form("alice", "as dialled"));
	}

	@Test
	void comparesComposedLettersInLowerCase() {
		assertThat(DialledAlias.of("CAFE\u0301").forms()).isEqualTo(DialledAlias.of("caf\u00e9").forms());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u3000", "\t\n" })
	void hasNoFormOfNothing(String dialled) {
		assertThat(DialledAlias.of(dialled).forms()).isEmpty();
		assertThat(DialledAlias.of(dialled).parsed()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "sip:", "sip:;transport=tls", "@", ":", "[", "alice@", "sip:@", "%", "\u0000", "\ud83d" })
	void takesAnyText(String dialled) {
		assertThat(DialledAlias.of(dialled).forms()).isNotEmpty();
	}

	@Test
	@Timeout(2)
	void readsLongTextsInNoTime() {
		String colons = "a@" + ":".repeat(20_000) + "x";
		assertThat(DialledAlias.of(colons).parsed()).isEqualTo(colons);
	}

}
