package io.usher.api.picture;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

import io.usher.core.network.Network;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses pictures may be fetched from: public ones, and those of networks that
 * the administrator allows. An address of IPv6 that leads to one of IPv4 is judged by
 * both.
 */
final class AddressRule {

	private static final List<Closed> CLOSED = List.of(closed("0.0.0.0/8", "an unspecified"),
			closed("10.0.0.0/8", "a private"), closed("100.64.0.0/10", "a carrier's"),
			closed("127.0.0.0/8", "a loopback"), closed("168.63.129.16", "a cloud platform's"),
			closed("169.254.0.0/16", "a link-local"), closed("172.16.0.0/12", "a private"),
			closed("192.0.0.0/24", "a reserved"), closed("192.0.2.0/24", "a documentation"),
			closed("192.88.99.0/24", "a reserved"), closed("192.168.0.0/16", "a private"),
			closed("198.18.0.0/15", "a test network's"), closed("198.51.100.0/24", "a documentation"),
			closed("203.0.113.0/24", "a documentation"), closed("224.0.0.0/4", "a multicast"),
			closed("240.0.0.0/4", "a reserved"), closed("::", "an unspecified"), closed("::1", "a loopback"),
			closed("2001::/23", "a reserved"), closed("2001:db8::/32", "a documentation"),
			closed("3fff::/20", "a documentation"), closed("fc00::/7", "a private"),
			closed("fe80::/10", "a link-local"), closed("fec0::/10", "a private"), closed("ff00::/8", "a multicast"));

	private static final Network TRANSLATED = network("64:ff9b::/96");

	private static final Network TUNNELLED = network("2002::/16");

	private static final Network PUBLIC = network("2000::/3");

	private final List<Network> allowed;

	/** Returns the rule that also lets these networks be asked. */
	AddressRule(List<Network> allowed) {
		this.allowed = List.copyOf(allowed);
	}

	/**
	 * Returns what forbids to connect to an address, as {@code a private}, null when
	 * nothing does.
	 */
	@Nullable String fault(InetAddress address) {
		Network network = network(address.getHostAddress());
		if (this.allowed.stream().anyMatch((each) -> each.contains(network))) {
			return null;
		}
		for (Closed closed : CLOSED) {
			if (closed.network.contains(network)) {
				return closed.kind;
			}
		}
		if (address instanceof Inet4Address) {
			return null;
		}
		byte[] bytes = address.getAddress();
		if (TRANSLATED.contains(network)) {
			return fault(ipv4(bytes, 12));
		}
		if (TUNNELLED.contains(network)) {
			return fault(ipv4(bytes, 2));
		}
		return PUBLIC.contains(network) ? null : "a reserved";
	}

	private static InetAddress ipv4(byte[] bytes, int at) {
		try {
			return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4));
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("four bytes are an address", ex);
		}
	}

	private static Closed closed(String network, String kind) {
		return new Closed(network(network), kind);
	}

	private static Network network(String text) {
		return Network.parse(text).orElseThrow();
	}

	/**
	 * A network that is not asked.
	 *
	 * @param network the network
	 * @param kind what its addresses are, with their article
	 */
	private record Closed(Network network, String kind) {

	}

}
