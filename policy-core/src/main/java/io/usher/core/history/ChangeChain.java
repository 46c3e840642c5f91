package io.usher.core.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
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
		String hash = hash(head.hash(),
				ChainLink.of(new Change(revision, stored, actor, reason, versions, "", "", "")));
		return new Change(revision, stored, actor, reason, versions, head.hash(), hash,
				Base64.getEncoder().encodeToString(this.key.sign(hash.getBytes(StandardCharsets.US_ASCII))));
	}

	/**
	 * Tells whether the change follows the head and is as it was written.
	 */
	public boolean isIntact(Head before, Change change) {
		return fault(before, ChainLink.of(change)) == null;
	}

	/**
	 * Says why the change does not follow the head as it was written, null when it does.
	 */
	public @Nullable String fault(Head before, ChainLink change) {
		if (change.revision() != before.revision() + 1) {
			return "it is missing, the next one is " + change.revision();
		}
		if (!change.previousHash().equals(before.hash())) {
			return "it names another revision before it";
		}
		String hash = hash(before.hash(), change);
		if (!change.hash().equals(hash)) {
			return "what it says was changed: it does not match its hash";
		}
		return this.key.isSignedText(change.hash(), change.signature()) ? null
				: "its signature is not of this deployment's key";
	}

	private static String hash(String before, ChainLink change) {
		LinkDigest digest = new LinkDigest().text(before)
			.number(change.revision())
			.moment(change.at())
			.actor(change.actor(), change.address(), change.via())
			.text(change.reason())
			.count(change.parts().size());
		for (ChainLink.Part part : change.parts()) {
			digest.text(part.record()).text(part.operation()).text(part.document());
		}
		return digest.hex();
	}

}
