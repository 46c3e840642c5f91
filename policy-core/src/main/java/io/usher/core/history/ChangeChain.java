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
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links of the change history: SHA-256 over everything that is stored of a
 * change and the hash before it, signed.
 */
public final class ChangeChain {

	private final SecretKey key;

	public ChangeChain(SecretKey key) {
		this.key = key;
	}

	/**
	 * Returns the change that follows the head.
	 * @param at when; what is finer than a microsecond is dropped
	 */
	public Change append(Head head, Instant at, Actor actor, @Nullable String reason, List<RecordVersion> versions) {
		long revision = head.revision() + 1;
		Instant stored = at.truncatedTo(ChronoUnit.MICROS);
		String hash = hash(head.hash(), revision, stored, actor, reason, versions);
		return new Change(revision, stored, actor, reason, versions, head.hash(), hash,
				Base64.getEncoder().encodeToString(this.key.sign(hash.getBytes(StandardCharsets.US_ASCII))));
	}

	/**
	 * Tells whether the change follows the head and is as it was written.
	 */
	public boolean isIntact(Head before, Change change) {
		return fault(before, change) == null;
	}

	/**
	 * Says why the change does not follow the head as it was written, null when it does.
	 */
	@Nullable String fault(Head before, Change change) {
		if (change.revision() != before.revision() + 1) {
			return "it is missing, the next one is " + change.revision();
		}
		if (!change.previousHash().equals(before.hash())) {
			return "it names another revision before it";
		}
		String hash = hash(before.hash(), change.revision(), change.at(), change.actor(), change.reason(),
				change.versions());
		if (!change.hash().equals(hash)) {
			return "what it says was changed: it does not match its hash";
		}
		return isSigned(change) ? null : "its signature is not of this deployment's key";
	}

	private boolean isSigned(Change change) {
		try {
			return this.key.isSigned(change.hash().getBytes(StandardCharsets.US_ASCII),
					Base64.getDecoder().decode(change.signature()));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static String hash(String before, long revision, Instant at, Actor actor, @Nullable String reason,
			List<RecordVersion> versions) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			DataOutputStream out = new DataOutputStream(
					new DigestOutputStream(OutputStream.nullOutputStream(), digest));
			write(out, before);
			out.writeLong(revision);
			out.writeLong(at.getEpochSecond());
			out.writeInt(at.getNano());
			write(out, actor.name());
			write(out, actor.address());
			write(out, actor.via().name());
			write(out, reason);
			out.writeInt(versions.size());
			for (RecordVersion version : versions) {
				write(out, version.id().toString());
				write(out, version.operation().name());
				write(out, version.document());
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this Java has no SHA-256", ex);
		}
	}

	private static void write(DataOutputStream out, @Nullable String text) throws IOException {
		if (text == null) {
			out.writeInt(-1);
			return;
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

}
