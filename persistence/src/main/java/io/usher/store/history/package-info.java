/**
 * Changes, record versions and current records in the database.
 */
@NullMarked
package io.usher.store.history;

import org.jspecify.annotations.NullMarked;
