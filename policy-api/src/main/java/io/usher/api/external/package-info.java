/**
 * Asks upstream external policy servers, and keeps those that fail from harming calls.
 */
@NullMarked
package io.usher.api.external;

import org.jspecify.annotations.NullMarked;
