package io.usher.store.history;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface KeyRows extends Repository<KeyRow, KeyRow.Key> {

	Optional<KeyRow> findById(KeyRow.Key key);

}
