/**
 * Bringing records in from outside: what a source tells is matched with the records that
 * are there, and becomes a plan that people look at before it is made one change.
 */
@NullMarked
package io.usher.core.transfer;

import org.jspecify.annotations.NullMarked;
