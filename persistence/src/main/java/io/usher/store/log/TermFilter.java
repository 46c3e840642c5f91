package io.usher.store.log;

import java.util.Collection;

/**
 * A Bloom filter of terms: tells which entries are surely not in a block. Of the blocks
 * that it does not exclude, one in some hundreds has nothing.
 */
final class TermFilter {

	/** The bytes for a block of 256 entries with up to 16 terms each. */
	static final int BYTES = 6 * 1024;

	private static final int BITS = BYTES * Byte.SIZE;

	private static final int PROBES = 7;

	private final byte[] bytes;

	TermFilter() {
		this(new byte[BYTES]);
	}

	/** Reads a stored filter. */
	TermFilter(byte[] bytes) {
		if (bytes.length != BYTES) {
			throw new IllegalArgumentException("terms: " + bytes.length + " bytes (expected: " + BYTES + ")");
		}
		this.bytes = bytes;
	}

	/** Returns what to store. */
	byte[] bytes() {
		return this.bytes;
	}

	void addAll(Collection<String> terms) {
		for (String term : terms) {
			long hash = hash(term);
			for (int probe = 0; probe < PROBES; probe++) {
				int bit = bit(hash, probe);
				this.bytes[bit / Byte.SIZE] |= (byte) (1 << bit % Byte.SIZE);
			}
		}
	}

	/** Tells whether it may have one of the terms at least. */
	boolean mayHaveOneOf(Collection<String> terms) {
		return terms.stream().anyMatch(this::mayHave);
	}

	private boolean mayHave(String term) {
		long hash = hash(term);
		for (int probe = 0; probe < PROBES; probe++) {
			int bit = bit(hash, probe);
			if ((this.bytes[bit / Byte.SIZE] & 1 << bit % Byte.SIZE) == 0) {
				return false;
			}
		}
		return true;
	}

	/** Two hashes make all of them. */
	private static int bit(long hash, int probe) {
		return Integer.remainderUnsigned((int) hash + probe * (int) (hash >>> Integer.SIZE), BITS);
	}

	/** FNV-1a with a last mix. Stored filters depend on it. */
	private static long hash(String term) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < term.length(); i++) {
			hash = (hash ^ term.charAt(i)) * 0x100000001b3L;
		}
		hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
		hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
		return hash ^ hash >>> 33;
	}

}
