/**
 * The decision log and the support log in the database.
 */
@NullMarked
package io.usher.store.log;

import org.jspecify.annotations.NullMarked;
