/**
 * The pages with which records come in and go out: sources are read and planned, looked
 * at, and then made one change.
 */
@NullMarked
package io.usher.web.transfer;

import org.jspecify.annotations.NullMarked;
