/**
 * Reads and fills the tables of the database as a whole, for backups.
 */
@NullMarked
package io.usher.store.backup;

import org.jspecify.annotations.NullMarked;
