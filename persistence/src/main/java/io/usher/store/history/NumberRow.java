package io.usher.store.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The number that the next new record gets; there is one row.
 */
@Entity
@Table(name = "number_sequence")
class NumberRow {

	@Id
	@Column(name = "id")
	private short id;

	@Column(name = "next_number", nullable = false)
	private long next;

	protected NumberRow() {
	}

	long take(int count) {
		long first = this.next;
		this.next = Math.addExact(first, count);
		return first;
	}

}
