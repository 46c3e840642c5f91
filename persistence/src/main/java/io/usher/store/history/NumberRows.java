package io.usher.store.history;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface NumberRows extends Repository<NumberRow, Short> {

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select row from NumberRow row")
	NumberRow lock();

}
