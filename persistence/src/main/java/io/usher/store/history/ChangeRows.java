package io.usher.store.history;

import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface ChangeRows extends Repository<ChangeRow, Long> {

	List<ChangeRow> findByRevisionGreaterThanOrderByRevision(long revision, Limit limit);

}
