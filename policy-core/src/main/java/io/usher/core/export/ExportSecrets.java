package io.usher.core.export;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of PINs, passwords and hashes in an export: encrypted under a passphrase,
 * or left out, so that a restore knows that there was one but not which.
 */
public final class ExportSecrets {

	/** The fewest characters of a passphrase. */
	public static final int MIN_PASSPHRASE = 12;

	/** The most characters of a passphrase. */
	public static final int MAX_PASSPHRASE = 1000;

	private final char @Nullable [] passphrase;

	private ExportSecrets(char @Nullable [] passphrase) {
		this.passphrase = passphrase;
	}

	/** Returns that they are left out. */
	public static ExportSecrets leftOut() {
		return new ExportSecrets(null);
	}

	/**
	 * Returns that they are encrypted.
	 * @param passphrase {@link #MIN_PASSPHRASE} to {@link #MAX_PASSPHRASE} characters
	 * @throws IllegalArgumentException when it is shorter or longer; the message does not
	 * hold it
	 */
	public static ExportSecrets encrypted(char[] passphrase) {
		if (passphrase.length < MIN_PASSPHRASE || passphrase.length > MAX_PASSPHRASE) {
			throw new IllegalArgumentException("passphrase: " + passphrase.length + " characters (expected: "
					+ MIN_PASSPHRASE + " to " + MAX_PASSPHRASE + ")");
		}
		return new ExportSecrets(passphrase.clone());
	}

	/** Tells whether they are in the export, encrypted. */
	public boolean areEncrypted() {
		return this.passphrase != null;
	}

	char @Nullable [] passphrase() {
		return this.passphrase;
	}

}
