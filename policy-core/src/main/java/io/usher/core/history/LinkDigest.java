package io.usher.core.history;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over values of which each tells its length, so that no two sequences of values
 * give the same bytes.
 */
final class LinkDigest {

	private final MessageDigest digest;

	private final DataOutputStream out;

	LinkDigest() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this Java has no SHA-256", ex);
		}
		this.out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), this.digest));
	}

	LinkDigest text(@Nullable String text) {
		return write(() -> {
			if (text == null) {
				this.out.writeInt(-1);
				return;
			}
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			this.out.writeInt(bytes.length);
			this.out.write(bytes);
		});
	}

	LinkDigest number(long number) {
		return write(() -> this.out.writeLong(number));
	}

	LinkDigest count(int number) {
		return write(() -> this.out.writeInt(number));
	}

	LinkDigest moment(Instant at) {
		return number(at.getEpochSecond()).count(at.getNano());
	}

	/** Adds who, from where, and the stored name of the way it came. */
	LinkDigest actor(String name, @Nullable String address, String via) {
		return text(name).text(address).text(via);
	}

	/** Returns the hash as 64 hexadecimal digits; nothing can be added after it. */
	String hex() {
		return HexFormat.of().formatHex(this.digest.digest());
	}

	private LinkDigest write(Writing writing) {
		try {
			writing.run();
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Writes to the digest, which never fails. */
	private interface Writing {

		void run() throws IOException;

	}

}
