package io.usher.core.script.pex;

import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address, read as strictly as Python's {@code ipaddress} reads it: no
 * names, no leading zeros, no blanks. Java's own reader may ask a name server.
 *
 * @param high the first 64 bits of an IPv6 address, 0 of an IPv4 address
 * @param low the last 64 bits, or all 32
 * @param bits 32 or 128
 */
record IpAddress(long high, long low, int bits) {

	static final int V4_BITS = 32;

	static final int V6_BITS = 128;

	private static final int GROUPS = 8;

	private static final long MAPPED = 0xFFFFL;

	/** Reads an address, or returns null when the text is none. */
	static @Nullable IpAddress read(String text) {
		if (text.indexOf(':') < 0) {
			long four = v4(text, 0, text.length());
			return (four < 0) ? null : new IpAddress(0, four, V4_BITS);
		}
		int zone = text.indexOf('%');
		boolean oddZone = zone >= 0 && (zone == text.length() - 1 || text.indexOf('%', zone + 1) >= 0);
		return oddZone ? null : v6((zone < 0) ? text : text.substring(0, zone));
	}

	/** Returns the IPv4 address that is mapped into this IPv6 address, else this one. */
	IpAddress unmapped() {
		boolean mapped = this.bits == V6_BITS && this.high == 0 && this.low >>> 32 == MAPPED;
		return mapped ? new IpAddress(0, this.low & 0xFFFF_FFFFL, V4_BITS) : this;
	}

	/** Returns the 32 bits, or -1. */
	private static long v4(String text, int start, int end) {
		long address = 0;
		int parts = 0;
		int at = start;
		while (at < end && parts < 4) {
			int first = at;
			int value = 0;
			while (at < end && at - first < 4 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
				value = value * 10 + text.charAt(at++) - '0';
			}
			int digits = at - first;
			if (digits == 0 || value > 255 || digits > 1 && text.charAt(first) == '0') {
				return -1;
			}
			address = address << 8 | value;
			parts++;
			if (at == end) {
				return (parts == 4) ? address : -1;
			}
			if (text.charAt(at++) != '.') {
				return -1;
			}
		}
		return -1;
	}

	private static @Nullable IpAddress v6(String text) {
		int gap = text.indexOf("::");
		if (gap < 0) {
			int[] all = groups(text);
			return (all == null || all.length != GROUPS) ? null : of(all, new int[0]);
		}
		if (text.indexOf("::", gap + 1) >= 0) {
			return null;
		}
		String before = text.substring(0, gap);
		int[] head = before.indexOf('.') >= 0 ? null : groups(before);
		int[] tail = groups(text.substring(gap + 2));
		return (head == null || tail == null || head.length + tail.length >= GROUPS) ? null : of(head, tail);
	}

	private static IpAddress of(int[] head, int[] tail) {
		long[] halves = new long[2];
		for (int i = 0; i < head.length; i++) {
			halves[i / 4] |= (long) head[i] << (48 - 16 * (i % 4));
		}
		for (int i = 0; i < tail.length; i++) {
			int place = GROUPS - tail.length + i;
			halves[place / 4] |= (long) tail[i] << (48 - 16 * (place % 4));
		}
		return new IpAddress(halves[0], halves[1], V6_BITS);
	}

	/** Reads groups of hexadecimal digits, of which the last may be an IPv4 address. */
	private static int @Nullable [] groups(String text) {
		if (text.isEmpty()) {
			return new int[0];
		}
		String[] parts = text.split(":", -1);
		boolean dotted = parts[parts.length - 1].indexOf('.') >= 0;
		int[] groups = new int[parts.length + (dotted ? 1 : 0)];
		if (groups.length > GROUPS) {
			return null;
		}
		for (int i = 0; i < parts.length - (dotted ? 1 : 0); i++) {
			groups[i] = group(parts[i]);
			if (groups[i] < 0) {
				return null;
			}
		}
		if (dotted) {
			String last = parts[parts.length - 1];
			long four = v4(last, 0, last.length());
			if (four < 0) {
				return null;
			}
			groups[groups.length - 2] = (int) (four >>> 16);
			groups[groups.length - 1] = (int) (four & 0xFFFF);
		}
		return groups;
	}

	private static int group(String text) {
		if (text.isEmpty() || text.length() > 4) {
			return -1;
		}
		int value = 0;
		for (int i = 0; i < text.length(); i++) {
			int digit = (text.charAt(i) < 0x80) ? Character.digit(text.charAt(i), 16) : -1;
			if (digit < 0) {
				return -1;
			}
			value = value << 4 | digit;
		}
		return value;
	}

}
