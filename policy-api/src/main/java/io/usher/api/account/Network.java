package io.usher.api.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A network or a single address. An IPv4 address is held as the IPv6 address that maps
 * it, so that both spellings are alike. Reads text only and never asks a name server.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 * @param prefix how many bits count, 0 to 128; the others are zero
 */
public record Network(long high, long low, int prefix) {

	private static final int BITS = 128;

	private static final int IPV4_BITS = 32;

	private static final long MAPPED = 0xffffL << IPV4_BITS;

	private static final int GROUPS = 8;

	public Network {
		high &= mask(prefix);
		low &= mask(prefix - Long.SIZE);
	}

	/**
	 * Reads an address or a network such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}.
	 * Empty when the text is neither.
	 */
	public static Optional<Network> parse(String text) {
		int slash = text.indexOf('/');
		Network address = address((slash < 0) ? text : text.substring(0, slash));
		if (address == null || slash < 0) {
			return Optional.ofNullable(address);
		}
		boolean ipv4 = text.lastIndexOf(':', slash) < 0;
		int prefix = number(text.substring(slash + 1), 10, 3, ipv4 ? IPV4_BITS : BITS);
		return (prefix < 0) ? Optional.empty()
				: Optional.of(new Network(address.high, address.low, ipv4 ? BITS - IPV4_BITS + prefix : prefix));
	}

	/** Tells whether an address is in this network. */
	boolean contains(Network address) {
		return isIpv4() == address.isIpv4() && address.prefix >= this.prefix
				&& new Network(address.high, address.low, this.prefix).equals(this);
	}

	/**
	 * Returns what one guesser is likely to have all of: the address of IPv4, the /64 of
	 * IPv6.
	 */
	public Network source() {
		return (isIpv4() || this.prefix <= Long.SIZE) ? this : new Network(this.high, this.low, Long.SIZE);
	}

	private boolean isIpv4() {
		return this.prefix >= BITS - IPV4_BITS && this.high == 0 && (this.low & ~0xffffffffL) == MAPPED;
	}

	private static long mask(int bits) {
		if (bits <= 0) {
			return 0;
		}
		return (bits >= Long.SIZE) ? -1 : -1L << (Long.SIZE - bits);
	}

	private static @Nullable Network address(String text) {
		int zone = text.indexOf('%');
		String address = (zone < 0) ? text : text.substring(0, zone);
		if (address.indexOf(':') >= 0) {
			return ipv6(address);
		}
		long ipv4 = ipv4(address);
		return (ipv4 < 0) ? null : new Network(0, MAPPED | ipv4, BITS);
	}

	private static long ipv4(String text) {
		String[] parts = text.split("\\.", -1);
		if (parts.length != 4) {
			return -1;
		}
		long address = 0;
		for (String part : parts) {
			int octet = (part.length() > 1 && part.charAt(0) == '0') ? -1 : number(part, 10, 3, 255);
			if (octet < 0) {
				return -1;
			}
			address = address << 8 | octet;
		}
		return address;
	}

	private static @Nullable Network ipv6(String text) {
		int gap = text.indexOf("::");
		List<Integer> before = groups((gap < 0) ? text : text.substring(0, gap), gap < 0);
		List<Integer> after = groups((gap < 0) ? "" : text.substring(gap + 2), true);
		if (before == null || after == null) {
			return null;
		}
		int missing = GROUPS - before.size() - after.size();
		if ((gap < 0) ? missing != 0 : missing < 1) {
			return null;
		}
		List<Integer> all = new ArrayList<>(before);
		for (int i = 0; i < missing; i++) {
			all.add(0);
		}
		all.addAll(after);
		return new Network(bits(all.subList(0, 4)), bits(all.subList(4, GROUPS)), BITS);
	}

	/**
	 * Reads groups of hexadecimal digits, of which the last may be an IPv4 address where
	 * the address ends.
	 */
	private static @Nullable List<Integer> groups(String text, boolean ends) {
		if (text.isEmpty()) {
			return List.of();
		}
		List<Integer> groups = new ArrayList<>();
		String[] parts = text.split(":", -1);
		for (int i = 0; i < parts.length; i++) {
			if (ends && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
				long ipv4 = ipv4(parts[i]);
				if (ipv4 < 0) {
					return null;
				}
				groups.add((int) (ipv4 >>> 16));
				groups.add((int) (ipv4 & 0xffff));
				continue;
			}
			int group = number(parts[i], 16, 4, 0xffff);
			if (group < 0) {
				return null;
			}
			groups.add(group);
		}
		return groups;
	}

	private static long bits(List<Integer> groups) {
		long bits = 0;
		for (int group : groups) {
			bits = bits << 16 | group;
		}
		return bits;
	}

	/** Reads a number of ASCII digits; -1 when it is none, too long or too large. */
	private static int number(String text, int radix, int digits, int most) {
		if (text.isEmpty() || text.length() > digits) {
			return -1;
		}
		int number = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int digit = (c < 0x80) ? Character.digit(c, radix) : -1;
			if (digit < 0) {
				return -1;
			}
			number = number * radix + digit;
		}
		return (number <= most) ? number : -1;
	}

}
