package io.usher.core.history;

/**
 * An event as it is stored: chained to the one before it by a hash over what is stored of
 * it, and signed.
 *
 * @param number its number, one more than the one before, from 1
 * @param event what happened
 * @param previousHash the hash of the entry before, 64 hexadecimal digits; zeros for the
 * first
 * @param hash the hash of this one, 64 hexadecimal digits
 * @param signature the Ed25519 signature over the hash, Base64
 */
public record AuditEntry(long number, AuditEvent event, String previousHash, String hash, String signature) {

}
