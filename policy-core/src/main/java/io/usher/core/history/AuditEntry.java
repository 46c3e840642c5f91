package io.usher.core.history;

import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored: chained to the one before it by a hash over what is stored of
 * it, and signed.
 *
 * @param number its number, one more than the one before, from 1
 * @param event what happened
 * @param names how the event is stored, whether this version of the program knows it or
 * not
 * @param previousHash the hash of the entry before, 64 hexadecimal digits; zeros for the
 * first
 * @param hash the hash of this one, 64 hexadecimal digits
 * @param signature the Ed25519 signature over the hash, Base64
 */
public record AuditEntry(long number, AuditEvent event, Names names, String previousHash, String hash,
		String signature) {

	/** Makes an entry of an event that this version of the program knows. */
	AuditEntry(long number, AuditEvent event, String previousHash, String hash, String signature) {
		this(number, event, Names.of(event), previousHash, hash, signature);
	}

	/**
	 * The stored names.
	 *
	 * @param type of the type
	 * @param via of the way it came
	 * @param record of the record's kind, a slash and its number; null when there is none
	 */
	public record Names(String type, String via, @Nullable String record) {

		static Names of(AuditEvent event) {
			return new Names(event.type().name(), event.actor().via().name(),
					(event.record() != null) ? event.record().toString() : null);
		}

	}

}
