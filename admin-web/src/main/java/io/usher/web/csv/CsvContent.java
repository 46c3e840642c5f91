package io.usher.web.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a file as text: UTF-8, or UTF-16 where its first bytes say so.
 *
 * @param bytes where the bytes are
 * @param charset how they are to be read
 * @param markLength how many bytes stand before the text
 */
record CsvContent(Bytes bytes, Charset charset, int markLength) {

	private static final int CHUNK = 1 << 16;

	/** Recognises how a file is written. */
	static CsvContent of(Bytes bytes) throws IOException {
		byte[] first;
		try (InputStream in = bytes.open()) {
			first = in.readNBytes(3);
		}
		if (startsWith(first, 0xef, 0xbb, 0xbf)) {
			return new CsvContent(bytes, StandardCharsets.UTF_8, 3);
		}
		if (startsWith(first, 0xff, 0xfe)) {
			return new CsvContent(bytes, StandardCharsets.UTF_16LE, 2);
		}
		if (startsWith(first, 0xfe, 0xff)) {
			return new CsvContent(bytes, StandardCharsets.UTF_16BE, 2);
		}
		return new CsvContent(bytes, StandardCharsets.UTF_8, 0);
	}

	private static boolean startsWith(byte[] first, int... mark) {
		byte[] expected = new byte[mark.length];
		for (int i = 0; i < mark.length; i++) {
			expected[i] = (byte) mark[i];
		}
		return first.length >= mark.length && Arrays.equals(expected, Arrays.copyOf(first, mark.length));
	}

	/** Opens the text. */
	Reader open() throws IOException {
		InputStream in = this.bytes.open();
		in.skipNBytes(this.markLength);
		return new InputStreamReader(in, decoder());
	}

	private CharsetDecoder decoder() {
		return this.charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
	}

	/** Returns the line that cannot be read as text, 0 when there is none. */
	long unreadableLine() throws IOException {
		CharsetDecoder decoder = decoder();
		ByteBuffer in = ByteBuffer.allocate(CHUNK);
		CharBuffer out = CharBuffer.allocate(CHUNK);
		Lines lines = new Lines();
		try (InputStream stream = this.bytes.open()) {
			stream.skipNBytes(this.markLength);
			boolean more = true;
			while (more) {
				int read = stream.read(in.array(), in.position(), in.remaining());
				more = read >= 0;
				in.position(in.position() + Math.max(0, read)).flip();
				CoderResult result = decoder.decode(in, out, !more);
				lines.count(out.flip());
				if (result.isError()) {
					return lines.line();
				}
				out.clear();
				in.compact();
			}
		}
		return 0;
	}

	/** Where the bytes of a file are. */
	@FunctionalInterface
	interface Bytes {

		InputStream open() throws IOException;

	}

	/** Counts lines, which end as editors have it: in CR, LF or both. */
	private static final class Lines {

		private long line = 1;

		private boolean afterReturn;

		void count(CharBuffer text) {
			while (text.hasRemaining()) {
				char letter = text.get();
				if (letter == '\r' || letter == '\n' && !this.afterReturn) {
					this.line++;
				}
				this.afterReturn = letter == '\r';
			}
		}

		long line() {
			return this.line;
		}

	}

}
