package io.usher.core.directory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The texts of many listings in one array of bytes, in their order, and with them which
 * blocks of listings contain which groups of bytes.
 */
final class PackedTexts {

	/** So many bytes after the last text can be read, too. */
	static final int PADDING = 24;

	private final byte[] bytes;

	private final int[] starts;

	private final BlockIndex blocks;

	private PackedTexts(byte[] bytes, int[] starts) {
		this.bytes = bytes;
		this.starts = starts;
		this.blocks = new BlockIndex(bytes, starts);
	}

	/** Returns all texts, one after the other, and the padding. */
	byte[] bytes() {
		return this.bytes;
	}

	/**
	 * Returns where the text of a listing begins; that of the listing after it ends it.
	 */
	int start(int listing) {
		return this.starts[listing];
	}

	int listings() {
		return this.starts.length - 1;
	}

	boolean isEmpty() {
		return this.starts[listings()] == 0;
	}

	BlockIndex blocks() {
		return this.blocks;
	}

	/** Takes the texts of one listing after the other. */
	static final class Builder {

		private final int[] starts;

		private byte[] bytes;

		private int listings;

		private int size;

		Builder(int listings) {
			this.starts = new int[listings + 1];
			this.bytes = new byte[PADDING];
		}

		/** Adds to the listing that is being written. */
		void append(String... texts) {
			for (String text : texts) {
				append(text);
			}
		}

		private void append(String text) {
			byte[] more = text.getBytes(StandardCharsets.UTF_8);
			int needed = Math.addExact(this.size, more.length + PADDING);
			if (needed > this.bytes.length) {
				this.bytes = Arrays.copyOf(this.bytes, (int) Math.min(Integer.MAX_VALUE - 8L, needed * 3L / 2));
			}
			System.arraycopy(more, 0, this.bytes, this.size, more.length);
			this.size += more.length;
		}

		/** Goes on to the next listing. */
		void next() {
			this.starts[++this.listings] = this.size;
		}

		PackedTexts build() {
			return new PackedTexts(Arrays.copyOf(this.bytes, (this.size > 0) ? this.size + PADDING : 0), this.starts);
		}

	}

}
