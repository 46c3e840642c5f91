package io.usher.store.history;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface KeyRows extends Repository<KeyRow, KeyRow.Key> {

	List<KeyRow> findByKindAndNumberIn(String kind, List<Long> numbers);

	Optional<KeyRow> findById(KeyRow.Key key);

}
