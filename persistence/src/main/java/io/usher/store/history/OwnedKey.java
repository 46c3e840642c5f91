package io.usher.store.history;

import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * A unique value and the record that has it.
 */
record OwnedKey(UniqueKey key, RecordId owner) {

}
