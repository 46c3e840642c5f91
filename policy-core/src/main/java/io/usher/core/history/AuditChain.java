package io.usher.core.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links of the audit trail, as {@link ChangeChain} makes those of the change
 * history.
 */
public final class AuditChain {

	/** Tells hashes of this chain from those of changes. */
	private static final String PURPOSE = "audit";

	private final SecretKey key;

	public AuditChain(SecretKey key) {
		this.key = key;
	}

	/** Returns the entries that follow the head, in the order of the events. */
	public List<AuditEntry> append(Head head, List<AuditEvent> events) {
		List<AuditEntry> entries = new ArrayList<>();
		Head last = head;
		for (AuditEvent event : events) {
			long number = last.revision() + 1;
			String hash = hash(last.hash(), number, event, AuditEntry.Names.of(event));
			entries.add(new AuditEntry(number, event, last.hash(), hash,
					Base64.getEncoder().encodeToString(this.key.sign(hash.getBytes(StandardCharsets.US_ASCII)))));
			last = new Head(number, hash);
		}
		return entries;
	}

	/**
	 * Says why the entry does not follow the head as it was written, null when it does.
	 */
	@Nullable String fault(Head before, AuditEntry entry) {
		if (entry.number() != before.revision() + 1) {
			return "it is missing, the next one is " + entry.number();
		}
		if (!entry.previousHash().equals(before.hash())) {
			return "it names another entry before it";
		}
		if (!entry.hash().equals(hash(before.hash(), entry.number(), entry.event(), entry.names()))) {
			return "what it says was changed: it does not match its hash";
		}
		return this.key.isSignedText(entry.hash(), entry.signature()) ? null
				: "its signature is not of this deployment's key";
	}

	private static String hash(String before, long number, AuditEvent event, AuditEntry.Names names) {
		return new LinkDigest().text(PURPOSE)
			.text(before)
			.number(number)
			.moment(event.at())
			.text(names.type())
			.actor(event.actor().name(), event.actor().address(), names.via())
			.text(names.record())
			.text(event.what())
			.number(event.count())
			.hex();
	}

}
