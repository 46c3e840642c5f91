package io.usher.store.history;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * A value that one record alone may have.
 */
@Entity
@Immutable
@IdClass(KeyRow.Key.class)
@Table(name = "record_key")
class KeyRow {

	/** The most characters of a value: what an InnoDB index takes of utf8mb4. */
	static final int MAX_LENGTH = 640;

	@Id
	@Column(name = "kind", length = 40)
	private String kind;

	@Id
	@Column(name = "field", length = 60)
	private String field;

	@Id
	@Column(name = "key_value", length = MAX_LENGTH)
	private String value;

	@Column(name = "number", nullable = false)
	private long number;

	@SuppressWarnings("NullAway.Init")
	protected KeyRow() {
	}

	OwnedKey key(RecordKind kind) {
		return new OwnedKey(new UniqueKey(kind, this.field, this.value), new RecordId(kind, this.number));
	}

	/** The primary key. */
	record Key(String kind, String field, String value) implements Serializable {

	}

}
