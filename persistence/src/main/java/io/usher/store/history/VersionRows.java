package io.usher.store.history;

import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface VersionRows extends Repository<VersionRow, VersionRow.Key> {

	List<VersionRow> findByRevisionBetweenOrderByRevisionAscPositionAsc(long first, long last);

	List<VersionRow> findByKindAndNumberOrderByRevisionDescPositionDesc(String kind, long number, Limit limit);

}
