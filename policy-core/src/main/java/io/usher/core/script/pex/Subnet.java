package io.usher.core.script.pex;

import org.jspecify.annotations.Nullable;

/**
 * A range of addresses, read as Python's {@code ipaddress} reads it, except that bits
 * beyond the prefix are ignored: the guide's own example has them.
 */
final class Subnet {

	private final IpAddress network;

	private final int prefix;

	private Subnet(IpAddress network, int prefix) {
		this.network = network;
		this.prefix = prefix;
	}

	/** Reads an address with or without {@code /prefix} or {@code /mask}, or null. */
	static @Nullable Subnet read(String text) {
		int slash = text.indexOf('/');
		IpAddress network = IpAddress.read((slash < 0) ? text : text.substring(0, slash));
		if (network == null) {
			return null;
		}
		int prefix = (slash < 0) ? network.bits() : prefix(text.substring(slash + 1), network);
		return (prefix < 0) ? null : new Subnet(network, prefix);
	}

	private static int prefix(String text, IpAddress network) {
		if (!text.isEmpty() && text.length() <= 3 && text.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			int prefix = Integer.parseInt(text);
			return (prefix <= network.bits()) ? prefix : -1;
		}
		IpAddress mask = (network.bits() == IpAddress.V4_BITS) ? IpAddress.read(text) : null;
		return (mask == null || mask.bits() != IpAddress.V4_BITS) ? -1 : ofMask((int) mask.low());
	}

	/** A mask such as 255.255.0.0, or its complement, as routers write it. */
	private static int ofMask(int mask) {
		int ones = Integer.numberOfLeadingZeros(~mask);
		if ((int) highBits(ones + 32) == mask) {
			return ones;
		}
		int zeros = Integer.numberOfLeadingZeros(mask);
		return ((int) highBits(zeros + 32) == ~mask) ? zeros : -1;
	}

	/**
	 * Tells whether the address is in the range. An IPv4 address that is mapped into IPv6
	 * counts as the IPv4 address in IPv4 ranges.
	 */
	boolean contains(IpAddress address) {
		if (this.network.bits() == IpAddress.V4_BITS) {
			IpAddress plain = address.unmapped();
			return plain.bits() == IpAddress.V4_BITS && differs(plain.low(), this.network.low(), 32 + this.prefix) == 0;
		}
		return address.bits() == this.network.bits()
				&& differs(address.high(), this.network.high(), Math.min(this.prefix, 64)) == 0
				&& differs(address.low(), this.network.low(), Math.max(this.prefix - 64, 0)) == 0;
	}

	private static long differs(long one, long other, int bits) {
		return (one ^ other) & highBits(bits);
	}

	private static long highBits(int bits) {
		return (bits == 0) ? 0 : -1L << (64 - bits);
	}

}
