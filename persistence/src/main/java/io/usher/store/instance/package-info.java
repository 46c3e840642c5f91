/**
 * The instances that share this database.
 */
@NullMarked
package io.usher.store.instance;

import org.jspecify.annotations.NullMarked;
