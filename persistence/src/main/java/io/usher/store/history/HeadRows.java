package io.usher.store.history;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface HeadRows extends Repository<HeadRow, Short> {

	@Query("select row from HeadRow row")
	HeadRow find();

	/** Native, since Hibernate writes for MySQL what MariaDB does not understand. */
	@Query(nativeQuery = true, value = "select * from configuration_head where id = 1 for update")
	HeadRow lock();

}
