/**
 * System locations and what they say about policy and media.
 */
@NullMarked
package io.usher.core.location;

import org.jspecify.annotations.NullMarked;
