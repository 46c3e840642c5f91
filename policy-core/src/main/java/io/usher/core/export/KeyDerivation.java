package io.usher.core.export;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How a key comes of a passphrase: Argon2id, which makes each guess cost time and memory.
 *
 * @param salt what makes the keys of deployments differ, in Base64
 * @param memory how much memory it takes, in KiB
 * @param passes how often it goes through it
 * @param lanes how many parts of it do not depend on each other
 */
record KeyDerivation(String salt, int memory, int passes, int lanes) {

	/** The memory that new documents ask for, in KiB. */
	static final int MEMORY = 1 << 16;

	/** The bytes of a salt. */
	private static final int SALT_BYTES = 16;

	/** A document may ask for more than we write, but not for everything. */
	private static final int MAX_MEMORY = 1 << 20;

	private static final int MAX_PASSES = 16;

	private static final int MAX_LANES = 16;

	/** Returns what new documents use. */
	static KeyDerivation of(String salt, int memory) {
		return new KeyDerivation(salt, memory, 3, 1);
	}

	/** Returns a salt that nobody has yet. */
	static String newSalt() {
		byte[] salt = new byte[SALT_BYTES];
		new SecureRandom().nextBytes(salt);
		return Base64.getEncoder().encodeToString(salt);
	}

	/** Tells whether it can be carried out, and neither exhausts the program. */
	boolean isSensible() {
		return isSalt() && this.passes >= 1 && this.passes <= MAX_PASSES && this.lanes >= 1 && this.lanes <= MAX_LANES
				&& this.memory >= 8 * this.lanes && this.memory <= MAX_MEMORY;
	}

	private boolean isSalt() {
		try {
			int length = Base64.getDecoder().decode(this.salt).length;
			return length >= SALT_BYTES && length <= 4 * SALT_BYTES;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** Derives a key. */
	byte[] derive(char[] passphrase, int length) {
		Argon2BytesGenerator generator = new Argon2BytesGenerator();
		generator.init(
				new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
					.withSalt(Base64.getDecoder().decode(this.salt))
					.withMemoryAsKB(this.memory)
					.withIterations(this.passes)
					.withParallelism(this.lanes)
					.build());
		byte[] key = new byte[length];
		String composed = Normalizer.normalize(new String(passphrase), Normalizer.Form.NFC);
		generator.generateBytes(composed.getBytes(StandardCharsets.UTF_8), key);
		return key;
	}

}
