/**
 * The simulator: what would happen if somebody called.
 */
@NullMarked
package io.usher.web.decision;

import org.jspecify.annotations.NullMarked;
