/**
 * The whole configuration as one JSON document: written so that two of them can be
 * compared, and read again to restore it.
 */
@NullMarked
package io.usher.core.export;

import org.jspecify.annotations.NullMarked;
