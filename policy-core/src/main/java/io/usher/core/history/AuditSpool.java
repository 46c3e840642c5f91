package io.usher.core.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.disk.Journal;
import io.usher.core.disk.JournalPlace;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where audit events wait on disk while the database is away, encrypted, so that nobody
 * makes them up.
 */
public final class AuditSpool {

	private static final Logger log = LoggerFactory.getLogger(AuditSpool.class);

	private static final String PLACE = "waiting audit event";

	private static final long LIMIT = 50_000_000;

	private static final String WHAT = "audit events";

	private final @Nullable JournalPlace place;

	private final SecretKey key;

	private final JsonMapper json = JsonMapper.builder().build();

	private boolean failing;

	/**
	 * Makes a spool.
	 * @param directory where it is; null for none
	 */
	public AuditSpool(@Nullable Path directory, SecretKey key) {
		this(key, (directory != null) ? new JournalPlace(directory, LIMIT, WHAT) : null);
	}

	AuditSpool(SecretKey key, @Nullable JournalPlace place) {
		this.place = place;
		this.key = key;
	}

	/**
	 * Opens it, unless it is open or that failed just now, and returns what an earlier
	 * run left, oldest first.
	 */
	synchronized List<AuditEvent> open() {
		List<AuditEvent> events = new ArrayList<>();
		boolean opened = this.place != null && this.place.open((journal) -> {
			for (byte[] entry : journal.all()) {
				events.add(decode(entry));
			}
		});
		return opened ? events : List.of();
	}

	/** Tells whether it should be there and could not be opened. */
	boolean isMissing() {
		return this.place != null && this.place.isMissing();
	}

	private @Nullable Journal journal() {
		return (this.place != null) ? this.place.journal() : null;
	}

	/** Takes an event; returns whether it did. */
	synchronized boolean add(AuditEvent event) {
		Journal journal = journal();
		boolean taken = false;
		try {
			taken = journal != null && journal.append(encode(event), 1);
		}
		catch (IOException ex) {
			if (!this.failing) {
				log.error("{}: audit events cannot be kept on disk: {}", this.place, ex.getMessage());
			}
		}
		this.failing = !taken;
		return taken;
	}

	/** Forgets the oldest event. */
	synchronized void removeOldest() {
		Journal journal = journal();
		try {
			if (journal != null) {
				journal.remove();
			}
		}
		catch (IOException ex) {
			log.error("{}: an audit event that was written cannot be removed", this.place, ex);
		}
	}

	/** Closes it; what waits is there at the next start. */
	synchronized void close() {
		if (this.place != null) {
			this.place.close();
		}
	}

	private byte[] encode(AuditEvent event) {
		ObjectNode node = this.json.createObjectNode();
		node.put("type", event.type().name());
		node.put("micros", ChronoUnit.MICROS.between(Instant.EPOCH, event.at()));
		node.put("actor", event.actor().name());
		node.put("address", event.actor().address());
		node.put("via", event.actor().via().name());
		RecordId record = event.record();
		if (record != null) {
			node.put("kind", record.kind().resource());
			node.put("number", record.number());
		}
		node.put("what", event.what());
		node.put("count", event.count());
		return this.key.encrypt(node.toString(), PLACE);
	}

	private AuditEvent decode(byte[] entry) {
		JsonNode node = this.json.readTree(this.key.decrypt(entry, PLACE));
		RecordId record = node.hasNonNull("kind") ? new RecordId(
				RecordKind.ofResource(node.path("kind").asString()).orElseThrow(), node.path("number").asLong()) : null;
		String address = node.hasNonNull("address") ? node.path("address").asString() : null;
		return new AuditEvent(AuditEvent.Type.valueOf(node.path("type").asString()),
				Instant.EPOCH.plus(node.path("micros").asLong(), ChronoUnit.MICROS),
				new Actor(node.path("actor").asString(), address, Actor.Via.valueOf(node.path("via").asString())),
				record, node.path("what").asString(), node.path("count").asLong());
	}

}
