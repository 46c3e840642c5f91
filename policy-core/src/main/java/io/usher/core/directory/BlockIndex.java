package io.usher.core.directory;

import java.util.Arrays;

/**
 * Which blocks of listings contain which groups of one, two and three bytes. Groups are
 * told apart by a hash only: a block may be said to contain what it does not, never the
 * reverse. So most of the text need not be read to find a pattern, or to find that there
 * is none.
 */
final class BlockIndex {

	/** How many listings are a block. */
	static final int BLOCK = 64;

	private static final int MOST_BUCKETS = 1 << 14;

	private static final int GOLDEN = 0x9E3779B9;

	private final int shift;

	private final int wordsPerBucket;

	/** For each bucket one bit a block. */
	private final long[] bits;

	BlockIndex(byte[] bytes, int[] starts) {
		int listings = starts.length - 1;
		int blocks = (listings + BLOCK - 1) / BLOCK;
		int buckets = Math.min(MOST_BUCKETS,
				Math.max(64, Integer.highestOneBit(starts[listings] / Math.max(1, blocks) * 4)));
		this.shift = 32 - Integer.numberOfTrailingZeros(buckets);
		this.wordsPerBucket = (blocks + 63) / 64;
		this.bits = new long[buckets * this.wordsPerBucket];
		long[] ofBlock = new long[buckets / 64];
		for (int block = 0; block < blocks; block++) {
			hash(bytes, starts[block * BLOCK], starts[Math.min(listings, (block + 1) * BLOCK)], ofBlock);
			for (int i = 0; i < ofBlock.length; i++) {
				for (long left = ofBlock[i]; left != 0; left &= left - 1) {
					int bucket = i * 64 + Long.numberOfTrailingZeros(left);
					this.bits[bucket * this.wordsPerBucket + block / 64] |= 1L << block;
				}
				ofBlock[i] = 0;
			}
		}
	}

	private void hash(byte[] bytes, int start, int end, long[] set) {
		int group = 0;
		for (int i = start; i < end; i++) {
			group = group << 8 | bytes[i] & 0xFF;
			add(bucket(1, group), set);
			add(bucket(2, group), set);
			add(bucket(3, group), set);
		}
	}

	private static void add(int bucket, long[] set) {
		set[bucket >> 6] |= 1L << bucket;
	}

	/** Returns the bucket of so many bytes, the last ones of the group. */
	private int bucket(int length, int group) {
		int bytes = group & 0xFFFFFF >>> 24 - 8 * length;
		return (bytes * 4 + length) * GOLDEN >>> this.shift;
	}

	/** Returns the blocks, one bit each, that may contain the pattern. */
	long[] blocksWith(byte[] pattern) {
		long[] blocks = new long[this.wordsPerBucket];
		Arrays.fill(blocks, -1);
		int length = Math.min(3, pattern.length);
		int group = 0;
		for (int i = 0; i < pattern.length; i++) {
			group = group << 8 | pattern[i] & 0xFF;
			if (i >= length - 1) {
				int from = bucket(length, group) * this.wordsPerBucket;
				for (int word = 0; word < this.wordsPerBucket; word++) {
					blocks[word] &= this.bits[from + word];
				}
			}
		}
		return blocks;
	}

	/** Returns how many blocks contain these two bytes, or one if they are the same. */
	int blocksWith(byte first, byte second) {
		int from = bucket(2, (first & 0xFF) << 8 | second & 0xFF) * this.wordsPerBucket;
		int count = 0;
		for (int word = 0; word < this.wordsPerBucket; word++) {
			count += Long.bitCount(this.bits[from + word]);
		}
		return count;
	}

}
