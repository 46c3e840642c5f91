package io.usher.core.directory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for a pattern in the texts of listings, sixteen bytes at a time: for the two
 * bytes of it that the fewest blocks contain, and for the rest where these are.
 */
final class Needle {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101010101010101L;

	private static final long HIGH = 0x8080808080808080L;

	private final PackedTexts texts;

	private final byte[] bytes;

	private final byte[] pattern;

	private final long[] blocks;

	/** Where in the pattern the two bytes are, and how far from each other. */
	private int rare;

	private final int apart;

	/** Which listing was found last. */
	private int found = -1;

	Needle(PackedTexts texts, byte[] pattern) {
		this.texts = texts;
		this.bytes = texts.bytes();
		this.pattern = pattern;
		this.blocks = texts.blocks().blocksWith(pattern);
		this.apart = Math.min(1, pattern.length - 1);
		int fewest = Integer.MAX_VALUE;
		for (int i = 0; i < pattern.length - 1; i++) {
			int count = texts.blocks().blocksWith(pattern[i], pattern[i + 1]);
			if (count < fewest) {
				fewest = count;
				this.rare = i;
			}
		}
	}

	/**
	 * Returns the first listing from one on that has the pattern, the number of listings
	 * when there is none.
	 * @param from a listing, none before that of the last call
	 */
	int next(int from) {
		if (this.found < from) {
			this.found = look(from);
		}
		return this.found;
	}

	private int look(int from) {
		int listings = this.texts.listings();
		for (int block = nextBlock(from / BlockIndex.BLOCK); block >= 0; block = nextBlock(block + 1)) {
			int first = Math.max(from, block * BlockIndex.BLOCK);
			int last = Math.min(listings, (block + 1) * BlockIndex.BLOCK);
			int at = (first < last) ? find(this.texts.start(first), this.texts.start(last)) : -1;
			if (at >= 0) {
				return listingAt(at, first, last);
			}
		}
		return listings;
	}

	/** Returns the first block from one on that may have the pattern, or -1. */
	private int nextBlock(int from) {
		int word = from >> 6;
		if (word >= this.blocks.length) {
			return -1;
		}
		long left = this.blocks[word] & -1L << from;
		while (left == 0) {
			if (++word == this.blocks.length) {
				return -1;
			}
			left = this.blocks[word];
		}
		return word * 64 + Long.numberOfTrailingZeros(left);
	}

	private int listingAt(int at, int first, int last) {
		int low = first;
		int high = last - 1;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (this.texts.start(middle) <= at) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		return low;
	}

	/** Tells whether the listing has the pattern. */
	boolean isIn(int listing) {
		return find(this.texts.start(listing), this.texts.start(listing + 1)) >= 0;
	}

	private int find(int start, int end) {
		long one = (this.pattern[this.rare] & 0xFF) * ONES;
		long other = (this.pattern[this.rare + this.apart] & 0xFF) * ONES;
		int last = end - (this.pattern.length - this.rare);
		for (int i = start + this.rare; i <= last; i += 16) {
			long these = matches(i, one, other);
			long those = matches(i + 8, one, other);
			if ((these | those) != 0) {
				int at = verified(i, these, last);
				at = (at >= 0) ? at : verified(i + 8, those, last);
				if (at >= 0) {
					return at;
				}
			}
		}
		return -1;
	}

	/**
	 * Returns a mark in each of eight bytes where both bytes are found, and sometimes in
	 * one after such a byte.
	 */
	private long matches(int at, long one, long other) {
		long different = ((long) LONG.get(this.bytes, at) ^ one)
				| ((long) LONG.get(this.bytes, at + this.apart) ^ other);
		return (different - ONES) & ~different & HIGH;
	}

	private int verified(int at, long marks, int last) {
		for (long left = marks; left != 0; left &= left - 1) {
			int rareAt = at + (Long.numberOfTrailingZeros(left) >> 3);
			if (rareAt <= last && isAt(rareAt - this.rare)) {
				return rareAt - this.rare;
			}
		}
		return -1;
	}

	private boolean isAt(int at) {
		for (int i = 0; i < this.pattern.length; i++) {
			if (this.bytes[at + i] != this.pattern[i]) {
				return false;
			}
		}
		return true;
	}

}
