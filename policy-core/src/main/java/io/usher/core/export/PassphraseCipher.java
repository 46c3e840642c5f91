package io.usher.core.export;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.subtle.AesSiv;

/**
 * Encrypts each secret of a document for its record and field (AES-SIV). The same secret
 * in the same place gives the same text, so that documents can be compared; in another
 * place it gives another one.
 */
final class PassphraseCipher {

	private static final int KEY_BYTES = 64;

	/** What every document encrypts, to tell a wrong passphrase from a changed secret. */
	private static final String CHECK = "passphrase";

	private final DeterministicAead cipher;

	PassphraseCipher(KeyDerivation derivation, char[] passphrase) {
		try {
			this.cipher = new AesSiv(derivation.derive(passphrase, KEY_BYTES));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("the passphrase cannot be used", ex);
		}
	}

	/** Returns what tells whether another passphrase is the same. */
	String check() {
		return encrypt(CHECK, CHECK);
	}

	/** Tells whether the passphrase is the one that returned the check. */
	boolean fits(String check) {
		return check.equals(check());
	}

	/** Returns the secret encrypted, in Base64. */
	String encrypt(String secret, String place) {
		try {
			return Base64.getEncoder()
				.encodeToString(
						this.cipher.encryptDeterministically(secret.getBytes(StandardCharsets.UTF_8), bound(place)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(place + ": cannot be encrypted", ex);
		}
	}

	/**
	 * Returns the secret.
	 * @throws GeneralSecurityException when it was encrypted for another place, or
	 * changed
	 */
	String decrypt(String text, String place) throws GeneralSecurityException {
		try {
			return new String(this.cipher.decryptDeterministically(Base64.getDecoder().decode(text), bound(place)),
					StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new GeneralSecurityException("not Base64", ex);
		}
	}

	private static byte[] bound(String place) {
		return (ExportFormat.NAME + "/" + place).getBytes(StandardCharsets.UTF_8);
	}

}
