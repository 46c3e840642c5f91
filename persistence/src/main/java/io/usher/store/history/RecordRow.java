package io.usher.store.history;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;

/**
 * A record as the last change left it.
 */
@Entity
@Immutable
@IdClass(RecordRow.Key.class)
@Table(name = "current_record")
class RecordRow {

	@Id
	@Column(name = "kind", length = 40)
	private String kind;

	@Id
	@Column(name = "number")
	private long number;

	@Column(name = "revision", nullable = false)
	private long revision;

	@Column(name = "document", length = Length.LONG32, nullable = false)
	private String document;

	@SuppressWarnings("NullAway.Init")
	protected RecordRow() {
	}

	/** The primary key. */
	record Key(String kind, long number) implements Serializable {

	}

}
