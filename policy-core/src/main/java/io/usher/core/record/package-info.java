/**
 * Configuration records: an id, a revision and a document of the fields that were set.
 */
@NullMarked
package io.usher.core.record;

import org.jspecify.annotations.NullMarked;
