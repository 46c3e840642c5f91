package io.usher.api.picture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import io.usher.core.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressRuleTests {

	private final AddressRule rule = new AddressRule(List.of());

	@ParameterizedTest
	@CsvSource({ "10.0.0.5,a private", "172.16.0.1,a private", "172.31.255.255,a private", "192.168.1.1,a private",
			"127.0.0.1,a loopback", "127.255.255.254,a loopback", "0.0.0.0,an unspecified", "0.1.2.3,an unspecified",
			"169.254.169.254,a link-local", "100.64.0.1,a carrier's", "100.100.100.200,a carrier's",
			"168.63.129.16,a cloud platform's", "192.0.0.192,a reserved", "198.18.0.1,a test network's",
			"224.0.0.1,a multicast", "239.255.255.255,a multicast", "255.255.255.255,a reserved",
			"203.0.113.1,a documentation", "::,an unspecified", "::1,a loopback", "fe80::1,a link-local",
			"fc00::1,a private", "fd00:ec2::254,a private", "fec0::1,a private", "ff02::1,a multicast",
			"::ffff:10.0.0.5,a private", "::ffff:169.254.169.254,a link-local", "::10.0.0.5,a reserved",
			"64:ff9b::10.0.0.5,a private", "64:ff9b::a9fe:a9fe,a link-local", "64:ff9b:1::8.8.8.8,a reserved",
			"2002:7f00:1::,a loopback", "2002:a00:5::1,a private", "2001::1,a reserved", "2001:db8::1,a documentation",
			"100::1,a reserved", "4000::1,a reserved" })
	void refusesAddressesThatAreNotPublic(String address, String kind) throws UnknownHostException {
		assertThat(this.rule.fault(InetAddress.getByName(address))).isEqualTo(kind);
	}

	@ParameterizedTest
	@ValueSource(strings = { "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "169.253.1.1",
			"223.255.255.255", "2606:4700::1111", "2a00:1450::1", "64:ff9b::8.8.8.8", "2002:808:808::1",
			"::ffff:8.8.8.8" })
	void takesPublicAddresses(String address) throws UnknownHostException {
		assertThat(this.rule.fault(InetAddress.getByName(address))).isNull();
	}

	@Test
	void takesWhatIsInANetworkThatIsAllowed() throws UnknownHostException {
		AddressRule allowing = new AddressRule(
				List.of(Network.parse("10.1.0.0/16").orElseThrow(), Network.parse("fd00:1::/32").orElseThrow()));
		assertThat(allowing.fault(InetAddress.getByName("10.1.2.3"))).isNull();
		assertThat(allowing.fault(InetAddress.getByName("::ffff:10.1.2.3"))).isNull();
		assertThat(allowing.fault(InetAddress.getByName("10.2.2.3"))).isEqualTo("a private");
		assertThat(allowing.fault(InetAddress.getByName("fd00:1::2"))).isNull();
		assertThat(allowing.fault(InetAddress.getByName("fd00:2::2"))).isEqualTo("a private");
		assertThat(allowing.fault(InetAddress.getByName("127.0.0.1"))).isEqualTo("a loopback");
	}

}
