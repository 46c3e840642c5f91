package io.usher.store.history;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface NumberRows extends Repository<NumberRow, Short> {

	/** Native, since Hibernate writes for MySQL what MariaDB does not understand. */
	@Query(nativeQuery = true, value = "select * from number_sequence where id = 1 for update")
	NumberRow lock();

}
