package io.usher.store.history;

import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import org.hibernate.jpa.HibernateHints;

/**
 * Current records, read while they come: not as entities, which would pile up.
 */
class RecordRows {

	private final EntityManager entities;

	private final int fetchSize;

	RecordRows(EntityManager entities, int fetchSize) {
		this.entities = entities;
		this.fetchSize = fetchSize;
	}

	/**
	 * Returns revision and hash of the head, then kind, number, revision and document of
	 * each record; the latter null when there is none. One statement, so that every
	 * database gives it as of one moment.
	 */
	Stream<Tuple> stream() {
		return this.entities.createQuery("""
				select head.revision, head.hash, row.kind, row.number, row.revision, row.document
				from HeadRow head left join RecordRow row on 1 = 1""", Tuple.class)
			.setHint(HibernateHints.HINT_FETCH_SIZE, this.fetchSize)
			.setHint(HibernateHints.HINT_READ_ONLY, true)
			.getResultStream();
	}

}
