/**
 * The connection to the database, its dialect and its schema.
 */
@NullMarked
package io.usher.store.database;

import org.jspecify.annotations.NullMarked;
