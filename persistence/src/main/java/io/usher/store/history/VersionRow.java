package io.usher.store.history;

import java.io.Serializable;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import io.usher.core.history.ChainLink;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.StoredRecord;

/**
 * What a change made of a record.
 */
@Entity
@Immutable
@IdClass(VersionRow.Key.class)
@Table(name = "record_version")
class VersionRow {

	@Id
	@Column(name = "revision")
	private long revision;

	@Id
	@Column(name = "position")
	private int position;

	@Column(name = "kind", length = 40, nullable = false)
	private String kind;

	@Column(name = "number", nullable = false)
	private long number;

	@Column(name = "operation", length = 20, nullable = false)
	private String operation;

	@Column(name = "document", length = Length.LONG32)
	private @Nullable String document;

	@SuppressWarnings("NullAway.Init")
	protected VersionRow() {
	}

	long revision() {
		return this.revision;
	}

	/** Tells whether this version of the program knows what it is. */
	boolean isKnown() {
		return StoredKind.isKnown(this.kind);
	}

	RecordVersion version() {
		return new RecordVersion(StoredKind.id(this.kind, this.number), RecordVersion.Operation.valueOf(this.operation),
				this.document, List.of());
	}

	/** Returns it as it is stored, known or not. */
	ChainLink.Part part() {
		return new ChainLink.Part(this.kind + "/" + this.number, this.operation, this.document);
	}

	StoredRecord record() {
		return new StoredRecord(StoredKind.id(this.kind, this.number), this.revision, this.document);
	}

	/** The primary key. */
	record Key(long revision, int position) implements Serializable {

	}

}
