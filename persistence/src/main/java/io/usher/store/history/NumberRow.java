package io.usher.store.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * The number that the next new record gets; there is one row.
 */
@Entity
@Immutable
@Table(name = "number_sequence")
class NumberRow {

	@Id
	@Column(name = "id")
	private short id;

	@Column(name = "next_number", nullable = false)
	private long next;

	protected NumberRow() {
	}

	long next() {
		return this.next;
	}

}
