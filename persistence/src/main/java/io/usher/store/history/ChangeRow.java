package io.usher.store.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import io.usher.core.history.Actor;
import io.usher.core.history.ChainLink;
import io.usher.core.history.Change;
import io.usher.core.history.RecordVersion;

/**
 * A change without its versions.
 */
@Entity
@Immutable
@Table(name = "configuration_change")
class ChangeRow {

	@Id
	@Column(name = "revision")
	private long revision;

	@Column(name = "at_micros", nullable = false)
	private long atMicros;

	@Column(name = "actor", nullable = false)
	private String actor;

	@Column(name = "address")
	private @Nullable String address;

	@Column(name = "via", length = 20, nullable = false)
	private String via;

	@Column(name = "reason", length = Length.LONG32)
	private @Nullable String reason;

	@Column(name = "previous_hash", length = 64, nullable = false)
	private String previousHash;

	@Column(name = "hash", length = 64, nullable = false)
	private String hash;

	@Column(name = "signature", nullable = false)
	private String signature;

	@SuppressWarnings("NullAway.Init")
	protected ChangeRow() {
	}

	/** Returns the moment of a time as it is stored. */
	static Instant at(long micros) {
		return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
	}

	/** Returns the time as it is stored: whole microseconds since 1970 in UTC. */
	static long micros(Instant at) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, at);
	}

	long revision() {
		return this.revision;
	}

	String hash() {
		return this.hash;
	}

	Change change(List<RecordVersion> versions) {
		return new Change(this.revision, at(this.atMicros),
				new Actor(this.actor, this.address, Actor.Via.stored(this.via)), this.reason, versions,
				this.previousHash, this.hash, this.signature);
	}

	/** Returns it as it is stored, whether everything is known or not. */
	ChainLink link(List<ChainLink.Part> parts) {
		return new ChainLink(this.revision, at(this.atMicros), this.actor, this.address, this.via, this.reason, parts,
				this.previousHash, this.hash, this.signature);
	}

}
