package io.usher.store.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import io.usher.core.history.Head;

/**
 * The newest revision; there is one row, and who holds its lock makes the next change.
 */
@Entity
@Immutable
@Table(name = "configuration_head")
class HeadRow {

	@Id
	@Column(name = "id")
	private short id;

	@Column(name = "revision", nullable = false)
	private long revision;

	@Column(name = "hash", length = 64, nullable = false)
	private String hash;

	@SuppressWarnings("NullAway.Init")
	protected HeadRow() {
	}

	Head head() {
		return new Head(this.revision, this.hash);
	}

}
