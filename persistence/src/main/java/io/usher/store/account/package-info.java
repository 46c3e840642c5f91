/**
 * What the accounts of programs leave behind in the database.
 */
@NullMarked
package io.usher.store.account;

import org.jspecify.annotations.NullMarked;
