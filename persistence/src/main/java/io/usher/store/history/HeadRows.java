package io.usher.store.history;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface HeadRows extends Repository<HeadRow, Short> {

	@Query("select row from HeadRow row")
	HeadRow find();

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select row from HeadRow row")
	HeadRow lock();

}
