package io.usher.web.csv;

import java.util.Base64;

import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Format;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import io.usher.core.secret.UnreadableSecretException;
import org.jspecify.annotations.Nullable;

/**
 * Secrets as cells have them: PINs in clear, passwords encrypted under the deployment's
 * key, and words for those that nobody knows and those that are to go.
 */
final class CellSecrets {

	/** Stands for a secret that nobody knows. */
	static final String UNKNOWN = "(unknown)";

	/** Takes a secret away. */
	static final String NONE = "(none)";

	private static final String ENCRYPTED = "encrypted:";

	private final SecretKey key;

	CellSecrets(SecretKey key) {
		this.key = key;
	}

	/** Returns the cell for a secret, empty when none is set. */
	String text(CsvColumn column, RecordKind kind, @Nullable Secret secret) {
		if (secret == null) {
			return "";
		}
		if (!(secret instanceof Secret.Known known)) {
			return UNKNOWN;
		}
		return isPin(column) ? known.value() : ENCRYPTED
				+ Base64.getEncoder().encodeToString(this.key.encrypt(known.value(), column.secretPlace(kind)));
	}

	/**
	 * Reads a cell that is not empty.
	 * @return the secret, null when there is to be none
	 * @throws IllegalArgumentException when it was encrypted by another deployment
	 */
	@Nullable Secret read(CsvColumn column, RecordKind kind, String cell) {
		String text = cell.strip();
		if (text.equals(UNKNOWN)) {
			return Secret.unknown();
		}
		if (text.equals(NONE)) {
			return null;
		}
		if (isPin(column)) {
			return Secret.of(text);
		}
		return Secret.of(text.startsWith(ENCRYPTED) ? decrypted(column.secretPlace(kind), text) : cell);
	}

	private String decrypted(String place, String text) {
		try {
			return this.key.decrypt(Base64.getDecoder().decode(text.substring(ENCRYPTED.length())), place);
		}
		catch (UnreadableSecretException ex) {
			throw new IllegalArgumentException("not encrypted by this deployment", ex);
		}
	}

	private static boolean isPin(CsvColumn column) {
		return column.kind() instanceof FieldKind.Text text && text.format() == Format.PIN;
	}

}
